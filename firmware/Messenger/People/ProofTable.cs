using PocketSpy.Core;
using PocketSpy.Presence.Accounts;
using PocketSpy.Presence.Profiles;
using PocketSpy.Storage;
using PocketSpy.Wire;
using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.Text;

namespace PocketSpy.Messenger.People;

/// <summary>
/// What MSNP2 to 7 need of a password: its MD5 behind a salt that is always the same for a user, so that the password itself need not be kept. Beside it stands
/// the MD5 that the user table has, which tells whether the password is still that one.
/// </summary>
public sealed class ProofTable : IPasswordWatcher
{
    /// <summary>Bytes of a record: two MD5 in hexadecimal digits.</summary>
    public const int RecordBytes = 2 * Md5.HexSize;

    private const int Rank = 26;
    private const string SaltTail = ".1863";

    private readonly RecordLog _log;
    private readonly byte[] _record = new byte[RecordBytes];
    private readonly byte[] _made = new byte[RecordBytes];
    private readonly Md5 _md5 = new();
    private UserTable _users;

    /// <summary>Registers the table.</summary>
    public ProofTable(Keeper keeper, MessengerSize size)
    {
        _log = keeper.Table(Rank, new ProofForm(), size.Proofs, RecordBytes, size.ProofBytes);
    }

    /// <summary>Where users are looked up; set once they are there.</summary>
    public UserTable Users
    {
        set => _users = value;
    }

    /// <summary>The salt of a user. It tells nothing that is not on the wire anyway.</summary>
    public static string SaltOf(int userId) => userId.ToString() + SaltTail;

    /// <inheritdoc />
    public void Learn(int userId, byte[] password, int offset, int count)
    {
        _md5.Reset();
        _md5.Append(password, offset, count);
        _md5.FinishHex(_made, 0);
        byte[] salt = System.Text.Encoding.UTF8.GetBytes(SaltOf(userId));
        _md5.Append(salt, 0, salt.Length);
        _md5.Append(password, offset, count);
        _md5.FinishHex(_made, Md5.HexSize);
        if (_log.Count == _log.Capacity && !_log.Contains(userId)) RemoveOrphans();
        // What fails is made up for at the next sign-in that carries the password: the log of the drive says why.
        _log.Put(userId, _made, 0, RecordBytes);
    }

    /// <summary>Whether there is a proof of the password that the user has now, who was read last.</summary>
    public bool Has(int userId) =>
        _log.TryRead(userId, _record, 0, out int count) && count == RecordBytes && Ascii.FixedTimeEqual(_record, 0, _users.PasswordHash, 0, Md5.HexSize);

    /// <summary>After <see cref="Has"/>: whether this is the MD5 of salt and password, 32 small hexadecimal digits.</summary>
    public bool IsRight(byte[] buffer, int offset, int count) => count == Md5.HexSize && Ascii.FixedTimeEqual(_record, Md5.HexSize, buffer, offset, count);

    private void RemoveOrphans()
    {
        for (int place = _log.Count - 1; place >= 0; place--)
        {
            if (!_users.Contains((int)_log.KeyAt(place))) _log.Delete(_log.KeyAt(place));
        }
    }
}
