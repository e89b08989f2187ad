using System;
using PocketSpy.Wire;
using PocketSpy.Wire.Qr2;

namespace PocketSpy.Services.Lobby;

/// <summary>
/// The hosts of all games: who offers a match, from where, with which keys. Columns of fixed length, an index by end point, and for each
/// host its keys as they came, so that a search reads them in place. Several hosts may share an address, never an end point.
/// </summary>
public sealed class HostTable
{
    /// <summary>Most keys of a host that count.</summary>
    public const int MaximumKeys = 128;

    private const int DataStep = 32;
    private const int SlotStep = 8;

    private readonly int _byteLimit;
    private readonly byte[] _states;
    private readonly short[] _games;
    private readonly long[] _endPoints;
    private readonly long[] _private;
    private readonly int[] _instanceKeys;
    private readonly int[] _seeds;
    private readonly byte[] _traits;
    private readonly long[] _heard;
    private readonly long[] _challenged;
    private readonly byte[][] _data;
    private readonly int[][] _slots;
    private readonly short[] _pairs;
    private readonly short[] _keyBytes;
    private readonly short[] _dataBytes;
    private readonly int[] _hashes;
    private readonly IntIndex _index;
    private readonly RosterReader _roster = new();
    private int _bytes;

    /// <param name="capacity">Hosts at once, at most <see cref="IntIndex.MaximumRows"/>.</param>
    /// <param name="bytes">Bytes that the keys of all of them may take.</param>
    /// <param name="games">Their games.</param>
    public HostTable(int capacity, int bytes, GameTable games)
    {
        _byteLimit = bytes;
        Games = games;
        _states = new byte[capacity];
        _games = new short[capacity];
        _endPoints = new long[capacity];
        _private = new long[capacity];
        _instanceKeys = new int[capacity];
        _seeds = new int[capacity];
        _traits = new byte[capacity];
        _heard = new long[capacity];
        _challenged = new long[capacity];
        _data = new byte[capacity][];
        _slots = new int[capacity][];
        _pairs = new short[capacity];
        _keyBytes = new short[capacity];
        _dataBytes = new short[capacity];
        _hashes = new int[capacity];
        _index = new IntIndex(_hashes);
    }

    /// <summary>The games.</summary>
    public GameTable Games { get; }

    /// <summary>Rows in all, free ones too: those that list hosts walk them and ask <see cref="IsListed"/>.</summary>
    public int Capacity => _states.Length;

    /// <summary>Hosts, the waiting ones too.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes that their keys take.</summary>
    public int Bytes => _bytes;

    /// <summary>Is told of changes; may be null.</summary>
    public IHostWatcher Watcher { get; set; }

    /// <summary>A <see cref="HostState"/>.</summary>
    public int StateOf(int row) => _states[row];

    /// <summary>Whether players see the host.</summary>
    public bool IsListed(int row) => _states[row] >= HostState.Listed;

    /// <summary>The number of its game.</summary>
    public int GameOf(int row) => _games[row];

    /// <summary>Where its packets come from.</summary>
    public long EndPointOf(int row) => _endPoints[row];

    /// <summary>Its address and port inside its own network, as it says: the first RFC 1918 one; 0 for none.</summary>
    public long PrivateOf(int row) => _private[row];

    /// <summary>The 4 bytes that the host drew for this registration, first byte highest.</summary>
    public uint InstanceKeyOf(int row) => (uint)_instanceKeys[row];

    /// <summary>What its challenge was made from.</summary>
    public int SeedOf(int row) => _seeds[row];

    /// <summary><see cref="HostTraits"/> together.</summary>
    public int TraitsOf(int row) => _traits[row];

    /// <summary>When it was last heard, in milliseconds of the clock.</summary>
    public long HeardAt(int row) => _heard[row];

    /// <summary>When it was last challenged.</summary>
    public long ChallengedAt(int row) => _challenged[row];

