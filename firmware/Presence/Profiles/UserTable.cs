using System;
using PocketSpy.Core;
using PocketSpy.Storage;
using PocketSpy.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Profiles;

/// <summary>
/// The users of GameSpy titles: an email address and a password each, whose profiles share the user's id. Consoles have
/// none: NAS vouches for them. A password is kept as its MD5 in hexadecimal, which is what a login proves to know.
/// </summary>
public sealed class UserTable : IRecordVisitor
{
    /// <summary>Longest record.</summary>
    public const int RecordBytes = 160;

    /// <summary>Longest email address; the SDK sends at most 50 characters.</summary>
    public const int EmailBytes = 64;

    /// <summary>Bytes of a password's MD5 in hexadecimal.</summary>
    public const int PasswordBytes = 32;

    /// <summary>No such user.</summary>
    public const int None = 0;

    /// <summary>Whether there is such a user cannot be told: flash failed.</summary>
    public const int Unreadable = -1;

    /// <summary>The name of the address in a record.</summary>
    public const string Email = "email";

    /// <summary>The name of the password's MD5 in a record.</summary>
    public const string Password = "passwordhash";

    /// <summary>In the record of a user whom the owner has turned away: 1.</summary>
    public const string Banned = "banned";

    private const int Attempts = 16;

    private readonly RecordLog _log;
    private readonly IRandom _random;
    private readonly int[] _ids;
    private readonly HashIndex _byEmail;
    private readonly KvReader _fields = new(8);
    private readonly KvWriter _writer;
    private readonly byte[] _record;
    private readonly byte[] _drawn = new byte[4];
    private int _count;
    private bool _isLoaded;
    private int _doubtful;

    /// <param name="log">Where they are kept; open.</param>
    /// <param name="room">Where records are read and built.</param>
    /// <param name="capacity">Most users.</param>
    /// <param name="random">Draws ids.</param>
    public UserTable(RecordLog log, RecordBuffer room, int capacity, IRandom random)
    {
        _writer = room.Writer;
        _record = room.Buffer;
        _log = log;
        _random = random;
        _ids = new int[capacity];
        _byEmail = new HashIndex(capacity);
    }

    /// <summary>Number of users.</summary>
    public int Count => _log.Count;

    /// <summary>Whether there is no room for another one.</summary>
    public bool IsFull => _log.Count == _ids.Length;

    /// <summary>Whether there is a user with this id.</summary>
    public bool Contains(int userId) => _log.Contains(userId);

    /// <summary>Number of rows; a removed user leaves an empty one, whose id is <see cref="None"/>.</summary>
    public int Rows => _count;

    /// <summary>The id of a row.</summary>
    public int IdAt(int row) => _ids[row];

    /// <summary>Whether the owner has turned away the user that was read last.</summary>
    public bool IsBanned { get; private set; }

    /// <summary>The address of the user that was read last, as text.</summary>
    public string EmailText => _fields.GetText(Email);

    /// <summary>The password's MD5 of the user that was read last, in hexadecimal.</summary>
    public readonly byte[] PasswordHash = new byte[PasswordBytes];

    /// <summary>Reads the index from flash; call once before use. After a failure it is tried again when an address is looked up.</summary>
    public StorageResult Load()
    {
        _isLoaded = false;
        _count = 0;
        _byEmail.Clear();
        StorageResult result = _log.Visit(this);
        _isLoaded = result == StorageResult.Ok;
        return result;
    }

    /// <summary>
    /// The id of the user with an email address (any case), who is then also read; <see cref="None"/> when there is none for sure,
    /// <see cref="Unreadable"/> when that cannot be told.
    /// </summary>
    public int FindByEmail(byte[] email, int offset, int count)
    {
        if (!_isLoaded && Load() != StorageResult.Ok) return Unreadable;
        if (!Settle()) return Unreadable;
        int hash = Hash.OfIgnoreCase(email, offset, count, 0);
        for (int place = _byEmail.First(hash); place >= 0; place = _byEmail.Next(place, hash))
        {
            int id = _ids[_byEmail.RowAt(place)];
            if (id == None) continue;
            if (!Read(id)) return Unreadable;
            if (_fields.TryGet(Email, out int own, out int ownCount) && ownCount == count &&
                Ascii.EqualIgnoreCase(_record, own, email, offset, count)) return id;
        }
        return None;
    }

    /// <summary>Reads a user. False when there is none, or flash failed.</summary>
    public bool Read(int userId)
    {
        if (!_log.TryRead(userId, _record, 0, out int count) || !_fields.Load(_record, 0, count)) return false;
        if (!_fields.TryGet(Password, out int offset, out int length) || length != PasswordBytes) return false;
        Array.Copy(_record, offset, PasswordHash, 0, PasswordBytes);
        IsBanned = _fields.Find(Banned) >= 0;
        return true;
    }

