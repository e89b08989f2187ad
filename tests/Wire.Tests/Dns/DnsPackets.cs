namespace PocketSpy.Wire.Tests.Dns;

/// <summary>DNS messages in hexadecimal (RFC 1035, 4.1): header of 12 bytes, name, type, class.</summary>
internal static class DnsPackets
{
    /// <summary>A query as consoles send it: id 0x0001, recursion desired, nas.nintendowifi.net, A, IN.</summary>
    internal const string Query = "0001 0100 0001 0000 0000 0000" + Name + "0001 0001";

    /// <summary>Bytes of <see cref="Query"/>.</summary>
    internal const int QueryBytes = 38;

    /// <summary>The answer of <see cref="Query"/>: authoritative, recursion offered, one A record of 60 s, 192.168.4.1.</summary>
    internal const string Answer = "0001 8580 0001 0001 0000 0000" + Name + "0001 0001" + "c00c 0001 0001 0000003c 0004 c0a80401";

    /// <summary>The same query with capitals in the name and an EDNS record (RFC 6891) behind the question.</summary>
    internal const string QueryWithEdns = "abcd 0120 0001 0000 0000 0001" +
        "034e4153 0c4e696e74656e646f57694669 036e6574 00" + "0001 0001" + "00 0029 1000 00000000 0000";

    /// <summary>3nas 12nintendowifi 3net.</summary>
    internal const string Name = "036e6173 0c6e696e74656e646f77696669 036e6574 00";
}
