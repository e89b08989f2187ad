using System;
using PocketSpy.Core;
using PocketSpy.Storage;
using PocketSpy.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Profiles;

/// <summary>
/// All profiles: on flash as records, in memory only their numbers, and indexes over them, over the unique nicks and over the users.
/// A change is durable before anybody is told of it.
/// </summary>
public sealed class ProfileTable : IRecordVisitor
{
    /// <summary>No such row.</summary>
    public const int None = -1;

    /// <summary>Whether there is such a row cannot be told: flash failed.</summary>
    public const int Unreadable = -2;

    // Ids are drawn at random, so that two boxes seldom give the same one: friend codes hold them.
    private const int FirstId = 100_000_000;
    private const int Ids = 900_000_000;
    private const int Attempts = 16;
    private const string UserUnitText = "2";

    // Titles log in twice and more when a profile is new: only who comes later has come back.
    private const int FirstVisitSeconds = 600;

    // Its columns begin short and double.
    private const int FirstRows = 16;

    // Behind it are more profiles than a drive can ever be written.
    private const int MostUnused = int.MaxValue / 2;

    private readonly RecordLog _log;
    private readonly IRandom _random;
    private int[] _ids;
    private ushort[] _users;
    private ushort[] _marks;
    private readonly IntIndex _byId;
    private readonly HashIndex _nicks;
    private readonly ProfileDraft _draft;
    private readonly byte[] _drawn = new byte[4];
    private IProfileVisitor _visitor;
    private bool _isLoaded;
    private int _doubtful;
    private int _removed;
    private int _lastUnused;

    /// <param name="log">Where they are kept; open.</param>
    /// <param name="room">Where records are built.</param>
    /// <param name="capacity">Most profiles, at most <see cref="IntIndex.MaximumRows"/>.</param>
    /// <param name="random">Draws ids.</param>
    public ProfileTable(RecordLog log, RecordBuffer room, int capacity, IRandom random)
    {
        _draft = new ProfileDraft(room);
        _log = log;
        _random = random;
        Capacity = capacity;
        int rows = capacity < FirstRows ? capacity : FirstRows;
        _ids = new int[rows];
        _users = new ushort[rows];
        _marks = new ushort[rows];
        _byId = new IntIndex(_ids);
        // A profile may have a nick in each of several namespaces.
        _nicks = new HashIndex(capacity + capacity / 2 < IntIndex.MaximumRows ? capacity + capacity / 2 : IntIndex.MaximumRows);
    }

    /// <summary>Number of profiles.</summary>
    public int Count => Rows - _removed;

    /// <summary>Most profiles.</summary>
    public readonly int Capacity;

    /// <summary>Whether there is no room for another profile.</summary>
    public bool IsFull => Count == Capacity;

    /// <summary>Number of rows; a removed profile leaves an empty one, whose id is 0.</summary>
    public int Rows { get; private set; }

    /// <summary>The profile that was read last.</summary>
    public readonly ProfileRecord Record = new();

    /// <summary>
    /// Reads the index from flash; call once before use. After a failure it is tried again when a nick is looked up. Rows change.
    /// </summary>
    public StorageResult Load()
    {
        _isLoaded = false;
        Rows = 0;
        _removed = 0;
        _lastUnused = 0;
        _byId.Clear();
        _nicks.Clear();
        StorageResult result = _log.Visit(this);
        _isLoaded = result == StorageResult.Ok;
        return result;
    }

    /// <summary>The row of a profile, or <see cref="None"/>.</summary>
    public int FindById(int profileId)
    {
        if (profileId == 0) return None;
        int place = _byId.First(profileId);
        return place < 0 ? None : _byId.RowAt(place);
    }

    /// <summary>
    /// The row of the profile with a unique nick (any case) in a namespace, which is then also read; <see cref="None"/> when there
    /// is none for sure, <see cref="Unreadable"/> when that cannot be told.
    /// </summary>
    public int FindByUniqueNick(byte[] nick, int offset, int count, int namespaceId)
    {
        if (!_isLoaded && Load() != StorageResult.Ok) return Unreadable;
        if (!Settle()) return Unreadable;
        int hash = Hash.OfIgnoreCase(nick, offset, count, namespaceId);
        for (int place = _nicks.First(hash); place >= 0; place = _nicks.Next(place, hash))
        {
            int row = _nicks.RowAt(place);
            if (_ids[row] == 0) continue;
            if (!Read(row)) return Unreadable;
            if (Record.HasUniqueNick(nick, offset, count, namespaceId)) return row;
        }
        return None;
    }

    /// <summary>
    /// The row of the next profile of a user with a password behind <paramref name="row"/> (start with <see cref="None"/>), which is
    /// then also read; <see cref="None"/> when there is no more, <see cref="Unreadable"/> when that cannot be told. A console's
    /// profile is nobody else's, whatever its number.
    /// </summary>
    public int NextOfUser(long userId, int row) => NextOf(userId, true, row);