    /// <summary>Draws an id that no user has.</summary>
    public int DrawId()
    {
        int id = 1;
        for (int i = 0; i < Attempts; i++)
        {
            _random.Fill(_drawn, 0, 4);
            id = ((_drawn[0] & 0x7F) << 24) | (_drawn[1] << 16) | (_drawn[2] << 8) | _drawn[3];
            if (id != 0 && !_log.Contains(id)) return id;
        }
        id = 1;
        while (_log.Contains(id)) id++;
        return id;
    }

    /// <summary>Makes a user with an id that was drawn; the address is free and fits, the caller has looked. Durable when this gives Ok.</summary>
    public StorageResult Add(int userId, byte[] email, int offset, int count, byte[] passwordHash)
    {
        if (_count == _ids.Length && Load() != StorageResult.Ok) return StorageResult.ReadFailed;
        if (_count == _ids.Length) return StorageResult.Full;
        IsBanned = false;
        // A user who is on flash and not in the index could register once more: what entering needs is taken before.
        _byEmail.MakeRoom();
        StorageResult result = Save(userId, email, offset, count, passwordHash);
        if (result == StorageResult.Ok) AddRow(userId, email, offset, count);
        else _doubtful = userId;
        return result;
    }

    /// <summary>Removes a user for good.</summary>
    public StorageResult Remove(int userId)
    {
        StorageResult result = _log.Delete(userId);
        int row = RowOf(userId);
        // The row stays, for nobody, until the index is built anew.
        if (result == StorageResult.Ok && row >= 0) _ids[row] = None;
        return result;
    }

    /// <summary>Changes the password of the user.</summary>
    public StorageResult SetPassword(int userId, byte[] passwordHash) =>
        Read(userId) ? Rewrite(userId, passwordHash) : StorageResult.ReadFailed;

    /// <summary>Turns the user away, or no longer.</summary>
    public StorageResult SetBanned(int userId, bool isBanned)
    {
        if (!Read(userId)) return StorageResult.ReadFailed;
        IsBanned = isBanned;
        return Rewrite(userId, PasswordHash);
    }

    // Of the user that was read last.
    private StorageResult Rewrite(int userId, byte[] passwordHash)
    {
        if (!_fields.TryGet(Email, out int offset, out int count) || count > EmailBytes) return StorageResult.ReadFailed;
        // The record is about to be written over.
        byte[] email = new byte[count];
        Array.Copy(_record, offset, email, 0, count);
        return Save(userId, email, 0, count, passwordHash);
    }

    /// <summary>Changes the address of the user; it is free and fits, the caller has looked.</summary>
    public StorageResult SetEmail(int userId, byte[] email, int offset, int count)
    {
        if (!Read(userId)) return StorageResult.ReadFailed;
        StorageResult result = Save(userId, email, offset, count, PasswordHash);
        int row = RowOf(userId);
        if (result != StorageResult.Ok || row < 0)
        {
            // Which of the two stands on flash is read before the next address is looked up.
            _isLoaded = false;
            return result;
        }
        _byEmail.Remove(row);
        _byEmail.Add(Hash.OfIgnoreCase(email, offset, count, 0), row);
        return StorageResult.Ok;
    }

    void IRecordVisitor.Visit(long key, byte[] buffer, int offset, int count)
    {
        if (_count == _ids.Length || !_fields.Load(buffer, offset, count)) return;
        if (_fields.TryGet(Email, out int email, out int length)) AddRow((int)key, buffer, email, length);
    }

    private void AddRow(int userId, byte[] email, int offset, int count)
    {
        _ids[_count] = userId;
        _byEmail.Add(Hash.OfIgnoreCase(email, offset, count, 0), _count);
        _count++;
    }

    private StorageResult Save(int userId, byte[] email, int offset, int count, byte[] passwordHash)
    {
        _writer.Load(_record, 0, RecordBytes);
        _writer.Pair(Email, email, offset, count);
        _writer.Pair(Password, passwordHash, 0, PasswordBytes);
        if (IsBanned) _writer.Pair(Banned, 1);
        return _writer.Overflowed ? StorageResult.TooLarge : _log.Put(userId, _record, 0, _writer.Length);
    }

    private int RowOf(int userId)
    {
        for (int i = 0; i < _count; i++)
        {
            if (_ids[i] == userId) return i;
        }
        return -1;
    }

    // A write that failed may have reached the drive all the same. Nobody was told of that user: it goes, or the address would
    // have two.
    private bool Settle()
    {
        if (_doubtful == None) return true;
        StorageResult result = _log.Delete(_doubtful);
        if (result != StorageResult.Ok && result != StorageResult.NotFound) return false;
        _doubtful = None;
        return true;
    }
}
