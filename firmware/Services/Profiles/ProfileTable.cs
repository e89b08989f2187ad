using PocketSpy.Services.Lobby;
using PocketSpy.Storage;
using PocketSpy.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.Services.Profiles;

/// <summary>
/// All profiles: on flash as records, in memory only their numbers, an index over them and over the unique nicks, and who
/// of them is here. A change is durable before anybody is told of it.
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

    private readonly RecordLog _log;
    private readonly IRandom _random;
    private readonly int[] _ids;
    private readonly int[] _nickHashes;
    private readonly object[] _online;
    private readonly IntIndex _byId;
    private readonly IntIndex _byNick;
    private readonly KvWriter _writer = new();
    private readonly byte[] _written = new byte[ProfileRecord.MaximumBytes];
    private readonly byte[] _drawn = new byte[4];
    private bool _isLoaded;
    private int _doubtful;

    /// <param name="log">Where they are kept; open.</param>
    /// <param name="capacity">Most profiles, at most <see cref="IntIndex.MaximumRows"/>.</param>
    /// <param name="random">Draws ids.</param>
    public ProfileTable(RecordLog log, int capacity, IRandom random)
    {
        _log = log;
        _random = random;
        _ids = new int[capacity];
        _online = new object[capacity];
        _nickHashes = new int[capacity];
        _byId = new IntIndex(_ids);
        _byNick = new IntIndex(_nickHashes);
    }

    /// <summary>Number of profiles.</summary>
    public int Count { get; private set; }

    /// <summary>The profile that was read last.</summary>
    public ProfileRecord Record { get; } = new();

    /// <summary>Reads the index from flash; call once before use. After a failure it is tried again when a nick is looked up.</summary>
    public StorageResult Load()
    {
        Count = 0;
        _byId.Clear();
        _byNick.Clear();
        StorageResult result = _log.Visit(this);
        _isLoaded = result == StorageResult.Ok;
        return result;
    }

    /// <summary>The row of a profile, or <see cref="None"/>.</summary>
    public int FindById(int profileId)
    {
        int place = _byId.First(profileId);
        return place < 0 ? None : _byId.RowAt(place);
    }

    /// <summary>
    /// The row of the profile with a unique nick (any case), which is then also read; <see cref="None"/> when there is none for
    /// sure, <see cref="Unreadable"/> when that cannot be told.
    /// </summary>
    public int FindByUniqueNick(byte[] nick, int offset, int count)
    {
        if (!_isLoaded && Load() != StorageResult.Ok) return Unreadable;
        if (!Settle()) return Unreadable;
        int hash = Hash.OfIgnoreCase(nick, offset, count, 0);
        for (int place = _byNick.First(hash); place >= 0; place = _byNick.Next(place, hash))
        {
            int row = _byNick.RowAt(place);
            if (!Read(row)) return Unreadable;
            if (HasNick(nick, offset, count)) return row;
        }
        return None;
    }

    /// <summary>The profile id of a row.</summary>
    public int IdAt(int row) => _ids[row];

    /// <summary>Who is logged in to a row; null for nobody.</summary>
    public object OnlineAt(int row) => _online[row];

    /// <summary>Notes who is logged in to a row.</summary>
    public void SetOnline(int row, object session) => _online[row] = session;

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

    /// <summary>Starts a new profile: fill it with the writer's pairs, then call <see cref="Add"/>.</summary>
    public KvWriter Begin(int profileId)
    {
        _writer.Load(_written, 0, _written.Length);
        _writer.Pair(ProfileFields.ProfileId, profileId);
        return _writer;
    }

    /// <summary>Saves the profile that <see cref="Begin"/> started, and reads it. Its row is the last one.</summary>
    public StorageResult Add(int profileId, byte[] nick, int nickOffset, int nickCount)
    {
        if (Count == _ids.Length) return StorageResult.Full;
        if (_writer.Overflowed) return StorageResult.TooLarge;
        StorageResult result = _log.Put(profileId, _written, 0, _writer.Length);
        if (result != StorageResult.Ok)
        {
            _doubtful = profileId;
            return result;
        }
        AddRow(profileId, Hash.OfIgnoreCase(nick, nickOffset, nickCount, 0));
        return Read(Count - 1) ? StorageResult.Ok : StorageResult.ReadFailed;
    }

    /// <summary>
    /// Changes those fields of a row that <paramref name="changes"/> has and <see cref="ProfileFields.Changeable"/> allows.
    /// Fields keep their order, so that an unchanged profile is the same bytes and not written again.
    /// </summary>
    public StorageResult Change(int row, KvReader changes)
    {
        if (!Read(row)) return StorageResult.ReadFailed;
        _writer.Load(_written, 0, _written.Length);
        KvReader old = Record.Fields;
        string[] names = ProfileFields.Changeable;
        for (int i = 0; i < old.Count; i++)
        {
            int name = ChangeableAt(old, i);
            if (name == None || !Write(names[name], changes)) CopyPair(old, i);
        }
        for (int i = 0; i < names.Length; i++)
        {
            if (old.Find(names[i]) == KvReader.None) Write(names[i], changes);
        }
        return _writer.Overflowed ? StorageResult.TooLarge : _log.Put(_ids[row], _written, 0, _writer.Length);
    }

    void IRecordVisitor.Visit(long key, byte[] buffer, int offset, int count)
    {
        if (Count == _ids.Length || !Record.Fields.Load(buffer, offset, count)) return;
        if (!Record.Fields.TryGet(ProfileFields.UniqueNick, out int nick, out int nickCount)) nickCount = nick = 0;
        AddRow((int)key, Hash.OfIgnoreCase(buffer, nick, nickCount, 0));
    }

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

    private void AddRow(int profileId, int nickHash)
    {
        int row = Count++;
        _ids[row] = profileId;
        _nickHashes[row] = nickHash;
        _byId.Add(row);
        _byNick.Add(row);
    }

    private bool HasNick(byte[] nick, int offset, int count) =>
        Record.Fields.TryGet(ProfileFields.UniqueNick, out int own, out int ownCount) && ownCount == count &&
        Ascii.EqualIgnoreCase(Record.Buffer, own, nick, offset, count);

    // Which of the changeable fields a pair is, or None.
    private static int ChangeableAt(KvReader fields, int pair)
    {
        string[] names = ProfileFields.Changeable;
        for (int i = 0; i < names.Length; i++)
        {
            if (fields.Is(pair, names[i])) return i;
        }
        return None;
    }

    private bool Write(string name, KvReader changes)
    {
        if (!changes.TryGet(name, out int offset, out int count)) return false;
        _writer.Pair(name, changes.Buffer, offset, count);
        return true;
    }

    private void CopyPair(KvReader source, int pair) =>
        _writer.Pair(Ascii.ToText(source.Buffer, source.KeyOffset(pair), source.KeyCount(pair)), source.Buffer, source.ValueOffset(pair), source.ValueCount(pair));
}
