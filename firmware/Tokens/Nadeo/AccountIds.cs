using System;
using PocketSpy.Tokens.Wire;
using PocketSpy.Wire;
using PocketSpy.Wire.Crypto;

namespace PocketSpy.Tokens.Nadeo;

/// <summary>
/// The account ids of users, worked out and not kept: a UUID holds the number of its user under a veil of the box's secret, so that it is the same after
/// every restart, tells nothing, and nobody else can make one. Each user has two, one for Nadeo and one for Ubisoft.
/// </summary>
public sealed class AccountIds
{
    /// <summary>The account id of Nadeo, claim sub.</summary>
    public const int Nadeo = 1;

    /// <summary>The profile id of Ubisoft.</summary>
    public const int Ubisoft = 2;

    private const int NumberBytes = 4;
    private const int Pad = 3;

    private readonly HmacSha256 _code;
    private readonly byte[] _read = new byte[Uuid.Size];

    /// <param name="code">The box's secret.</param>
    public AccountIds(HmacSha256 code)
    {
        _code = code;
    }

    /// <summary>The id of a user, as text.</summary>
    public string Of(int userId, int kind) => Uuid.ToText(Make(userId, kind));

    /// <summary>The user with this id; 0 when nobody can have it.</summary>
    public int UserOf(byte[] buffer, int offset, int count, int kind)
    {
        if (!Uuid.TryRead(buffer, offset, count, _read)) return 0;
        int userId = (int)(BigEndian.Read32(_read, 0) ^ Veil(_read));
        return userId > 0 && Ascii.FixedTimeEqual(Make(userId, kind), 0, _read, 0, Uuid.Size) ? userId : 0;
    }

    private byte[] Make(int userId, int kind)
    {
        byte[] id = new byte[Uuid.Size];
        byte[] message = new byte[1 + NumberBytes];
        message[0] = (byte)kind;
        BigEndian.Write32(message, 1, (uint)userId);
        Array.Copy(_code.Compute(message), 0, id, NumberBytes, Uuid.Size - NumberBytes);
        Uuid.Mark(id);
        BigEndian.Write32(id, 0, (uint)userId ^ Veil(id));
        return id;
    }

    // Of the bytes behind the number.
    private uint Veil(byte[] id)
    {
        byte[] message = new byte[1 + Uuid.Size - NumberBytes];
        message[0] = Pad;
        Array.Copy(id, NumberBytes, message, 1, Uuid.Size - NumberBytes);
        return BigEndian.Read32(_code.Compute(message), 0);
    }
}
