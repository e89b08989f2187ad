using System;
using PocketSpy.Wire;
using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.Text;

namespace PocketSpy.Nintendo.Wire;

/// <summary>
/// The token that NAS gives a console and that the console logs in with at presence: "NDS" and 128 characters of base64,
/// the length of the real ones (96 bytes). The box seals in it all that the login needs, so that it keeps no table
/// of tokens: no number of sign-ins can fill it up and one token never replaces another.
/// </summary>
/// <remarks>
/// Layout of the 96 bytes, numbers big-endian: 0 version, 1 unit code, 2 user id (6), 8 gsbrcd (12, NUL-padded),
/// 20 issued at, seconds (4), 24 random (4), 28 game code (4, NUL-padded), 32 name in UTF-8 (30, NUL-padded), 62 what the console says of
/// itself (18), 80 first 16 bytes of HMAC-SHA-256 over the first 80. The challenge that goes with a token is made of the next 8 bytes of that
/// code, so that the token alone does not tell it.
/// </remarks>
public sealed class NasToken
{
    /// <summary>Characters of a token.</summary>
    public const int TextCount = 3 + SealedBytes / 3 * 4;

    /// <summary>Bytes of the challenge that goes with a token.</summary>
    public const int ChallengeBytes = 8;

    /// <summary>Most bytes of a gsbrcd; real ones have 11.</summary>
    public const int MaximumGsbrcdBytes = 12;

    /// <summary>Bytes of a game code such as RMCP.</summary>
    public const int GameCodeBytes = 4;

    /// <summary>Most bytes of the name, UTF-8; ten characters of a console fit.</summary>
    public const int MaximumNameBytes = 30;

    private const int Version = 2;
    private const int GsbrcdAt = 8;
    private const int IssuedAt = 20;
    private const int RandomAt = 24;
    private const int GameCodeAt = 28;
    private const int NameAt = 32;
    private const int ConsoleAt = NameAt + MaximumNameBytes;
    private const int SignedBytes = 80;
    private const int SealedBytes = 96;
    private const int SealBytes = SealedBytes - SignedBytes;
    private const int Letters = 26;

    private readonly HmacSha256 _seal;
    private readonly byte[] _signed = new byte[SignedBytes];
    private readonly byte[] _sealed = new byte[SealedBytes];

    /// <param name="key">32 random bytes; tokens made with another key are not taken.</param>
    public NasToken(byte[] key)
    {
        _seal = new HmacSha256(key);
    }

    /// <summary>0 for a DS, 1 for a Wii.</summary>
    public int UnitCode;

    /// <summary>The console's user id, up to 43 bits.</summary>
    public long UserId;

    /// <summary>When the token was made, in seconds of the box's clock.</summary>
    public int IssuedSeconds;

    /// <summary>The gsbrcd, <see cref="GsbrcdCount"/> bytes of it.</summary>
    public readonly byte[] Gsbrcd = new byte[MaximumGsbrcdBytes];

    /// <summary>Bytes in <see cref="Gsbrcd"/>.</summary>
    public int GsbrcdCount { get; private set; }

    /// <summary>The challenge, 8 capital letters; known after <see cref="Write"/> and <see cref="Load"/>.</summary>
    public readonly byte[] Challenge = new byte[ChallengeBytes];

    /// <summary>The game code, 4 characters or NULs.</summary>
    public readonly byte[] GameCode = new byte[GameCodeBytes];

    /// <summary>The player's or console's name, <see cref="NameCount"/> bytes of UTF-8.</summary>
    public readonly byte[] Name = new byte[MaximumNameBytes];

    /// <summary>Bytes in <see cref="Name"/>.</summary>
    public int NameCount { get; private set; }

    /// <summary>What the console says of itself.</summary>
    public readonly ConsoleIdentity Console = new();

    /// <summary>Sets the gsbrcd. False when it is too long.</summary>
    public bool SetGsbrcd(byte[] source, int count)
    {
        if (count > MaximumGsbrcdBytes) return false;
        Array.Copy(source, 0, Gsbrcd, 0, count);
        GsbrcdCount = count;
        return true;
    }

    /// <summary>Sets the game code; what is longer is cut, what is shorter is filled with NULs.</summary>
    public void SetGameCode(byte[] source, int count)
    {
        for (int i = 0; i < GameCodeBytes; i++) GameCode[i] = i < count ? source[i] : (byte)0;
    }