    /// <summary>The same, for users with a password or for consoles.</summary>
    public int NextOf(long userId, bool ofUsers, int row)
    {
        if (!_isLoaded && Load() != StorageResult.Ok) return Unreadable;
        for (int i = row + 1; i < Rows; i++)
        {
            if (_ids[i] == 0 || _users[i] != (ushort)userId) continue;
            if (!Read(i)) return Unreadable;
            bool isUsers = Record.Fields.ValueEquals(ProfileFields.Unit, UserUnitText);
            if (isUsers == ofUsers && Record.Fields.TryGetInt64(ProfileFields.UserId, out long owner) && owner == userId) return i;
        }
        return None;
    }

    /// <summary>The profile id of a row.</summary>
    public int IdAt(int row) => _ids[row];

    /// <summary>Reads a row into <see cref="Record"/>. False when flash failed.</summary>
    public bool Read(int row) => _log.TryRead(_ids[row], Record.Buffer, 0, out int count) && Record.Load(count);

    /// <summary>Draws an id that no profile has.</summary>
    public int DrawId()
    {
        int id = FirstId;
        for (int i = 0; i < Attempts; i++)
        {
            _random.Fill(_drawn, 0, 4);
            uint drawn = ((uint)_drawn[0] << 24) | ((uint)_drawn[1] << 16) | ((uint)_drawn[2] << 8) | _drawn[3];
            id = FirstId + (int)(drawn % Ids);
            if (FindById(id) == None) return id;
        }
        while (FindById(id) != None) id++;
        return id;
    }

    /// <summary>Starts a new profile, unused: fill it with the writer's pairs, then call <see cref="Add"/>.</summary>
    public KvWriter Begin(int profileId, long now)
    {
        KvWriter fields = _draft.Begin();
        fields.Pair(ProfileFields.ProfileId, profileId);
        fields.Pair(ProfileFields.Unused, _lastUnused + 1);
        fields.Pair(ProfileFields.Made, now / 1_000);
        return fields;
    }

    /// <summary>Saves the profile that <see cref="Begin"/> started, and reads it.</summary>
    public StorageResult Add(int profileId)
    {
        if (Rows == Capacity && _removed > 0) Load();
        if (Rows == Capacity) return StorageResult.Full;
        if (!_draft.IsReadable()) return StorageResult.TooLarge;
        if (!Settle()) return StorageResult.WriteFailed;
        // A profile that is on flash and not in the index would be made once more: what entering it needs is taken before.
        _nicks.MakeRoom();
        MakeRoom();
        StorageResult result = _log.Put(profileId, _draft.Buffer, 0, _draft.Length);
        if (result != StorageResult.Ok)
        {
            _doubtful = profileId;
            return result;
        }
        Array.Copy(_draft.Buffer, 0, Record.Buffer, 0, _draft.Length);
        Record.Load(_draft.Length);
        AddRow(profileId);
        return StorageResult.Ok;
    }

    /// <summary>Shows every profile once, reading the file from front to back. The visitor reads no other profile.</summary>
    public void VisitAll(IProfileVisitor visitor)
    {
        _visitor = visitor;
        _log.Visit(this);
        _visitor = null;
    }

    /// <summary>
    /// Shows the profiles from a row on whose marks under a mask are these, see <see cref="ProfileMarks"/>; they may still be others. Reads at most so many.
    /// Gives the row to go on with, or <see cref="None"/> after the last.
    /// </summary>
    public int VisitSome(IProfileVisitor visitor, int row, int most, int marks, int mask)
    {
        for (; row < Rows; row++)
        {
            if (_ids[row] == 0 || (_marks[row] & mask) != marks) continue;
            if (most-- == 0) return row;
            if (Read(row)) visitor.Visit(Record);
        }
        return None;
    }

    /// <summary>Removes a profile for good.</summary>
    public StorageResult Remove(int row)
    {
        StorageResult result = _log.Delete(_ids[row]);
        if (result != StorageResult.Ok) return result;
        _ids[row] = 0;
        _removed++;
        // The index knows the row by its id: it is built anew.
        _byId.Clear();
        for (int i = 0; i < Rows; i++)
        {
            if (_ids[i] != 0) _byId.Add(i);
        }
        return StorageResult.Ok;
    }

    /// <summary>
    /// A player has logged in: a profile that was made a while ago, or before the last start of the box, is in use from now on. Written once.
    /// </summary>
    public StorageResult NoteUse(int row, long now)
    {
        if (!Read(row)) return StorageResult.ReadFailed;
        if (!Record.IsUnused) return StorageResult.Ok;
        long seconds = now / 1_000;
        bool isKnown = Record.Fields.TryGetInt64(ProfileFields.Made, out long made) && made <= seconds;
        if (isKnown && seconds - made < FirstVisitSeconds) return StorageResult.Ok;
        _draft.BeginUsed(Record.Fields);
        return Save(row);
    }

