using PocketSpy.Core;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Wire;

namespace PocketSpy.Matchmaking.Hosts;

/// <summary>
/// The hosts of all games: who offers a match, from where, with which keys. Columns of fixed length, an index by end point, and for each
/// host its keys as they came, so that a search reads them in place. Several hosts may share an address. At one end point there is one that
/// is listed and one that waits, at most: who sends a new instance key from there replaces the other only once it has proved itself.
/// </summary>
public sealed class HostTable
{
    /// <summary>Most keys of a host that count.</summary>
    public const int MaximumKeys = 128;

    private readonly byte[] _states;
    private readonly short[] _games;
    private readonly long[] _endPoints;
    private readonly long[] _private;
    private readonly int[] _instanceKeys;
    private readonly int[] _seeds;
    private readonly byte[] _traits;
    private readonly byte[] _keyNumbers;
    private readonly long[] _heard;
    private readonly long[] _challenged;
    private readonly ushort[] _credits;
    private readonly int[] _orders;
    private readonly short[] _waitingOf;
    private readonly HostIndex _index;
    private readonly HostShares _shares;
    private int _order;
    private int _next;

    /// <param name="capacity">Hosts at once, at most <see cref="IntIndex.MaximumRows"/>.</param>
    /// <param name="bytes">Bytes that the keys of all of them may take.</param>
    /// <param name="games">Their games.</param>
    public HostTable(int capacity, int bytes, GameTable games)
    {
        Games = games;
        _states = new byte[capacity];
        _games = new short[capacity];
        _endPoints = new long[capacity];
        _private = new long[capacity];
        _instanceKeys = new int[capacity];
        _seeds = new int[capacity];
        _traits = new byte[capacity];
        _keyNumbers = new byte[capacity];
        _heard = new long[capacity];
        _challenged = new long[capacity];
        _credits = new ushort[capacity];
        _orders = new int[capacity];
        _waitingOf = new short[games.Capacity];
        _index = new HostIndex(_endPoints, _instanceKeys, _states);
        Keys = new HostKeys(capacity, bytes);
        _shares = new HostShares(this);
    }

    /// <summary>The games.</summary>
    public readonly GameTable Games;

    /// <summary>What they say of themselves.</summary>
    internal readonly HostKeys Keys;

    /// <summary>Rows in all, free ones too: those that list hosts walk them and ask <see cref="IsListed"/>.</summary>
    public int Capacity => _states.Length;

    /// <summary>Hosts, the waiting ones too.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes that their keys take, and what finds them.</summary>
    public int Bytes => Keys.Limit - Keys.Room;

    /// <summary>Is told of changes; may be null.</summary>
    public IHostWatcher Watcher;

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

    /// <summary>Which of its game's keys it proved to know, the first one's number being 0.</summary>
    public int KeyNumberOf(int row) => _keyNumbers[row];

    /// <summary>It proved that it knows this one of its game's keys.</summary>
    public void NoteKey(int row, int number) => _keyNumbers[row] = (byte)number;

    /// <summary>When it was last heard, in milliseconds of the clock; for one that waits: since when.</summary>
    public long HeardAt(int row) => _heard[row];

    /// <summary>When it was last challenged.</summary>
    public long ChallengedAt(int row) => _challenged[row];

    /// <summary>The host at an end point, or -1. The listed one before the one that waits.</summary>
    public int Find(long endPoint) => _index.Find(endPoint);

    /// <summary>The host at an end point with this instance key, or -1.</summary>
    public int Find(long endPoint, uint instanceKey) => _index.Find(endPoint, instanceKey);

    /// <summary>
    /// A game's number as <see cref="GameTable.Claim"/> gives it, for a host or a list of this address. When every game is held, or this address has its
    /// share of them, one whose hosts have proved nothing gives way, with them; -1 when there is none.
    /// </summary>
    public int ClaimGame(byte[] name, int offset, int count, uint address) => _shares.ClaimGame(name, offset, count, address);

    /// <summary>Whether <see cref="Add"/> would find a row for a host at this end point.</summary>
    public bool HasPlaceFor(long endPoint) => _index.FindWaiting(endPoint) >= 0 || _shares.CanMakePlace(EndPoints.Address(endPoint));

    /// <summary>
    /// Adds a host that waits for its challenge. Another one that waits at this end point is gone then. When all rows are taken, or this address has its
    /// share of them, the one that came first of those that have proved nothing gives way; -1 when there is none.
    /// </summary>
    public int Add(long endPoint, uint instanceKey, int game, int traits, long now)
    {
        if (!HasPlaceFor(endPoint)) return -1;
        int other = _index.FindWaiting(endPoint);
        if (other >= 0) Remove(other);
        else _shares.MakePlace(EndPoints.Address(endPoint));
        int row = FreeRow();
        _states[row] = HostState.Waiting;
        _endPoints[row] = endPoint;
        _instanceKeys[row] = (int)instanceKey;
        _games[row] = (short)game;
        _traits[row] = (byte)traits;
        _private[row] = 0;
        _heard[row] = now;
        _challenged[row] = 0;
        _credits[row] = 0;
        _keyNumbers[row] = 0;
        _orders[row] = _order++;
        _index.Add(row);
        Games.Hold(game);
        _waitingOf[game]++;
        Count++;
        return row;
    }

