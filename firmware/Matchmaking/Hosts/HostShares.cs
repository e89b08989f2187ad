using PocketSpy.Core;

namespace PocketSpy.Matchmaking.Hosts;

/// <summary>
/// Who gives way in the table of hosts, as <see cref="FairShare"/> says. A host is loose as long as it has not proved itself: it waits for its challenge,
/// or nobody knows its game's key. Of these the one that came first goes; those that are proven stay.
/// </summary>
internal sealed class HostShares
{
    private const uint Anybody = 0;
    private const int Own = 1;
    private const int Foreign = 2;

    private readonly HostTable _hosts;
    private readonly byte[] _holders;

    internal HostShares(HostTable hosts)
    {
        _hosts = hosts;
        _holders = new byte[hosts.Games.Capacity];
    }

    /// <summary>See <see cref="HostTable.ClaimGame"/>.</summary>
    internal int ClaimGame(byte[] name, int offset, int count, uint address)
    {
        GameTable games = _hosts.Games;
        if (count <= 0 || count > GameTable.NameBytes) return -1;
        int game = games.Find(name, offset, count);
        if (game >= 0) return game;
        int share = FairShare.Of(games.Capacity);
        if (_hosts.Count >= share && GamesOf(address) >= share && !DropGame(address)) return -1;
        game = games.Claim(name, offset, count);
        return game < 0 && DropGame(Anybody) ? games.Claim(name, offset, count) : game;
    }

    /// <summary>Whether there is a row for another host of an address, or there can be.</summary>
    internal bool CanMakePlace(uint address)
    {
        if (HasItsShare(address)) return OldestOf(address) >= 0;
        return _hosts.Count < _hosts.Capacity || OldestOf(Anybody) >= 0;
    }

    /// <summary>Makes place for another host of an address, which <see cref="CanMakePlace"/> says there can be.</summary>
    internal void MakePlace(uint address)
    {
        if (HasItsShare(address)) _hosts.TurnOut(OldestOf(address));
        else if (_hosts.Count == _hosts.Capacity) _hosts.TurnOut(OldestOf(Anybody));
    }

    /// <summary>Bytes that a host may still take for keys of so many bytes. What its address has is only counted when that may come near to its share.</summary>
    internal int RoomFor(int row, int count)
    {
        int room = _hosts.ByteLimit - _hosts.Bytes;
        int share = FairShare.Of(_hosts.ByteLimit);
        if (_hosts.Bytes + count * 2 + HostKeys.MostSlotBytes <= share) return room;
        int own = share - BytesOf(EndPoints.Address(_hosts.EndPointOf(row)));
        return own < room ? own : room;
    }

    /// <summary>Turns out a loose host that came before this one, for its keys: of the same address when that has its share. False when there is none.</summary>
    internal bool MakeRoom(int row, int count)
    {
        bool isShareTaken = RoomFor(row, count) < _hosts.ByteLimit - _hosts.Bytes;
        int oldest = OldestOf(isShareTaken ? EndPoints.Address(_hosts.EndPointOf(row)) : Anybody);
        if (oldest < 0 || (IsLoose(row) && !_hosts.IsOlder(oldest, row))) return false;
        _hosts.TurnOut(oldest);
        return true;
    }

    private bool HasItsShare(uint address)
    {
        int share = FairShare.Of(_hosts.Capacity);
        if (_hosts.Count < share) return false;
        int count = 0;
        for (int row = 0; row < _hosts.Capacity; row++)
        {
            if (IsThere(row) && IsOf(row, address)) count++;
        }
        return count >= share;
    }

    private int BytesOf(uint address)
    {
        int bytes = 0;
        for (int row = 0; row < _hosts.Capacity; row++)
        {
            if (IsThere(row) && IsOf(row, address)) bytes += _hosts.BytesOf(row);
        }
        return bytes;
    }

    private int OldestOf(uint address)
    {
        int oldest = -1;
        for (int row = 0; row < _hosts.Capacity; row++)
        {
            if (IsLoose(row) && IsOf(row, address) && (oldest < 0 || _hosts.IsOlder(row, oldest))) oldest = row;
        }
        return oldest;
    }

    // How many games have hosts of this address and of no other.
    private int GamesOf(uint address)
    {
        Mark(address);
        int games = 0;
        for (int game = 0; game < _holders.Length; game++)
        {
            if (_holders[game] == Own) games++;
        }
        return games;
    }

    // The game of the loose host that came first, of those that have no other hosts; of an address: of those that no other address hosts.
    private bool DropGame(uint address)
    {
        Mark(address);
        int oldest = -1;
        for (int row = 0; row < _hosts.Capacity; row++)
        {
            if (!IsLoose(row) || !HasLooseHostsOnly(_hosts.GameOf(row)) || _holders[_hosts.GameOf(row)] != Own) continue;
            if (oldest < 0 || _hosts.IsOlder(row, oldest)) oldest = row;
        }
        int game = oldest >= 0 ? _hosts.GameOf(oldest) : address == Anybody ? LookedForOnly() : -1;
        if (game < 0) return false;
        if (_hosts.Watcher is not null) _hosts.Watcher.GameGivesWay(game);
        for (int row = 0; row < _hosts.Capacity; row++)
        {
            if (IsThere(row) && _hosts.GameOf(row) == game) _hosts.TurnOut(row);
        }
        return true;
    }

    // Without a key nobody can prove anything. Players who look for hosts of a game whose key is known keep it.
    private bool HasLooseHostsOnly(int game) => _hosts.Games.KeysOf(game) is null || _hosts.Games.HoldersOf(game) == _hosts.WaitingOf(game);

    // A game without a key that has no hosts and is asked for, or -1.
    private int LookedForOnly()
    {
        for (int game = 0; game < _holders.Length; game++)
        {
            if (_holders[game] == 0 && _hosts.Games.HoldersOf(game) > 0 && _hosts.Games.KeysOf(game) is null) return game;
        }
        return -1;
    }

    private void Mark(uint address)
    {
        for (int game = 0; game < _holders.Length; game++) _holders[game] = 0;
        for (int row = 0; row < _hosts.Capacity; row++)
        {
            if (IsThere(row)) _holders[_hosts.GameOf(row)] |= (byte)(IsOf(row, address) ? Own : Foreign);
        }
    }

    private bool IsThere(int row) => _hosts.StateOf(row) != HostState.None;

    private bool IsLoose(int row)
    {
        int state = _hosts.StateOf(row);
        return state == HostState.Waiting || state == HostState.Unproven;
    }

    private bool IsOf(int row, uint address) => address == Anybody || EndPoints.Address(_hosts.EndPointOf(row)) == address;
}
