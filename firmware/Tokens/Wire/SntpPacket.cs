using PocketSpy.Wire;

namespace PocketSpy.Tokens.Wire;

/// <summary>The packets of a client that asks for the time: a DNS question for the pool of time servers, and SNTP (RFC 4330).</summary>
public static class SntpPacket
{
    /// <summary>Bytes of an SNTP packet without its optional parts.</summary>
    public const int Size = 48;

    /// <summary>The port of time servers.</summary>
    public const int Port = 123;

    /// <summary>The port of DNS servers.</summary>
    public const int NamePort = 53;

    /// <summary>Seconds from 1900, where NTP counts from, to 1970.</summary>
    public const long SecondsTo1970 = 2_208_988_800;

    private const string Pool = "\u0004pool\u0003ntp\u0003org";
    private const int FirstByte = 0x23;
    private const int ModeMask = 7;
    private const int ModeServer = 4;
    private const int LeapMask = 0xC0;
    private const int MostStratum = 15;
    private const int OriginOffset = 24;
    private const int TransmitOffset = 40;
    private const int DnsHeader = 12;
    private const int RecordHead = 10;
    private const int PointerBits = 0xC0;
    private const int MostRecords = 16;

    /// <summary>Writes a request whose transmit time is these 8 bytes: the answer has to repeat them.</summary>
    public static int WriteRequest(byte[] target, byte[] nonce)
    {
        for (int i = 0; i < Size; i++) target[i] = 0;
        target[0] = FirstByte;
        System.Array.Copy(nonce, 0, target, TransmitOffset, 8);
        return Size;
    }

    /// <summary>Reads an answer to the request with this nonce: seconds since 1970, or 0 when it is none or the server is not synchronized.</summary>
    public static long Read(byte[] buffer, int count, byte[] nonce)
    {
        if (count < Size || (buffer[0] & ModeMask) != ModeServer || (buffer[0] & LeapMask) == LeapMask) return 0;
        if (buffer[1] == 0 || buffer[1] > MostStratum || !Ascii.FixedTimeEqual(buffer, OriginOffset, nonce, 0, 8)) return 0;
        long seconds = ((long)buffer[TransmitOffset] << 24) | ((long)buffer[TransmitOffset + 1] << 16) | ((long)buffer[TransmitOffset + 2] << 8) | buffer[TransmitOffset + 3];
        // In 2036 the count begins anew (RFC 4330, 3).
        if ((seconds & 0x80000000L) == 0) seconds += 0x100000000L;
        return seconds - SecondsTo1970;
    }

    /// <summary>Writes the DNS question for the pool's address.</summary>
    public static int WriteQuestion(WireWriter writer, int id)
    {
        writer.WriteUInt16BigEndian(id);
        writer.WriteUInt16BigEndian(0x0100);
        writer.WriteUInt16BigEndian(1);
        writer.WriteUInt16BigEndian(0);
        writer.WriteUInt32BigEndian(0);
        writer.WriteText(Pool);
        writer.WriteByte(0);
        writer.WriteUInt16BigEndian(1);
        writer.WriteUInt16BigEndian(1);
        return writer.Length;
    }

    /// <summary>The first address of an answer to the question with this id; 0 when there is none.</summary>
    public static uint ReadAddress(byte[] buffer, int count, int id)
    {
        if (count < DnsHeader || ((buffer[0] << 8) | buffer[1]) != id || (buffer[2] & 0x80) == 0 || (buffer[3] & 0x0F) != 0) return 0;
        int at = DnsHeader;
        if (((buffer[4] << 8) | buffer[5]) != 1 || !SkipName(buffer, count, ref at)) return 0;
        at += 4;
        int records = (buffer[6] << 8) | buffer[7];
        for (int i = 0; i < records && i < MostRecords; i++)
        {
            if (!SkipName(buffer, count, ref at) || at + RecordHead > count) return 0;
            int type = (buffer[at] << 8) | buffer[at + 1];
            int length = (buffer[at + 8] << 8) | buffer[at + 9];
            at += RecordHead;
            if (at + length > count) return 0;
            if (type == 1 && length == 4) return ((uint)buffer[at] << 24) | ((uint)buffer[at + 1] << 16) | ((uint)buffer[at + 2] << 8) | buffer[at + 3];
            at += length;
        }
        return 0;
    }

    private static bool SkipName(byte[] buffer, int count, ref int at)
    {
        while (at < count)
        {
            int length = buffer[at];
            if ((length & PointerBits) == PointerBits)
            {
                at += 2;
                return at <= count;
            }
            at += length + 1;
            if (length == 0) return at <= count;
        }
        return false;
    }
}
