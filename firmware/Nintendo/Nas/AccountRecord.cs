using System;
using PocketSpy.Core;
using PocketSpy.Nintendo.Wire;
using PocketSpy.Wire;

namespace PocketSpy.Nintendo.Nas;

/// <summary>
/// One record of the <see cref="AccountTable"/>: version 2, unit code, flags, number of issue (4 bytes, big-endian), salt (4), and the salted digests of
/// a <see cref="ConsoleIdentity"/>. Version 1 has, behind the number, the MAC address as sent (up to 16 bytes), and its console is not known.
/// </summary>
internal sealed class AccountRecord
{
    /// <summary>Longest record.</summary>
    internal const int Bytes = DigestsAt + ConsoleIdentity.Bytes;

    /// <summary>The version of a record.</summary>
    internal const int Version = 2;

    /// <summary>The version of records that know no console.</summary>
    internal const int OldVersion = 1;

    /// <summary>Bytes before what varies.</summary>
    internal const int HeadBytes = 7;

    /// <summary>Place of the flags.</summary>
    internal const int FlagsAt = 2;

    /// <summary>Flag: somebody has logged in with the id.</summary>
    internal const int Claimed = 1;

    /// <summary>Flag: the owner has turned the console away.</summary>
    internal const int Banned = 2;

    /// <summary>Place of the number of issue.</summary>
    internal const int NumberAt = 3;

    /// <summary>Longest MAC address of version 1.</summary>
    internal const int MaximumMacBytes = 16;

    private const int SaltAt = HeadBytes;
    private const int SaltBytes = 4;
    private const int DigestsAt = SaltAt + SaltBytes;

    private readonly byte[] _salt = new byte[SaltBytes];
    private readonly byte[] _digest = new byte[ConsoleIdentity.DigestBytes];

    /// <param name="buffer">Where records are read and built.</param>
    internal AccountRecord(byte[] buffer)
    {
        Buffer = buffer;
    }

    /// <summary>The bytes, <see cref="Bytes"/> of them but for an old version.</summary>
    internal readonly byte[] Buffer;

    /// <summary>The flags.</summary>
    internal int Flags
    {
        get => Buffer[FlagsAt];
        set => Buffer[FlagsAt] = (byte)value;
    }

    /// <summary>Whether it is one that this version knows.</summary>
    internal static bool IsKnown(byte[] buffer, int offset, int count) =>
        count >= HeadBytes && (buffer[offset] == OldVersion || (buffer[offset] == Version && count == Bytes));

    /// <summary>The number of issue.</summary>
    internal static int NumberOf(byte[] buffer, int offset) => (int)BigEndian.Read32(buffer, offset + NumberAt);

    /// <summary>Starts a record of which no console is known.</summary>
    internal void Begin(int unitCode, int flags, int number, IRandom random)
    {
        Buffer[1] = (byte)unitCode;
        Flags = flags;
        BigEndian.Write32(Buffer, NumberAt, (uint)number);
        Forget(random);
    }

    /// <summary>Makes an old record one of this version.</summary>
    internal void Renew(IRandom random)
    {
        if (Buffer[0] != Version) Forget(random);
    }

    /// <summary>Forgets the console.</summary>
    internal void Forget(IRandom random)
    {
        Buffer[0] = Version;
        random.Fill(Buffer, SaltAt, SaltBytes);
        Array.Clear(Buffer, DigestsAt, ConsoleIdentity.Bytes);
    }

    /// <summary>Whether the console is known.</summary>
    internal bool IsBound()
    {
        if (Buffer[0] != Version) return false;
        for (int sign = 0; sign < ConsoleIdentity.Signs; sign++)
        {
            if (ConsoleIdentity.IsThere(Buffer, DigestOf(sign))) return true;
        }
        return false;
    }

    /// <summary>How a console fits.</summary>
    internal ConsoleMatch Match(ConsoleIdentity console)
    {
        if ((Flags & Banned) != 0) return ConsoleMatch.Banned;
        if (!IsBound()) return ConsoleMatch.Unknown;
        TakeSalt();
        if (Agrees(console, ConsoleIdentity.Mac) || Agrees(console, ConsoleIdentity.FriendCode)) return ConsoleMatch.Sure;
        return Agrees(console, ConsoleIdentity.Secret) ? ConsoleMatch.Secret : ConsoleMatch.Foreign;
    }

    /// <summary>Keeps what the console says. What it does not say this time stays as it was.</summary>
    internal void Learn(ConsoleIdentity console)
    {
        TakeSalt();
        for (int sign = 0; sign < ConsoleIdentity.Signs; sign++)
        {
            if (console.Has(sign)) console.Salt(sign, _salt, Buffer, DigestOf(sign));
        }
    }

    private bool Agrees(ConsoleIdentity console, int sign)
    {
        if (!console.Has(sign) || !ConsoleIdentity.IsThere(Buffer, DigestOf(sign))) return false;
        console.Salt(sign, _salt, _digest, 0);
        return Ascii.FixedTimeEqual(_digest, 0, Buffer, DigestOf(sign), ConsoleIdentity.DigestBytes);
    }

    private void TakeSalt() => Array.Copy(Buffer, SaltAt, _salt, 0, SaltBytes);

    private static int DigestOf(int sign) => DigestsAt + sign * ConsoleIdentity.DigestBytes;
}
