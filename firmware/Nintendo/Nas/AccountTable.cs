using PocketSpy.Core;
using PocketSpy.Nintendo.Wire;
using PocketSpy.Storage;

namespace PocketSpy.Nintendo.Nas;

/// <summary>
/// The user ids of consoles: those that were given out here (NAS acctcreate), and those of other servers once somebody has logged in with them.
/// Kept on flash, so that no id is ever given out twice, with what the console says of itself, so that no other console can use it.
/// When the table is full, the oldest id with which nobody ever logged in gives way.
/// </summary>
public sealed class AccountTable : IRecordVisitor
{
    /// <summary>Largest number of issue that a backup may bring: behind it are more than a drive can ever be written.</summary>
    public const int MaximumNumber = int.MaxValue / 2;

    private const int Rank = 50;
    private const int Attempts = 16;

    private readonly RecordLog _log;
    private readonly IRandom _random;
    private readonly AccountRecord _record;
    private readonly byte[] _drawn = new byte[6];
    private int _lastNumber;
    private bool _isLoaded;
    private long _oldestUnclaimed;
    private int _oldestNumber;

    /// <param name="keeper">Keeps the table.</param>
    /// <param name="size">How many there may be.</param>
    /// <param name="random">Draws ids and salts.</param>
    public AccountTable(Keeper keeper, NintendoSize size, IRandom random)
    {
        _record = new AccountRecord(keeper.Records.Buffer);
        _log = keeper.Table(Rank, new AccountForm(), size.Accounts, AccountRecord.Bytes, size.AccountBytes);
        _random = random;
    }

    /// <summary>Makes room when all ids are somebody's; null for nobody.</summary>
    public IAccountRoom Room;

    /// <summary>Number of ids.</summary>
    public int Count => _log.Count;

    /// <summary>Most ids.</summary>
    public int Capacity => _log.Capacity;

    /// <summary>Sign-ins since the start, of consoles whose id another server gave as well.</summary>
    public int SignIns { get; private set; }

    /// <summary>Reads what is on flash; call once before use. After a failure it is tried again before an id is given out.</summary>
    public StorageResult Load()
    {
        _lastNumber = 0;
        StorageResult result = _log.Visit(this);
        _isLoaded = result == StorageResult.Ok;
        return result;
    }

    /// <summary>Whether an id is in the table.</summary>
    public bool Contains(long userId) => _log.Contains(userId);

    /// <summary>
    /// Gives out an id that nobody has. A DS keeps it in 31 bits (old DS software reads it signed), a Wii in 43.
    /// Durable when this gives <see cref="StorageResult.Ok"/>.
    /// </summary>
    public StorageResult Issue(int unitCode, ConsoleIdentity console, out long userId)
    {
        userId = Draw(unitCode);
        return Enter(userId, unitCode, 0, console);
    }

    /// <summary>A console has signed in.</summary>
    public void NoteSignIn() => SignIns++;

    /// <summary>Whether a console may use an id, by what is known of the id's console.</summary>
    public ConsoleMatch Match(long userId, ConsoleIdentity console)
    {
        StorageResult result = Read(userId);
        if (IsNew(result)) return ConsoleMatch.Unknown;
        return result == StorageResult.Ok ? _record.Match(console) : ConsoleMatch.Unreadable;
    }

    /// <summary>
    /// Notes at a login that somebody has the id, and what the console says of itself; the caller has seen that it fits. Written only when something
    /// of it is new. Durable when this gives <see cref="StorageResult.Ok"/>.
    /// </summary>
    public StorageResult Claim(long userId, int unitCode, ConsoleIdentity console)
    {
        StorageResult result = Read(userId);
        if (IsNew(result)) return Enter(userId, unitCode, AccountRecord.Claimed, console);
        if (result != StorageResult.Ok) return result;
        _record.Flags |= AccountRecord.Claimed;
        _record.Renew(_random);
        _record.Learn(console);
        return Put(userId);
    }

    /// <summary>Forgets the console of an id: the next one that logs in with it is the id's. For one that was replaced.</summary>
    public StorageResult Release(long userId)
    {
        StorageResult result = Read(userId);
        if (result != StorageResult.Ok) return IsNew(result) ? StorageResult.Ok : result;
        if (!_record.IsBound()) return StorageResult.Ok;
        _record.Forget(_random);
        return Put(userId);
    }

