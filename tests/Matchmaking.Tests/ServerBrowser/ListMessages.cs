using PocketSpy.Core;
using PocketSpy.Tests;
using PocketSpy.Wire;

namespace PocketSpy.Matchmaking.Tests.ServerBrowser;

/// <summary>What a client sends behind its list request, as the SDK writes it.</summary>
internal static class ListMessages
{
    internal static readonly byte[] KeepAlive = new byte[] { 0, 3, 3 };

    internal static byte[] Info(long host) => OfHost(1, host, 0);

    internal static byte[] MapLoop(long host) => OfHost(4, host, 0);

    /// <summary>The head of a message to a host; its data is another segment.</summary>
    internal static byte[] SendHead(long host, int dataCount) => OfHost(2, host, dataCount);

    internal static byte[] Search(int options, int most, string name)
    {
        WireWriter writer = Begin(5);
        writer.WriteUInt32BigEndian((uint)options);
        writer.WriteUInt32BigEndian((uint)most);
        writer.WriteBytes(Raw.Bytes(name));
        writer.WriteByte(0);
        return End(writer, 0);
    }

    /// <summary>Bytes written as hexadecimal digits; blanks count for nothing. (A NUL would end a string on the device.)</summary>
    internal static byte[] FromHex(string text)
    {
        byte[] bytes = new byte[text.Length / 2];
        int digits = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == ' ') continue;
            int digit = text[i] <= '9' ? text[i] - '0' : text[i] - 'a' + 10;
            bytes[digits / 2] = (byte)((bytes[digits / 2] << 4) | digit);
            digits++;
        }
        return Raw.Copy(bytes, digits / 2);
    }

    internal static string Hex(byte[] bytes)
    {
        byte[] digits = new byte[bytes.Length * 2];
        PocketSpy.Wire.Text.Hex.Encode(bytes, 0, bytes.Length, digits, 0);
        return Raw.Text(digits);
    }

    internal static byte[] Join(byte[] first, byte[] second)
    {
        byte[] all = new byte[first.Length + second.Length];
        for (int i = 0; i < all.Length; i++) all[i] = i < first.Length ? first[i] : second[i - first.Length];
        return all;
    }

    private static byte[] OfHost(int type, long host, int more)
    {
        WireWriter writer = Begin(type);
        writer.WriteUInt32BigEndian(EndPoints.Address(host));
        writer.WriteUInt16BigEndian(EndPoints.Port(host));
        return End(writer, more);
    }

    private static WireWriter Begin(int type)
    {
        WireWriter writer = new();
        writer.Load(new byte[512], 0, 512);
        writer.WriteUInt16BigEndian(0);
        writer.WriteByte(type);
        return writer;
    }

    private static byte[] End(WireWriter writer, int more)
    {
        writer.SetUInt16BigEndian(0, writer.Length + more);
        return Raw.Copy(writer.Buffer, writer.Length);
    }
}
