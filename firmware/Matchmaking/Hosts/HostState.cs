namespace PocketSpy.Matchmaking.Hosts;

/// <summary>How far a host has come.</summary>
public static class HostState
{
    /// <summary>The row is free.</summary>
    public const int None = 0;

    /// <summary>It was challenged and has not answered: nobody sees it, and it gives way to others.</summary>
    public const int Waiting = 1;

    /// <summary>It proved that it knows its game's key: players find it.</summary>
    public const int Listed = 2;

    /// <summary>Players find it although its game's key is not known here, by the owner's leave.</summary>
    public const int Unproven = 3;
}