    /// <summary>Sets the name; what is longer is cut.</summary>
    public void SetName(byte[] source, int count)
    {
        if (count > MaximumNameBytes) count = MaximumNameBytes;
        Array.Copy(source, 0, Name, 0, count);
        NameCount = count;
    }

    /// <summary>Writes the token for what is set, <see cref="TextCount"/> characters.</summary>
    /// <param name="random">Four bytes that make this token differ from any other.</param>
    /// <param name="target">Takes the token.</param>
    /// <param name="offset">From here on.</param>
    public void Write(byte[] random, byte[] target, int offset)
    {
        Array.Clear(_signed, 0, SignedBytes);
        _signed[0] = Version;
        _signed[1] = (byte)UnitCode;
        Put32(_signed, 2, (int)(UserId >> 16));
        _signed[6] = (byte)(UserId >> 8);
        _signed[7] = (byte)UserId;
        Array.Copy(Gsbrcd, 0, _signed, GsbrcdAt, GsbrcdCount);
        Put32(_signed, IssuedAt, IssuedSeconds);
        Array.Copy(random, 0, _signed, RandomAt, 4);
        Array.Copy(GameCode, 0, _signed, GameCodeAt, GameCodeBytes);
        Array.Copy(Name, 0, _signed, NameAt, NameCount);
        Array.Copy(Console.Digests, 0, _signed, ConsoleAt, ConsoleIdentity.Bytes);

        Array.Copy(_signed, 0, _sealed, 0, SignedBytes);
        byte[] code = _seal.Compute(_signed);
        Array.Copy(code, 0, _sealed, SignedBytes, SealBytes);
        TakeChallenge(code);
        target[offset] = (byte)'N';
        target[offset + 1] = (byte)'D';
        target[offset + 2] = (byte)'S';
        Base64.Url.Encode(_sealed, 0, SealedBytes, target, offset + 3);
    }

    /// <summary>Reads a token. False when it is none of this box's own.</summary>
    public bool Load(byte[] buffer, int offset, int count)
    {
        if (count != TextCount || !Ascii.StartsWith(buffer, offset, count, "NDS")) return false;
        if (!Base64.Url.TryDecode(buffer, offset + 3, count - 3, _sealed, 0, out int decoded) || decoded != SealedBytes) return false;
        Array.Copy(_sealed, 0, _signed, 0, SignedBytes);
        byte[] code = _seal.Compute(_signed);
        if (!Ascii.FixedTimeEqual(code, 0, _sealed, SignedBytes, SealBytes) || _signed[0] != Version) return false;
        TakeChallenge(code);

        UnitCode = _signed[1];
        UserId = ((long)(uint)Get32(_signed, 2) << 16) | ((uint)_signed[6] << 8) | _signed[7];
        IssuedSeconds = Get32(_signed, IssuedAt);
        GsbrcdCount = CountUpToNul(GsbrcdAt, MaximumGsbrcdBytes);
        Array.Copy(_signed, GsbrcdAt, Gsbrcd, 0, GsbrcdCount);
        Array.Copy(_signed, GameCodeAt, GameCode, 0, GameCodeBytes);
        NameCount = CountUpToNul(NameAt, MaximumNameBytes);
        Array.Copy(_signed, NameAt, Name, 0, NameCount);
        Array.Copy(_signed, ConsoleAt, Console.Digests, 0, ConsoleIdentity.Bytes);
        return true;
    }

    private void TakeChallenge(byte[] code)
    {
        for (int i = 0; i < ChallengeBytes; i++) Challenge[i] = (byte)('A' + code[SealBytes + i] % Letters);
    }

    private int CountUpToNul(int offset, int limit)
    {
        int count = 0;
        while (count < limit && _signed[offset + count] != 0) count++;
        return count;
    }

    private static void Put32(byte[] target, int offset, int value)
    {
        target[offset] = (byte)(value >> 24);
        target[offset + 1] = (byte)(value >> 16);
        target[offset + 2] = (byte)(value >> 8);
        target[offset + 3] = (byte)value;
    }

    private static int Get32(byte[] source, int offset) =>
        (source[offset] << 24) | (source[offset + 1] << 16) | (source[offset + 2] << 8) | source[offset + 3];
}
