namespace PocketSpy.Matchmaking.Qr2;

/// <summary>The values of statechanged in a heartbeat.</summary>
internal static class HeartbeatChange
{
    /// <summary>An ordinary heartbeat.</summary>
    internal const int None = 0;

    /// <summary>Keys have changed.</summary>
    internal const int Keys = 1;

    /// <summary>The host shuts down.</summary>
    internal const int Leaving = 2;

    /// <summary>One of the first heartbeats.</summary>
    internal const int First = 3;

    /// <summary>Reads one digit; anything else is an ordinary heartbeat.</summary>
    internal static int Of(byte[] text, int offset)
    {
        int value = text[offset] - '0';
        return value > 0 && value <= First && text[offset + 1] == 0 ? value : None;
    }
}
