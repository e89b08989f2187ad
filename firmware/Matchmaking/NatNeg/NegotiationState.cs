namespace PocketSpy.Matchmaking.NatNeg;

/// <summary>How far a negotiation is.</summary>
internal static class NegotiationState
{
    /// <summary>The row is free.</summary>
    internal const int Free = 0;

    /// <summary>Not all that is needed of both sides has come.</summary>
    internal const int Open = 1;

    /// <summary>CONNECT is on its way to both sides.</summary>
    internal const int Connecting = 2;

    /// <summary>Both sides have acknowledged it.</summary>
    internal const int Done = 3;

    /// <summary>The sides are told that nothing came of it.</summary>
    internal const int Failing = 4;
}
