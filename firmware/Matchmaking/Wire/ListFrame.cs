using PocketSpy.Wire;

namespace PocketSpy.Matchmaking.Wire;

/// <summary>
/// The frames of the server list: what begins an answer, what ends a list, and the length before each later message. Public GameSpy SDK
/// (2011), serverbrowsing.
/// </summary>
public static class ListFrame
{
    /// <summary>Bytes before a message's body, from a client as to it: length (2, high byte first, all included) and type.</summary>
    public const int HeadBytes = 3;

    /// <summary>Longest message that a client takes; more is an error there.</summary>
    public const int MaximumBytes = 4_096;

    /// <summary>The port of hosts that carry none.</summary>
    public const int DefaultPort = 6500;

    /// <summary>Random bytes of the box for the cipher's key.</summary>
    public const int KeyBytes = 10;

    private const int FlagBytes = 2;
    private const int FlagBytesMask = 0xEC;
    private const int KeyBytesMask = 0xEA;
    private const int ErrorPort = 0xFFFF;
    private const uint LastServer = 0xFFFFFFFF;

    /// <summary>Whole bytes of the message at <paramref name="offset"/>: 0 while its length has not come.</summary>
    public static int LengthAt(byte[] buffer, int offset, int count) => count < 2 ? 0 : (buffer[offset] << 8) | buffer[offset + 1];

    /// <summary>What stands in the clear before everything else: the backend's flags (none) and the box's half of the key.</summary>
    public static void WriteCryptHead(WireWriter writer, byte[] key)
    {
        writer.WriteByte(FlagBytes ^ FlagBytesMask);
        writer.WriteUInt16BigEndian(0);
        writer.WriteByte(key.Length ^ KeyBytesMask);
        writer.WriteBytes(key);
    }

    /// <summary>The client's public address and the default port.</summary>
    public static void WriteFixedHead(WireWriter writer, uint address)
    {
        writer.WriteUInt32BigEndian(address);
        writer.WriteUInt16BigEndian(DefaultPort);
    }

    /// <summary>Instead of a list: an error and its text, after which nothing follows.</summary>
    public static void WriteError(WireWriter writer, uint address, string text)
    {
        writer.WriteUInt32BigEndian(address);
        writer.WriteUInt16BigEndian(ErrorPort);
        writer.WriteText(text);
        writer.WriteByte(0);
    }

    /// <summary>Ends a list: without it a client never finishes.</summary>
    public static void WriteEnd(WireWriter writer)
    {
        writer.WriteByte(0);
        writer.WriteUInt32BigEndian(LastServer);
    }

    /// <summary>Begins a message; <see cref="EndMessage"/> puts its length in.</summary>
    public static void BeginMessage(WireWriter writer, int type)
    {
        writer.WriteUInt16BigEndian(0);
        writer.WriteByte(type);
    }

    /// <summary>Puts in the length of the message that the writer holds.</summary>
    public static void EndMessage(WireWriter writer) => writer.SetUInt16BigEndian(0, writer.Length);
}