    /// <summary>The host at an end point, or -1.</summary>
    public int Find(long endPoint)
    {
        int hash = HashOf(endPoint);
        for (int place = _index.First(hash); place >= 0; place = _index.Next(place, hash))
        {
            int row = _index.RowAt(place);
            if (_endPoints[row] == endPoint) return row;
        }
        return -1;
    }

    /// <summary>
    /// Adds a host that waits for its challenge, at an end point that has none. When all rows are taken, the one that waits
    /// longest gives way; -1 when all are listed.
    /// </summary>
    public int Add(long endPoint, uint instanceKey, int game, int traits, long now)
    {
        int row = FreeRow();
        if (row < 0) return -1;
        _states[row] = HostState.Waiting;
        _endPoints[row] = endPoint;
        _hashes[row] = HashOf(endPoint);
        _instanceKeys[row] = (int)instanceKey;
        _games[row] = (short)game;
        _traits[row] = (byte)traits;
        _private[row] = 0;
        _heard[row] = now;
        _challenged[row] = 0;
        _index.Add(row);
        Games.Hold(game);
        Count++;
        return row;
    }

    /// <summary>It was challenged.</summary>
    public void NoteChallenge(int row, int seed, long now)
    {
        _seeds[row] = seed;
        _challenged[row] = now;
    }

    /// <summary>It was heard.</summary>
    public void NoteHeard(int row, long now) => _heard[row] = now;

    /// <summary>What it said of itself.</summary>
    public void NoteTraits(int row, int traits, long privateEndPoint)
    {
        _traits[row] = (byte)traits;
        _private[row] = privateEndPoint;
    }

    /// <summary>Players see it from now on.</summary>
    public void List(int row, int state)
    {
        _states[row] = (byte)state;
        if (Watcher is not null) Watcher.HostChanged(row);
    }

    /// <summary>Takes a host out.</summary>
    public void Remove(int row)
    {
        if (IsListed(row) && Watcher is not null) Watcher.HostGone(row);
        _index.Remove(row);
        _states[row] = HostState.None;
        Games.Release(_games[row]);
        if (_data[row] is not null) _bytes -= _data[row].Length;
        _data[row] = null;
        _slots[row] = null;
        _pairs[row] = 0;
        _keyBytes[row] = 0;
        _dataBytes[row] = 0;
        Count--;
    }

    /// <summary>
    /// Takes the keys of a heartbeat, from its first name on, players and teams behind them. The same keys as before allocate nothing.
    /// Players and teams that are cut, or find no room, are left out. False when not even the server keys find room: the row is as it was.
    /// </summary>
    /// <param name="changed">Whether they differ from those before.</param>
    public bool TrySetKeys(int row, byte[] buffer, int offset, int count, out bool changed)
    {
        changed = false;
        int[] slots = _slots[row];
        if (slots is null) slots = new int[SlotStep];
        int pairs = KeyBlock.Index(buffer, offset, count, slots, out int keyBytes, out bool ended);
        if (pairs > slots.Length)
        {
            slots = new int[pairs > MaximumKeys ? MaximumKeys : (pairs + SlotStep - 1) / SlotStep * SlotStep];
            KeyBlock.Index(buffer, offset, count, slots, out keyBytes, out ended);
        }
        int rosters = ended ? RosterBytes(buffer, offset + keyBytes + 1, offset + count) : 0;
        if (!MakeRoom(row, keyBytes + rosters))
        {
            rosters = 0;
            if (!MakeRoom(row, keyBytes))
            {
                if (slots == _slots[row]) KeyBlock.Index(_data[row], 0, _keyBytes[row], slots, out int _, out bool _);
                return false;
            }
        }
        byte[] data = _data[row];
        changed = _keyBytes[row] != keyBytes || _dataBytes[row] != keyBytes + rosters
            || !Ascii.Equal(data, 0, buffer, offset, keyBytes) || !Ascii.Equal(data, keyBytes, buffer, offset + keyBytes + 1, rosters);
        Array.Copy(buffer, offset, data, 0, keyBytes);
        Array.Copy(buffer, offset + keyBytes + 1, data, keyBytes, rosters);
        _slots[row] = slots;
        _pairs[row] = (short)(pairs < slots.Length ? pairs : slots.Length);
        _keyBytes[row] = (short)keyBytes;
        _dataBytes[row] = (short)(keyBytes + rosters);
        return true;
    }

