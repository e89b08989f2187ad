namespace PocketSpy.Wire.Tests.Dhcp;

/// <summary>
/// DHCP messages in hexadecimal, of our own making (RFC 2131, 2; RFC 2132), with the options that the named kinds of client send. The client
/// is 02:00:5e:10:00:07, the box 192.168.4.1.
/// </summary>
internal static class DhcpPackets
{
    /// <summary>Operation, Ethernet, 6, no hops, transaction 3903f326, no seconds.</summary>
    internal const string Head = "01 01 06 00 3903f326 0000";

    internal const string Flags = "0000";

    /// <summary>Bit for "answer as broadcast".</summary>
    internal const string BroadcastFlag = "8000";

    internal const string NoAddress = "00000000";

    /// <summary>The hardware address and what its field is longer.</summary>
    internal const string Hardware = "02005e100007 00000000000000000000";

    internal const string Cookie = "63825363";

    internal const string Discover = "35 01 01";
    internal const string Request = "35 01 03";

    /// <summary>Behind the head, the fields and the cookie.</summary>
    internal const int OptionsOffset = 240;

    /// <summary>The address that was offered is in use: who offered it is told.</summary>
    internal const string OptionsOfDecline = "35 01 04" + "3d 07 01 02005e100007" + "32 04 c0a80402" + "36 04 c0a80401" + "ff";

    internal const string OptionsOfRelease = "35 01 07" + "36 04 c0a80401" + "3d 07 01 02005e100007" + "ff";

    /// <summary>Its address is set by hand; it wants to know the rest.</summary>
    internal const string OptionsOfInform = "35 01 08" + "3d 07 01 02005e100007" + "37 03 01 03 06" + "ff";

    /// <summary>What a server tells of the network and of the time that an address is lent for: 2 hours.</summary>
    internal const string OptionsOfLease = "36 04 c0a80401" + "33 04 00001c20" + "3a 04 00000e10" + "3b 04 0000189c"
        + "01 04 ffffff00" + "03 04 c0a80401" + "06 04 c0a80401" + "1c 04 c0a804ff" + "0f 03 6c616e" + "ff";

    /// <summary>udhcpc: its identifier, the limit of size, what it would like, its vendor, its name.</summary>
    internal const string OptionsOfUdhcpc = Discover + "3d 07 01 02005e100007" + "39 02 0240" + "37 07 01 03 06 0c 0f 1c 2a" + "3c 06 756468637063" + "0c 07 746f6173746572" + "ff";

    /// <summary>A Windows PC that wants the address back which it had elsewhere.</summary>
    internal const string OptionsOfWindows = Discover + "3d 07 01 02005e100007" + "32 04 c0a80107" + "0c 05 4c55494749" + "3c 08 4d53465420352e30" + "37 0e 01 03 06 0f 1f 21 2b 2c 2e 2f 77 79 f9 fc" + "ff";

    /// <summary>An Android phone: no identifier of its own, and it wants the quick way (80), which the box does not go.</summary>
    internal const string OptionsOfAndroid = Discover + "3d 07 01 02005e100007" + "50 00" + "39 02 05dc" + "3c 0f 616e64726f69642d646863702d3134" + "37 0a 01 03 06 0f 1a 1c 33 3a 3b 2b" + "ff";

    /// <summary>An iPhone that takes an offer.</summary>
    internal const string OptionsOfIphone = Request + "37 09 01 79 03 06 0f 6c 72 77 fc" + "39 02 05dc" + "3d 07 01 02005e100007" + "32 04 c0a80402" + "36 04 c0a80401" + "0c 06 6950686f6e65" + "ff";

    /// <summary>A console: the least that there can be, in any order.</summary>
    internal const string OptionsOfConsole = "32 04 c0a80402" + "00 00" + Request + "36 04 c0a80401" + "ff";

    internal static readonly string[] OfClients = new string[]
    {
        Message(Flags, NoAddress, OptionsOfUdhcpc), Message(BroadcastFlag, NoAddress, OptionsOfWindows), Message(Flags, NoAddress, OptionsOfAndroid),
        Message(Flags, NoAddress, OptionsOfIphone), Message(BroadcastFlag, NoAddress, OptionsOfConsole), Message(Flags, "c0a80402", Request + "ff"),
        Message(Flags, NoAddress, OptionsOfDecline), Message(Flags, "c0a80402", OptionsOfRelease), Message(Flags, "c0a80409", OptionsOfInform),
    };

    /// <summary>An offer, an acknowledgement, a refusal.</summary>
    internal static readonly string[] OfServers = new string[]
    {
        Reply("c0a80402", "35 01 02" + OptionsOfLease), Reply("c0a80402", "35 01 05" + OptionsOfLease), Reply(NoAddress, "35 01 06" + "36 04 c0a80401" + "ff"),
    };

    /// <summary>A whole message with empty fields for a server's name and a file.</summary>
    internal static string Message(string flags, string clientAddress, string options) =>
        Head + flags + clientAddress + NoAddress + NoAddress + NoAddress + Hardware + Zeros(64 + 128) + Cookie + options;

    /// <summary>A message of a server to a client without an address.</summary>
    internal static string Reply(string given, string options) =>
        "02 01 06 00 3903f326 0000" + Flags + NoAddress + given + NoAddress + NoAddress + Hardware + Zeros(64 + 128) + Cookie + options;

    /// <summary>A message whose fields "sname" and "file" begin with these options, without the overload option.</summary>
    internal static string Overloaded(string inName, string inFile, string options) =>
        Head + Flags + NoAddress + NoAddress + NoAddress + NoAddress + Hardware + Filled(inName, 64) + Filled(inFile, 128) + Cookie + options;

    internal static string Zeros(int bytes) => new string('0', bytes * 2);

    private static string Filled(string hex, int bytes) => hex + Zeros(bytes - Ascii.FromHex(hex).Length);
}
