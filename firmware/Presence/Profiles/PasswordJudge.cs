using System;
using PocketSpy.Core;
using PocketSpy.Presence.Gpcm;
using PocketSpy.Presence.Wire;
using PocketSpy.Wire;
using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Profiles;

/// <summary>Reads passwords out of requests and judges them. An address that tries wrong ones has to wait, whatever it tries then, and the log tells of it.</summary>
public sealed partial class PasswordJudge
{
    /// <summary>Longest password; the SDK allows 30 characters.</summary>
    public const int PasswordBytes = 64;

    private readonly GpcmContext _context;
    private readonly Md5 _md5;
    private readonly byte[] _password = new byte[PasswordBytes];

    /// <param name="context">What presence shares.</param>
    public PasswordJudge(GpcmContext context)
    {
        _context = context;
        _md5 = context.Md5;
    }

    /// <summary>The MD5 of the password that was read last, in hexadecimal digits.</summary>
    public readonly byte[] Hash = new byte[UserTable.PasswordBytes];

    /// <summary>
    /// Reads passwordenc of presence, passenc of the search, or the plain text of old titles. False when there is none or it is no code.
    /// </summary>
    public bool TryRead(KvReader request)
    {
        int count;
        if (request.TryGet("passwordenc", out int offset, out int encoded) || request.TryGet("passenc", out offset, out encoded))
        {
            if (encoded == 0 || !PasswordCode.TryDecode(request.Buffer, offset, encoded, _password, 0, out count)) return false;
        }
        else if (request.TryGet("password", out offset, out count) || request.TryGet("pass", out offset, out count))
        {
            if (count > PasswordBytes) return false;
            Array.Copy(request.Buffer, offset, _password, 0, count);
        }
        else
        {
            return false;
        }
        if (count == 0) return false;
        NoteCount(count);
        _md5.Reset();
        _md5.Append(_password, 0, count);
        _md5.FinishHex(Hash, 0);
        return true;
    }

    /// <summary>
    /// Whether the password that was read is that of the user who was read: <see cref="GpError.None"/>, else the given error, or
    /// <see cref="Registrar.HasToWait"/> when the address may not try now.
    /// </summary>
    public int Judge(long from, bool isRead, int wrong)
    {
        if (!MayTry(from)) return Registrar.HasToWait;
        if (isRead && Ascii.FixedTimeEqual(Hash, 0, _context.Store.Users.PasswordHash, 0, UserTable.PasswordBytes)) return GpError.None;
        NoteWrong(from);
        _context.Tools.Events.Write(EventTexts.WrongPassword(_context.Tools.Clients.NameOf(from)));
        return wrong;
    }

    partial void NoteCount(int count);

    /// <summary>Whether an address may try a password now. When not, the log is told once.</summary>
    public bool MayTry(long from) => _context.Admits(AddressRations.Guess, from, "wrong passwords");

    /// <summary>An address has tried a wrong password.</summary>
    public void NoteWrong(long from) => _context.Tools.Rations.Use(AddressRations.Guess, from, _context.Tools.Clock.Milliseconds);
}
