namespace PocketSpy.Matchmaking.NatNeg;

/// <summary>What is known of one side of a negotiation. None at all: nobody is there.</summary>
internal static class SideFlags
{
    /// <summary>The INIT of the game's own socket has come.</summary>
    internal const int HasGame = 1;

    /// <summary>An INIT of the negotiation's socket has come.</summary>
    internal const int HasNegotiator = 2;

    /// <summary>A PREINIT has come.</summary>
    internal const int HasPreInit = 4;

    /// <summary>The game's own socket is to be connected.</summary>
    internal const int UsesGamePort = 8;

    /// <summary>CONNECT was acknowledged.</summary>
    internal const int Acknowledged = 16;

    /// <summary>The client has said how it went.</summary>
    internal const int Reported = 32;

    /// <summary>It said that the partner could not be reached, and the event log knows.</summary>
    internal const int Failed = 64;

    /// <summary>It was told that it may begin with its INITs.</summary>
    internal const int LetGo = 128;

    /// <summary>The game's own socket is to be connected and was heard.</summary>
    internal const int ToGame = HasGame | UsesGamePort;

    /// <summary>Some INIT has come.</summary>
    internal const int HasInit = HasGame | HasNegotiator;
}