    /// <summary>Bytes came from its end point. As long as it has proved nothing, only so much may be sent there as <see cref="Credit"/> says.</summary>
    public void Earn(int row, int bytes) => Credit.Earn(_credits, row, bytes);

    /// <summary>Whether so many bytes may be sent to it; they count as sent.</summary>
    public bool TrySpend(int row, int bytes) => _states[row] == HostState.Listed || Credit.TrySpend(_credits, row, bytes);

    /// <summary>It was challenged.</summary>
    public void NoteChallenge(int row, int seed, long now)
    {
        _seeds[row] = seed;
        _challenged[row] = now;
    }

    /// <summary>It was heard. Not for one that waits: it would wait for ever.</summary>
    public void NoteHeard(int row, long now) => _heard[row] = now;

    /// <summary>What it said of itself.</summary>
    public void NoteTraits(int row, int traits, long privateEndPoint)
    {
        _traits[row] = (byte)traits;
        _private[row] = privateEndPoint;
    }

    /// <summary>Players see it from now on. Another listed one at its end point was removed before.</summary>
    public void List(int row, int state)
    {
        if (_states[row] == HostState.Waiting) _waitingOf[_games[row]]--;
        _states[row] = (byte)state;
        if (Watcher is not null) Watcher.HostChanged(row);
    }

    /// <summary>Takes a host out.</summary>
    public void Remove(int row)
    {
        if (IsListed(row) && Watcher is not null) Watcher.HostGone(row);
        if (_states[row] == HostState.Waiting) _waitingOf[_games[row]]--;
        _index.Remove(row);
        _states[row] = HostState.None;
        Keys.Clear(row);
        Games.Release(_games[row]);
        Count--;
    }

    /// <summary>
    /// Takes the keys of a heartbeat, from its first name on, players and teams behind them. The same keys as before allocate nothing.
    /// Players and teams that are cut, or find no room, are left out. Hosts that have proved nothing and came before this one give way to server keys that
    /// find no room; one address gets no more than its share of it. False when that does not help: the row is as it was.
    /// </summary>
    /// <param name="changed">Whether they differ from those before.</param>
    public bool TrySetKeys(int row, byte[] buffer, int offset, int count, out bool changed)
    {
        while (!Keys.TrySet(row, buffer, offset, count, _shares.RoomFor(row, count), out changed))
        {
            if (!_shares.MakeRoom(row, count)) return false;
        }
        return true;
    }

    /// <summary>Tells the watcher that a listed host's keys have changed.</summary>
    public void NoteChange(int row)
    {
        if (IsListed(row) && Watcher is not null) Watcher.HostChanged(row);
    }

    /// <summary>The bytes that hold the keys of a host; null for none.</summary>
    public byte[] DataOf(int row) => Keys.DataOf(row);

    /// <summary>Bytes of names and values, each ended by a NUL, from the start of <see cref="DataOf"/>.</summary>
    public int KeyBytesOf(int row) => Keys.KeyBytesOf(row);

    /// <summary>Loads the players of a host, or its teams. False when it has none.</summary>
    public bool TryLoadRoster(int row, bool teams, RosterReader roster) => Keys.TryLoadRoster(row, teams, roster);

    /// <summary>Where the value of a key begins in <see cref="DataOf"/>, or -1; a NUL ends it.</summary>
    public int ValueOf(int row, int hash, byte[] name, int offset, int count) => Keys.ValueOf(row, hash, name, offset, count);

    /// <summary>The same for a name that is known: lower-case ASCII.</summary>
    public int ValueOf(int row, string name) => Keys.ValueOf(row, name);

    /// <summary>A value as a number, or another number when the host lacks it or it is none.</summary>
    public long NumberOf(int row, string name, long otherwise)
    {
        int at = ValueOf(row, name);
        if (at < 0) return otherwise;
        byte[] data = DataOf(row);
        return Ascii.TryParseInt64(data, at, KeyBlock.CountAt(data, at), out long value) ? value : otherwise;
    }

    /// <summary>Bytes that the keys of a host take, and what finds them.</summary>
    internal int BytesOf(int row) => Keys.TakenBy(row);

    /// <summary>Hosts of a game that wait.</summary>
    internal int WaitingOf(int game) => _waitingOf[game];

    /// <summary>Whether one host came before another.</summary>
    internal bool IsOlder(int row, int other) => _orders[row] - _orders[other] < 0;

    /// <summary>The most bytes that the keys of all hosts may take.</summary>
    internal int ByteLimit => Keys.Limit;

    /// <summary>A host that has proved nothing gives way to a newcomer.</summary>
    internal void TurnOut(int row)
    {
        if (IsListed(row) && Watcher is not null) Watcher.HostGivesWay(row);
        Remove(row);
    }

    // In turn, so that a long table is not walked from its start for each host.
    private int FreeRow()
    {
        while (_states[_next] != HostState.None) _next = (_next + 1) % _states.Length;
        return _next;
    }
}