    /// <summary>Tells the watcher that a listed host's keys have changed.</summary>
    public void NoteChange(int row)
    {
        if (IsListed(row) && Watcher is not null) Watcher.HostChanged(row);
    }

    /// <summary>The bytes that hold the keys of a host; null for none.</summary>
    public byte[] DataOf(int row) => _data[row];

    /// <summary>Bytes of names and values, each ended by a NUL, from the start of <see cref="DataOf"/>.</summary>
    public int KeyBytesOf(int row) => _keyBytes[row];

    /// <summary>Loads the players of a host, or its teams. False when it has none.</summary>
    public bool TryLoadRoster(int row, bool teams, RosterReader roster)
    {
        int at = _keyBytes[row];
        int end = _dataBytes[row];
        if (at == end || !roster.TryLoad(_data[row], at, end - at)) return false;
        return !teams || (at + roster.Size < end && roster.TryLoad(_data[row], at + roster.Size, end - at - roster.Size));
    }

    /// <summary>Where the value of a key begins in <see cref="DataOf"/>, or -1; a NUL ends it.</summary>
    public int ValueOf(int row, int hash, byte[] name, int offset, int count) =>
        _data[row] is null ? -1 : KeyBlock.Find(_data[row], _slots[row], _pairs[row], hash, name, offset, count);

    /// <summary>The same for a name that is known: lower-case ASCII.</summary>
    public int ValueOf(int row, string name) =>
        _data[row] is null ? -1 : KeyBlock.Find(_data[row], _slots[row], _pairs[row], name);

    /// <summary>A value as a number, or another number when the host lacks it or it is none.</summary>
    public long NumberOf(int row, string name, long otherwise)
    {
        int at = ValueOf(row, name);
        if (at < 0) return otherwise;
        return Ascii.TryParseInt64(_data[row], at, KeyBlock.CountAt(_data[row], at), out long value) ? value : otherwise;
    }

    private static int HashOf(long endPoint) => (int)(endPoint ^ (endPoint >> 32)) * 31 + (int)(endPoint >> 16);

    // Whole rosters only: players, and teams behind them.
    private int RosterBytes(byte[] buffer, int at, int end)
    {
        if (at >= end || !_roster.TryLoad(buffer, at, end - at)) return 0;
        int players = _roster.Size;
        if (at + players >= end || !_roster.TryLoad(buffer, at + players, end - at - players)) return players;
        return players + _roster.Size;
    }

    // Keeps the array when it fits and is not far too large.
    private bool MakeRoom(int row, int count)
    {
        byte[] old = _data[row];
        int had = old is null ? 0 : old.Length;
        int wanted = (count + DataStep - 1) / DataStep * DataStep;
        if (wanted == 0) wanted = DataStep;
        if (had >= wanted && had <= wanted * 2) return true;
        if (_bytes - had + wanted > _byteLimit) return had >= wanted;
        byte[] data = new byte[wanted];
        if (old is not null) Array.Copy(old, 0, data, 0, had < wanted ? had : wanted);
        _data[row] = data;
        _bytes += wanted - had;
        return true;
    }

    private int FreeRow()
    {
        int oldest = -1;
        for (int row = 0; row < _states.Length; row++)
        {
            if (_states[row] == HostState.None) return row;
            if (_states[row] == HostState.Waiting && (oldest < 0 || _heard[row] < _heard[oldest])) oldest = row;
        }
        if (oldest >= 0) Remove(oldest);
        return oldest;
    }
}
