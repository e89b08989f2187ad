namespace PocketSpy.Matchmaking.ServerBrowser;

/// <summary>What came of a list request.</summary>
internal enum ListOutcome
{
    /// <summary>The list is sent, or being sent.</summary>
    Answered,

    /// <summary>The client was told why not, or cannot be told.</summary>
    Refused,

    /// <summary>It was no list request.</summary>
    Nonsense,
}
