using PocketSpy.Wire;

namespace PocketSpy.Matchmaking.Wire;

/// <summary>
/// A match command of Nintendo Wi-Fi Connection, sent to a host through the server browser. Head of 20 bytes: magic (0, 4 bytes: SBCM on a
/// DS, BB 49 CC 4D on a Wii), version (4, little-endian), command (8), bytes of arguments (9), QR2 port (10, high byte first), QR2 address
/// (12, first byte first), profile id (16, little-endian); then the arguments. Hosts read arguments unchecked, so a cut command must not reach them.
/// Source: recordings on wiki.tockdom.com (page MASTER) and of public servers.
/// </summary>
public static class MatchCommand
{
    /// <summary>Bytes of the head.</summary>
    public const int HeadBytes = 20;

    private const uint MagicDs = 0x5342434D;
    private const uint MagicWii = 0xBB49CC4D;
    private const int MagicBytes = 4;
    private const int ArgumentBytesAt = 9;
    private const int AddressAt = 12;
    private const int ProfileAt = 16;

    /// <summary>Whether a message begins as a match command does.</summary>
    public static bool HasMagic(byte[] buffer, int offset, int count)
    {
        if (count < MagicBytes) return false;
        uint magic = ((uint)buffer[offset] << 24) | ((uint)buffer[offset + 1] << 16) | ((uint)buffer[offset + 2] << 8) | buffer[offset + 3];
        return magic == MagicDs || magic == MagicWii;
    }

    /// <summary>Whether head and arguments are whole.</summary>
    public static bool IsWhole(byte[] buffer, int offset, int count) =>
        count >= HeadBytes && buffer[offset + ArgumentBytesAt] <= count - HeadBytes;

    /// <summary>The QR2 address of who sends it, first byte highest, as the head has it. The head must be whole.</summary>
    public static uint AddressIn(byte[] buffer, int offset) => BigEndian.Read32(buffer, offset + AddressAt);

    /// <summary>The profile of who sends it, as the head has it; negative for what is none. The head must be whole.</summary>
    public static int ProfileIn(byte[] buffer, int offset)
    {
        int at = offset + ProfileAt;
        return buffer[at] | (buffer[at + 1] << 8) | (buffer[at + 2] << 16) | (buffer[at + 3] << 24);
    }
}
