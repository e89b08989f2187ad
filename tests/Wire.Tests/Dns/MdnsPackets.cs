namespace PocketSpy.Wire.Tests.Dns;

/// <summary>Multicast DNS messages in hexadecimal (RFC 6762), of our own making. The box is pocketspy.local, 192.168.1.9.</summary>
internal static class MdnsPackets
{
    /// <summary>9pocketspy 5local.</summary>
    internal const string Name = "09 706f636b6574737079 05 6c6f63616c 00";

    /// <summary>A question of nss-mdns or Avahi: type A, all shall hear the answer.</summary>
    internal const string Question = "0000 0000 0001 0000 0000 0000" + Name + "0001 0001";

    /// <summary>An iPhone asks for both kinds of address at once, and wants the answer for itself; the second name points to the first.</summary>
    internal const string QuestionOfIphone = "0000 0000 0002 0000 0000 0000" + Name + "0001 8001" + "c00c 001c 8001";

    /// <summary>A question among others, with an answer that the asker still has.</summary>
    internal const string QuestionAmongOthers = "0000 0000 0002 0001 0000 0000" + "08 5f736572766963 65 04 5f746370 05 6c6f63616c 00 000c 0001" + "09 504F434B4554535059 c01a 0001 0001" +
        "c025 0001 0001 0000003c 0004 c0a80109";

    /// <summary>The announcement of another host with the name.</summary>
    internal const string Claim = "0000 8400 0000 0001 0000 0000" + Name + "0001 8001 00000078 0004 c0a80142";

    /// <summary>Another host asks whether anybody has the name, and says what address it shall have.</summary>
    internal const string Probe = "0000 0000 0001 0000 0001 0000" + Name + "00ff 8001" + "c00c 0001 0001 00000078 0004 c0a80142";

    internal static readonly string[] All = new string[] { Question, QuestionOfIphone, QuestionAmongOthers, Claim, Probe };
}
