using PocketSpy.Wire;

namespace PocketSpy.Matchmaking.Wire;

/// <summary>
/// The frame of QR2; the instance key goes back as it came. A host drops what is shorter than 7 bytes. Public GameSpy SDK (2011), qr2.
/// <code>
///               0    1              5
/// from a host   |type| instance key | data
///               0    1    2    3              7
/// to a host     | FE | FD |type| instance key | data
/// </code>
/// </summary>
public static class Qr2Packet
{
    /// <summary>Type and instance key, from a host.</summary>
    public const int HeadBytes = 5;

    /// <summary>Magic, type and instance key, to a host.</summary>
    public const int AnswerHeadBytes = 7;

    /// <summary>Longest datagram that a host sends.</summary>
    public const int MaximumBytes = 1_400;

    /// <summary>Longest datagram that a host takes; it cuts what is longer.</summary>
    public const int MaximumAnswerBytes = 255;

    /// <summary>Most bytes of a client message: behind the head stand 4 bytes of message key.</summary>
    public const int MaximumMessageBytes = MaximumAnswerBytes - AnswerHeadBytes - MessageKeyBytes;

    /// <summary>Bytes of the key of a client message.</summary>
    public const int MessageKeyBytes = 4;

    private const int MagicHigh = 0xFE;
    private const int MagicLow = 0xFD;

    /// <summary>Reads type and instance key (its first byte highest) of what a host sent. False when it is shorter.</summary>
    public static bool TryReadHead(WireReader reader, out int type, out uint instanceKey)
    {
        instanceKey = 0;
        return reader.TryReadByte(out type) && reader.TryReadUInt32BigEndian(out instanceKey);
    }

    /// <summary>Begins an answer: the instance key goes back in the byte order it came in.</summary>
    public static void WriteHead(WireWriter writer, int type, uint instanceKey)
    {
        writer.WriteByte(MagicHigh);
        writer.WriteByte(MagicLow);
        writer.WriteByte(type);
        writer.WriteUInt32BigEndian(instanceKey);
    }

    /// <summary>The answer to an availability check: 0 available, 1 unavailable for ever, 2 temporarily. Always 7 bytes.</summary>
    public static void WriteAvailable(WireWriter writer, int status)
    {
        writer.WriteByte(MagicHigh);
        writer.WriteByte(MagicLow);
        writer.WriteByte(Qr2PacketType.Available);
        writer.WriteUInt32BigEndian((uint)status);
    }

    /// <summary>Bytes of <see cref="WriteAddError"/> with this text.</summary>
    public static int AddErrorBytes(string text) => AnswerHeadBytes + 1 + text.Length + 1;

    /// <summary>Tells a host why it is not listed: a code of the SDK's qr2_error_t and a text of ASCII characters.</summary>
    public static void WriteAddError(WireWriter writer, uint instanceKey, int code, string text)
    {
        WriteHead(writer, Qr2PacketType.AddError, instanceKey);
        writer.WriteByte(code);
        writer.WriteText(text);
        writer.WriteByte(0);
    }
}
