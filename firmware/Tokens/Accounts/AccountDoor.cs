using PocketSpy.Core;
using PocketSpy.Presence.Gpcm;
using PocketSpy.Presence.Profiles;
using PocketSpy.Wire;
using PocketSpy.Wire.Crypto;

namespace PocketSpy.Tokens.Accounts;

/// <summary>
/// Checks an address and a password that came in the clear, as the sign-in systems beside GameSpy's send them, against the box's users. An address that tries
/// wrong ones has to wait, with whatever it tries them; a right one tells the other systems what they need of it.
/// </summary>
public sealed class AccountDoor
{
    /// <summary>No such user, or another password, or a user who is turned away.</summary>
    public const int Wrong = 0;

    /// <summary>The users cannot be read.</summary>
    public const int Unreadable = -1;

    /// <summary>Too many wrong ones came from there.</summary>
    public const int HasToWait = -2;

    private readonly GpcmContext _context;
    private readonly PasswordJudge _judge;
    private readonly byte[] _hash = new byte[UserTable.PasswordBytes];

    /// <param name="context">What presence shares.</param>
    public AccountDoor(GpcmContext context)
    {
        _context = context;
        Registrar = new Registrar(context);
        _judge = Registrar.Passwords;
    }

    /// <summary>Makes users.</summary>
    public readonly Registrar Registrar;

    /// <summary>The user with an address and a password, or one of the three constants. The log tells of what was wrong.</summary>
    public int Enter(byte[] email, int offset, int count, byte[] password, int passwordOffset, int passwordCount, long from)
    {
        if (!_judge.MayTry(from)) return HasToWait;
        UserTable users = _context.Store.Users;
        int user = count > UserTable.EmailBytes ? UserTable.None : users.FindByEmail(email, offset, count);
        if (user == UserTable.Unreadable) return Unreadable;
        string client = _context.Tools.Clients.NameOf(from);
        if (user != UserTable.None && !IsRight(users, password, passwordOffset, passwordCount)) user = UserTable.None;
        if (user == UserTable.None)
        {
            _judge.NoteWrong(from);
            _context.Tools.Events.Write(EventTexts.WrongPassword(client));
            return Wrong;
        }
        if (users.IsBanned)
        {
            _context.Tools.Events.Write(EventTexts.LoginRefused(client, "the owner of the box has turned this player away"));
            return Wrong;
        }
        if (_context.Watcher is not null) _context.Watcher.Learn(user, password, passwordOffset, passwordCount);
        return user;
    }

    private bool IsRight(UserTable users, byte[] password, int offset, int count)
    {
        if (count == 0 || count > PasswordJudge.PasswordBytes) return false;
        Md5 md5 = _context.Md5;
        md5.Reset();
        md5.Append(password, offset, count);
        md5.FinishHex(_hash, 0);
        return Ascii.FixedTimeEqual(_hash, 0, users.PasswordHash, 0, UserTable.PasswordBytes);
    }
}
