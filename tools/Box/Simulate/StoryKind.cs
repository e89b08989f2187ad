namespace PocketSpy.Box.Simulate;

/// <summary>Which story is played.</summary>
public enum StoryKind
{
    /// <summary>A console signs in.</summary>
    SignIn,

    /// <summary>A DS and a Wii become friends; a PC makes an account and is found.</summary>
    Friends,

    /// <summary>Consoles that find each other, negotiate a way and play.</summary>
    Match,

    /// <summary>PC hosts, and one who looks around in the server list.</summary>
    Browse,

    /// <summary>Three people at Messenger, of every version.</summary>
    Messenger,

    /// <summary>A Trackmania tool that signs in by tokens.</summary>
    Tokens,
}
