namespace PocketSpy.Nintendo.Nas;

/// <summary>How a console fits the user id that it gives.</summary>
public enum ConsoleMatch : byte
{
    /// <summary>Nothing is known of the id's console yet.</summary>
    Unknown,

    /// <summary>Its MAC address or friend code is the known one.</summary>
    Sure,

    /// <summary>Only its secret is the known one: a DS has a thousand, they can be guessed.</summary>
    Secret,

    /// <summary>Nothing that it says is known: it is another console.</summary>
    Foreign,

    /// <summary>The owner has turned the console away.</summary>
    Banned,

    /// <summary>What is known could not be read.</summary>
    Unreadable,
}
