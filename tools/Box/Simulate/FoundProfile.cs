namespace PocketSpy.Box.Simulate;

/// <summary>One profile in the answer to a search.</summary>
public sealed record FoundProfile(int ProfileId, string Nick, string UniqueNick, int NamespaceId, string FirstName, string LastName, string Address)
{
    /// <summary>Takes the next profile, in the strict order of the protocol.</summary>
    public static FoundProfile Take(TextMessage answer) => new(answer.TakeNumber("bsr"), answer.Take("nick"), answer.Take("uniquenick"),
        answer.TakeNumber("namespaceid"), answer.Take("firstname"), answer.Take("lastname"), answer.Take("email"));
}
