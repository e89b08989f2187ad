namespace PocketSpy.Wire.Tests.ServerList;

/// <summary>List requests of our own making, in the manner of the public GameSpy SDK (2011, sb_serverlist.c), behind length and type.</summary>
internal static class ListRequestPackets
{
    /// <summary>A console's search: protocol 1, encoding 3, version 0, both games, challenge, filter, fields, no options.</summary>
    internal const string Search = "01 03 00000000 6b61727400 6b61727400 6162636465666768 6477635f706964203d203100 5c6477635f7069645c727000 00000000";

    /// <summary>Both options that carry something, alternate source 10.0.0.1 and a limit of 500, and push; neither filter nor fields.</summary>
    internal const string Options = "01 03 8f550000 736169 6c6f7200 736169 6c6f72787000 2121212121212121 00 00 0000008c 0a000001 f4010000";

    /// <summary>Bytes without the blanks.</summary>
    internal static byte[] Bytes(string packet)
    {
        string digits = "";
        for (int i = 0; i < packet.Length; i++)
        {
            if (packet[i] != ' ') digits += packet[i];
        }
        return Ascii.FromHex(digits);
    }
}
