using System;
using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Wire;

namespace PocketSpy.Matchmaking.ServerBrowser;

/// <summary>
/// Finds players by name among those that hosts told of: options (4 bytes), most results (4 bytes), name. The answer: whether it is the last (1),
/// number (1), and for each name, address, port, time last seen (4 bytes, Unix) and game, which is empty when the client looks in its own game
/// only. Public GameSpy SDK (2011), serverbrowsing.
/// </summary>
internal sealed class PlayerFinder
{
    private const int AllGames = 1;
    private const int LeftPart = 2;
    private const int RightPart = 4;
    private const int AnyPart = 8;
    private const int LongestName = 64;
    private const int MostResults = 32;
    private const long UnixEpochTicks = 621_355_968_000_000_000;

    private readonly HostTable _hosts;
    private readonly RosterReader _roster;
    private readonly IClock _clock;
    private readonly byte[] _name = new byte[LongestName];
    private int _nameCount;
    private int _options;
    private int _limit;
    private int _gameHash;

    internal PlayerFinder(HostTable hosts, RosterReader roster, IClock clock)
    {
        _hosts = hosts;
        _roster = roster;
        _clock = clock;
    }

    /// <summary>Reads a request of a client of this game. False when it is cut. A name that nobody can have is none: it finds nobody.</summary>
    internal bool TryLoad(WireReader reader, int gameHash)
    {
        if (!reader.TryReadUInt32BigEndian(out uint options) || !reader.TryReadUInt32BigEndian(out uint most)) return false;
        if (!reader.TryReadNulTerminated(reader.Remaining, out int offset, out int count)) return false;
        _nameCount = count > LongestName ? 0 : count;
        Array.Copy(reader.Buffer, offset, _name, 0, _nameCount);
        _options = (int)options;
        _limit = most == 0 || most > MostResults ? MostResults : (int)most;
        _gameHash = gameHash;
        return true;
    }

    /// <summary>Writes all that were found: the one and last packet.</summary>
    internal void Write(WireWriter writer)
    {
        writer.WriteByte(1);
        int countAt = writer.Length;
        writer.WriteByte(0);
        uint seen = (uint)((_clock.UtcNow.Ticks - UnixEpochTicks) / TimeSpan.TicksPerSecond);
        int found = 0;
        for (int row = 0; row < _hosts.Capacity && found < _limit && _nameCount > 0; row++)
        {
            if (!_hosts.IsListed(row) || !IsWanted(_hosts.GameOf(row)) || !_hosts.TryLoadRoster(row, false, _roster)) continue;
            while (found < _limit && _roster.Next())
            {
                if (!Ascii.Equals(_roster.Buffer, _roster.NameOffset, _roster.NameCount, "player_") || !Fits()) continue;
                int before = writer.Length;
                WriteResult(writer, row, seen);
                if (writer.Overflowed)
                {
                    writer.Rewind(before);
                    found = _limit;
                    break;
                }
                found++;
                writer.SetByte(countAt, found);
            }
        }
    }

    private bool IsWanted(int game)
    {
        if ((_options & AllGames) != 0) return true;
        byte[] name = _hosts.Games.NameOf(game);
        return Hash.OfIgnoreCase(name, 0, name.Length, 0) == _gameHash;
    }

    private void WriteResult(WireWriter writer, int row, uint seen)
    {
        long host = _hosts.EndPointOf(row);
        writer.WriteBytes(_roster.Buffer, _roster.ValueOffset, _roster.ValueCount);
        writer.WriteByte(0);
        writer.WriteUInt32BigEndian(EndPoints.Address(host));
        writer.WriteUInt16BigEndian(EndPoints.Port(host));
        writer.WriteUInt32BigEndian(seen);
        if ((_options & AllGames) != 0) writer.WriteBytes(_hosts.Games.NameOf(_hosts.GameOf(row)));
        writer.WriteByte(0);
    }

    private bool Fits()
    {
        byte[] buffer = _roster.Buffer;
        int offset = _roster.ValueOffset;
        int more = _roster.ValueCount - _nameCount;
        if (more < 0) return false;
        if (more == 0 || (_options & LeftPart) != 0)
        {
            if (Ascii.EqualIgnoreCase(buffer, offset, _name, 0, _nameCount)) return true;
        }
        if ((_options & RightPart) != 0 && Ascii.EqualIgnoreCase(buffer, offset + more, _name, 0, _nameCount)) return true;
        for (int i = 0; (_options & AnyPart) != 0 && i <= more; i++)
        {
            if (Ascii.EqualIgnoreCase(buffer, offset + i, _name, 0, _nameCount)) return true;
        }
        return false;
    }
}