    /// <summary>Turns the console of an id away, or no longer.</summary>
    public StorageResult SetBanned(long userId, int unitCode, bool isBanned)
    {
        StorageResult result = Read(userId);
        if (IsNew(result)) return isBanned ? Enter(userId, unitCode, AccountRecord.Claimed | AccountRecord.Banned, null) : StorageResult.Ok;
        if (result != StorageResult.Ok) return result;
        _record.Renew(_random);
        _record.Flags = isBanned ? _record.Flags | AccountRecord.Banned : _record.Flags & ~AccountRecord.Banned;
        return Put(userId);
    }

    /// <summary>Forgets an id that no profile has any more, unless its console is turned away.</summary>
    public StorageResult Remove(long userId)
    {
        StorageResult result = Read(userId);
        if (result == StorageResult.Ok && (_record.Flags & AccountRecord.Banned) != 0) return StorageResult.Ok;
        if (result != StorageResult.Ok && !IsNew(result)) return result;
        result = _log.Delete(userId);
        return result == StorageResult.NotFound ? StorageResult.Ok : result;
    }

    /// <summary>Tells of an id whether its console is known, and whether it is turned away.</summary>
    public void Describe(long userId, out bool isBound, out bool isBanned)
    {
        bool isThere = Read(userId) == StorageResult.Ok;
        isBound = isThere && _record.IsBound();
        isBanned = isThere && (_record.Flags & AccountRecord.Banned) != 0;
    }

    void IRecordVisitor.Visit(long key, byte[] buffer, int offset, int count)
    {
        if (!AccountRecord.IsKnown(buffer, offset, count)) return;
        int number = AccountRecord.NumberOf(buffer, offset);
        if (number > _lastNumber && number <= MaximumNumber) _lastNumber = number;
        if (buffer[offset + AccountRecord.FlagsAt] != 0 || (_oldestUnclaimed != 0 && number > _oldestNumber)) return;
        _oldestUnclaimed = key;
        _oldestNumber = number;
    }

    private StorageResult Read(long userId)
    {
        StorageResult result = _log.Read(userId, _record.Buffer, 0, out int count);
        return result == StorageResult.Ok && !AccountRecord.IsKnown(_record.Buffer, 0, count) ? StorageResult.Damaged : result;
    }

    // Nothing is there, or nothing that anybody will ever read: the next console has the id.
    private static bool IsNew(StorageResult result) => result == StorageResult.NotFound || result == StorageResult.Damaged;

    private StorageResult Put(long userId) => _log.Put(userId, _record.Buffer, 0, AccountRecord.Bytes);

    private StorageResult Enter(long userId, int unitCode, int flags, ConsoleIdentity console)
    {
        StorageResult result = _isLoaded ? StorageResult.Ok : Load();
        if (result != StorageResult.Ok) return result;
        result = Save(userId, unitCode, flags, console);
        if (result != StorageResult.Full) return result;
        if (!DropOldestUnclaimed() && (Room is null || !Room.MakeRoom())) return result;
        return Save(userId, unitCode, flags, console);
    }

    private StorageResult Save(long userId, int unitCode, int flags, ConsoleIdentity console)
    {
        // At the end of the numbers all that follow are as new as each other.
        int number = _lastNumber < int.MaxValue ? _lastNumber + 1 : _lastNumber;
        _record.Begin(unitCode, flags, number, _random);
        if (console is not null) _record.Learn(console);
        StorageResult result = Put(userId);
        if (result == StorageResult.Ok) _lastNumber = number;
        return result;
    }

    private long Draw(int unitCode)
    {
        for (int i = 0; i < Attempts; i++)
        {
            _random.Fill(_drawn, 0, 6);
            long high = ((_drawn[0] & 0x07L) << 40) | ((long)_drawn[1] << 32);
            long low = ((_drawn[2] & 0x7FL) << 24) | ((long)_drawn[3] << 16) | ((long)_drawn[4] << 8) | _drawn[5];
            long id = unitCode == 0 ? low : high | low;
            if (id != 0 && !_log.Contains(id)) return id;
        }
        // Random numbers that repeat so often are broken; counting on is not.
        long next = 1;
        while (_log.Contains(next)) next++;
        return next;
    }

    private bool DropOldestUnclaimed()
    {
        _oldestUnclaimed = 0;
        if (_log.Visit(this) != StorageResult.Ok) return false;
        return _oldestUnclaimed != 0 && _log.Delete(_oldestUnclaimed) == StorageResult.Ok;
    }
}
