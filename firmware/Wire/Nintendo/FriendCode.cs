using PocketSpy.Wire.Crypto;

namespace PocketSpy.Wire.Nintendo;

/// <summary>
/// The friend code of a DS or Wii profile: a check of 7 bits (bits 32 to 38) above the 32-bit profile id, shown as 12
/// decimal digits. The check covers 8 bytes: the profile id, little-endian, then the four letters of the game backwards.
/// </summary>
/// <remarks>
/// Sources: Custom Mario Kart wiki, "Friend Code" (MD5, reversed digits); dwc_network_server_emulator and wfc-server
/// (which title uses which check). The check is the first MD5 byte without its lowest bit, or the low 7 bits of CRC-8:
/// MD5 for Wii titles, CRC-8 for DS titles and for the first Wii titles, which still had the library of the DS. Codes that
/// players published agree: Mario Kart Wii (MD5), Pokemon Platinum, Mario Strikers Charged (CRC-8).
/// The game is that of <c>gsbrcd</c>, which is the same for all regions of a title.
/// </remarks>
public sealed class FriendCode
{
    /// <summary>Characters of a formatted code, 1234-5678-9012.</summary>
    public const int TextSize = 14;

    private const int CheckBits = 0x7F;
    private const int CheckShift = 32;
    private const int DigitCount = 12;
    private const int GroupSize = 4;
    private const int CheckedSize = 8;

    private readonly Md5 _md5;
    private readonly byte[] _checked = new byte[CheckedSize];
    private readonly byte[] _digest = new byte[Md5.DigestSize];

    /// <summary>With an MD5 of its own.</summary>
    public FriendCode()
        : this(new Md5())
    {
    }

    /// <param name="md5">Works; others may use it between two calls.</param>
    public FriendCode(Md5 md5)
    {
        _md5 = md5;
    }

    /// <summary>
    /// The code of <paramref name="profileId"/> (its 32 bits, read without sign) in the game whose four letters stand at
    /// <paramref name="gameOffset"/>; 0 for profile 0, which has no code.
    /// </summary>
    public long Compute(int profileId, byte[] game, int gameOffset)
    {
        if (profileId == 0) return 0;
        byte[] data = _checked;
        data[0] = (byte)profileId;
        data[1] = (byte)(profileId >> 8);
        data[2] = (byte)(profileId >> 16);
        data[3] = (byte)(profileId >> 24);
        data[4] = game[gameOffset + 3];
        data[5] = game[gameOffset + 2];
        data[6] = game[gameOffset + 1];
        data[7] = game[gameOffset];
        return ((long)Check(game, gameOffset) << CheckShift) | (uint)profileId;
    }

    /// <summary>Whether <paramref name="code"/> is the code of its profile in this game.</summary>
    public bool IsValid(long code, byte[] game, int gameOffset)
    {
        return code > 0 && Compute(ProfileId(code), game, gameOffset) == code;
    }

    /// <summary>The profile id in <paramref name="code"/>: its low 32 bits.</summary>
    public static int ProfileId(long code)
    {
        return (int)code;
    }

    /// <summary>Whether a title shows the twelve digits backwards: Dr. Mario Online Rx, HDM and WDM.</summary>
    public static bool IsReversed(byte[] game, int gameOffset)
    {
        return IsTitle(game, gameOffset, 'H', 'D', 'M') || IsTitle(game, gameOffset, 'W', 'D', 'M');
    }

    /// <summary>
    /// Writes <paramref name="code"/> (0 to 999,999,999,999) as 14 ASCII characters in groups of four, or its digits backwards
    /// for the titles that <see cref="IsReversed"/> names.
    /// </summary>
    public static void Format(long code, bool reversed, byte[] target, int offset)
    {
        // Six digits fit an int, and int arithmetic is the cheapest that the device has.
        int upper = (int)(code / 1000000);
        int lower = (int)(code % 1000000);
        for (int i = 0; i < DigitCount; i++)
        {
            int digit = lower % 10;
            lower /= 10;
            if (i == DigitCount / 2 - 1) lower = upper;
            int place = reversed ? i : DigitCount - 1 - i;
            target[offset + place + place / GroupSize] = (byte)('0' + digit);
        }
        target[offset + GroupSize] = (byte)'-';
        target[offset + 2 * GroupSize + 1] = (byte)'-';
    }

    /// <summary>
    /// Reads a code that a player wrote: twelve digits, with hyphens or spaces anywhere. False, and 0, for anything else.
    /// Whether it is somebody's is for <see cref="IsValid"/> to say.
    /// </summary>
    public static bool TryParse(byte[] text, int offset, int count, bool reversed, out long code)
    {
        code = 0;
        long value = 0;
        long place = 1;
        int digits = 0;
        for (int i = 0; i < count; i++)
        {
            int character = text[reversed ? offset + i : offset + count - 1 - i];
            if (character == '-' || character == ' ') continue;
            if (character < '0' || character > '9' || ++digits > DigitCount) return false;
            value += place * (character - '0');
            place *= 10;
        }
        if (digits != DigitCount) return false;
        code = value;
        return true;
    }

    private int Check(byte[] game, int gameOffset)
    {
        if (!UsesMd5(game, gameOffset)) return Crc8.Compute(_checked, 0, CheckedSize) & CheckBits;
        _md5.Reset();
        _md5.Append(_checked, 0, CheckedSize);
        _md5.Finish(_digest, 0);
        return _digest[0] >> 1;
    }

    // R and S are Wii discs, H, W and X are Wii channels and WiiWare; all other letters are DS titles.
    private static bool UsesMd5(byte[] game, int offset)
    {
        if (IsTitle(game, offset, 'R', 'P', 'B') // Pokemon Battle Revolution
            || IsTitle(game, offset, 'R', '4', 'Q') // Mario Strikers Charged
            || IsTitle(game, offset, 'R', 'S', 'B') // Super Smash Bros. Brawl
            || IsReversed(game, offset))
        {
            return false;
        }
        int kind = game[offset];
        return kind == 'R' || kind == 'S' || kind == 'H' || kind == 'W' || kind == 'X';
    }

    private static bool IsTitle(byte[] game, int offset, int first, int second, int third)
    {
        return game[offset] == first && game[offset + 1] == second && game[offset + 2] == third;
    }
}