    /// <summary>Sets one field of a row; null removes it.</summary>
    public StorageResult Set(int row, string field, byte[] value, int offset, int count)
    {
        if (!Read(row)) return StorageResult.ReadFailed;
        KvWriter fields = _draft.BeginWithout(Record.Fields, field);
        if (value is not null) fields.Pair(field, value, offset, count);
        return Save(row);
    }

    /// <summary>
    /// Gives a row the unique nick in a namespace, in place of one that it had there. The nick is free: the caller has looked.
    /// Rows may change.
    /// </summary>
    public StorageResult SetUniqueNick(int row, byte[] nick, int offset, int count, int namespaceId)
    {
        if (!HasRoomForNick())
        {
            int profileId = _ids[row];
            if (Load() != StorageResult.Ok) return StorageResult.ReadFailed;
            row = FindById(profileId);
            if (!HasRoomForNick()) return StorageResult.Full;
        }
        if (row == None || !Read(row)) return StorageResult.ReadFailed;
        _nicks.MakeRoom();
        KvWriter fields = _draft.BeginWithoutPairs(Record.Fields, Record.FindUniqueNick(namespaceId));
        fields.Pair(ProfileFields.UniqueNick, nick, offset, count);
        fields.Pair(ProfileFields.NamespaceId, namespaceId);
        StorageResult result = Save(row);
        if (result == StorageResult.Ok) _nicks.Add(Hash.OfIgnoreCase(nick, offset, count, namespaceId), row);
        return result;
    }

    /// <summary>
    /// Changes those fields of a row that <paramref name="changes"/> has and <see cref="ProfileFields.Changeable"/> allows.
    /// Fields keep their order, so that an unchanged profile is the same bytes and not written again.
    /// </summary>
    public StorageResult Change(int row, KvReader changes)
    {
        if (!Read(row)) return StorageResult.ReadFailed;
        _draft.Change(Record.Fields, changes);
        return Save(row);
    }

    void IRecordVisitor.Visit(long key, byte[] buffer, int offset, int count)
    {
        if (_visitor is not null)
        {
            if (count > ProfileRecord.MaximumBytes) return;
            Array.Copy(buffer, offset, Record.Buffer, 0, count);
            if (Record.Load(count)) _visitor.Visit(Record);
            return;
        }
        if (Rows == Capacity || !Record.Fields.Load(buffer, offset, count)) return;
        MakeRoom();
        AddRow((int)key);
    }

    private StorageResult Save(int row)
    {
        if (!_draft.IsReadable()) return StorageResult.TooLarge;
        StorageResult result = _log.Put(_ids[row], _draft.Buffer, 0, _draft.Length);
        if (result != StorageResult.Ok) return result;
        Array.Copy(_draft.Buffer, 0, Record.Buffer, 0, _draft.Length);
        if (Record.Load(_draft.Length)) _marks[row] = (ushort)ProfileMarks.Of(Record.Fields);
        return StorageResult.Ok;
    }

    // One nick of every profile that is still to come has to fit: a player whose nick is not in the index would be made anew.
    private bool HasRoomForNick() => _nicks.Room > Capacity - Rows;

    // A write that failed may have reached the drive all the same. Nobody was told of that profile: it goes, or the player would
    // have two.
    private bool Settle()
    {
        if (_doubtful == 0) return true;
        StorageResult result = _log.Delete(_doubtful);
        if (result != StorageResult.Ok && result != StorageResult.NotFound) return false;
        _doubtful = 0;
        return true;
    }

    // Takes the memory for one more row. Throws when there is none, and then nothing has changed.
    private void MakeRoom()
    {
        if (Rows < _ids.Length) return;
        int rows = _ids.Length * 2 < Capacity ? _ids.Length * 2 : Capacity;
        int[] ids = new int[rows];
        ushort[] users = new ushort[rows];
        ushort[] marks = new ushort[rows];
        Array.Copy(_ids, 0, ids, 0, Rows);
        Array.Copy(_users, 0, users, 0, Rows);
        Array.Copy(_marks, 0, marks, 0, Rows);
        _byId.Grow(ids);
        _ids = ids;
        _users = users;
        _marks = marks;
    }

    // The profile's fields are in Record.
    private void AddRow(int profileId)
    {
        int row = Rows++;
        _ids[row] = profileId;
        KvReader fields = Record.Fields;
        if (fields.TryGetInt32(ProfileFields.Unused, out int unused) && unused > _lastUnused && unused < MostUnused) _lastUnused = unused;
        _users[row] = fields.TryGetInt64(ProfileFields.UserId, out long userId) ? (ushort)userId : (ushort)0;
        _marks[row] = (ushort)ProfileMarks.Of(fields);
        _byId.Add(row);
        for (int i = 0; i + 1 < fields.Count; i++)
        {
            if (!fields.Is(i, ProfileFields.UniqueNick) || !fields.TryGetInt32At(i + 1, out int namespaceId)) continue;
            _nicks.Add(Hash.OfIgnoreCase(fields.Buffer, fields.ValueOffset(i), fields.ValueCount(i), namespaceId), row);
        }
    }
}
