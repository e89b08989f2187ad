using PocketSpy.Tests;

namespace PocketSpy.Network.Tests.Mdns;

/// <summary>Multicast DNS messages as bytes (RFC 6762).</summary>
internal static class MdnsPackets
{
    internal const int A = 1;
    internal const int Aaaa = 28;

    /// <summary>A question for label.local.</summary>
    internal static byte[] Question(string label, int type, bool wantsUnicast)
    {
        byte[] message = DnsPackets.Query(0, label + ".local", type, 1);
        message[2] = 0;
        if (wantsUnicast) message[message.Length - 2] = 0x80;
        return message;
    }

    /// <summary>A question for label.local's address with an answer that is known.</summary>
    internal static byte[] Knowing(string label, uint address, int seconds)
    {
        byte[] message = Join(Question(label, A, false), Record(address, seconds));
        message[7] = 1;
        return message;
    }

    /// <summary>Another host says what address label.local has.</summary>
    internal static byte[] Claim(string label, uint address)
    {
        byte[] name = Question(label, A, false);
        byte[] head = Raw.Copy(name, name.Length - 4);
        head[2] = 0x84;
        head[5] = 0;
        head[7] = 1;
        byte[] record = Record(address, 120);
        byte[] rest = new byte[record.Length - 2];
        for (int i = 0; i < rest.Length; i++) rest[i] = record[i + 2];
        return Join(head, rest);
    }

    /// <summary>Another host asks whether it may have label.local.</summary>
    internal static byte[] Probe(string label, uint address)
    {
        byte[] message = Join(Question(label, 255, true), Record(address, 120));
        message[9] = 1;
        return message;
    }

    /// <summary>The name at the begin of a message's first question or record.</summary>
    internal static string Label(byte[] message) => Raw.Text(message, 13, message[12]);

    internal static bool IsAnswer(byte[] message) => (message[2] & 0x84) == 0x84;

    private static byte[] Record(uint address, int seconds) => new byte[]
    {
        0xC0, 12, 0, A, 0x80, 1, 0, 0, 0, (byte)seconds, 0, 4, (byte)(address >> 24), (byte)(address >> 16), (byte)(address >> 8), (byte)address,
    };

    private static byte[] Join(byte[] first, byte[] second)
    {
        byte[] all = new byte[first.Length + second.Length];
        first.CopyTo(all, 0);
        second.CopyTo(all, first.Length);
        return all;
    }
}
