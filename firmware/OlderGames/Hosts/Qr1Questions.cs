using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Qr2;
using PocketSpy.OlderGames.Wire;
using PocketSpy.Wire;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.OlderGames.Hosts;

/// <summary>
/// The questions to hosts of QR1, columns beside the host table: who is not listed is asked for its proof, or to show that it is there when nobody knows
/// its key; who is listed, for what it says of its game. A question is asked a few times and then given up.
/// </summary>
internal sealed class Qr1Questions
{
    // A host that does not answer is asked the same again after this.
    private const int AskAgainMilliseconds = 2_000;
    private const int MostTimes = 4;

    private readonly HostTable _hosts;
    private readonly IRandom _random;
    private readonly ListProof _proof;
    private readonly byte[] _reply;
    private readonly byte[] _challenge = new byte[ListProof.ChallengeSize];
    private readonly WireWriter _writer = new();

    private const byte Gone = 1;
    private const byte OtherGame = 2;

    // Where heartbeats come from; how often the open question was asked, 0 when none is open; whether the host may be gone, or play another game.
    private readonly ushort[] _ports;
    private readonly byte[] _asked;
    private readonly byte[] _doubts;

    internal Qr1Questions(HostTable hosts, IRandom random, ListProof proof, byte[] reply)
    {
        _hosts = hosts;
        _random = random;
        _proof = proof;
        _reply = reply;
        _ports = new ushort[hosts.Capacity];
        _asked = new byte[hosts.Capacity];
        _doubts = new byte[hosts.Capacity];
    }

    /// <summary>Whether a row holds a host of QR1.</summary>
    internal bool IsOlder(int row) => _hosts.StateOf(row) != HostState.None && (_hosts.TraitsOf(row) & HostTraits.Older) != 0;

    /// <summary>The host that sent this, from its port for questions or from that of its heartbeats; -1 for none.</summary>
    internal int FindHost(long from)
    {
        int row = _hosts.Find(from);
        if (row >= 0) return IsOlder(row) ? row : -1;
        for (row = 0; row < _hosts.Capacity; row++)
        {
            if (_ports[row] == EndPoints.Port(from) && IsOlder(row) && EndPoints.Address(_hosts.EndPointOf(row)) == EndPoints.Address(from)) return row;
        }
        return -1;
    }

    /// <summary>A host was added: draws its challenge.</summary>
    internal void Begin(int row)
    {
        _hosts.NoteChallenge(row, RandomNumbers.Draw(_random, _challenge), 0);
        _asked[row] = 0;
        _doubts[row] = 0;
    }

    /// <summary>A heartbeat came from this port.</summary>
    internal void NotePort(int row, int port) => _ports[row] = (ushort)port;

    /// <summary>The host is gone unless it answers.</summary>
    internal void Doubt(int row) => _doubts[row] |= Gone;

    /// <summary>The host is gone unless it answers, and plays another game than it did unless it says so.</summary>
    internal void DoubtGame(int row) => _doubts[row] |= Gone | OtherGame;

    /// <summary>Whether the host may play another game than it did.</summary>
    internal bool IsGameDoubted(int row) => (_doubts[row] & OtherGame) != 0;

    /// <summary>The open question was answered.</summary>
    internal void Close(int row)
    {
        _asked[row] = 0;
        _doubts[row] = 0;
    }

    /// <summary>Opens the question that is due, unless one was asked just now.</summary>
    internal void Ask(int row, long now, IDatagramOutbox outbox)
    {
        if (_asked[row] > 0 && now - _hosts.ChallengedAt(row) < AskAgainMilliseconds) return;
        _asked[row] = 0;
        Send(row, now, outbox);
    }

    /// <summary>Asks on when it is time to. False when the host has not answered and must be taken for gone.</summary>
    internal bool AskOn(int row, long now, IDatagramOutbox outbox)
    {
        if (_asked[row] == 0 || now - _hosts.ChallengedAt(row) < AskAgainMilliseconds) return true;
        if (_asked[row] < MostTimes)
        {
            Send(row, now, outbox);
            return true;
        }
        _asked[row] = 0;
        return _doubts[row] == 0 && _hosts.IsListed(row);
    }

    /// <summary>Whether these characters are the proof of one of the game's keys; which one is kept.</summary>
    internal bool IsProof(int row, byte[] keys, byte[] text, int offset, int count)
    {
        Qr1Query.FillChallenge(_challenge, 0, _hosts.SeedOf(row));
        int start = _proof.FindKey(Enctype.None, keys, keys.Length, _challenge, 0, text, offset, count, out int number);
        if (start < 0) return false;
        _hosts.NoteKey(row, number);
        return true;
    }

    private void Send(int row, long now, IDatagramOutbox outbox)
    {
        _hosts.NoteChallenge(row, _hosts.SeedOf(row), now);
        _asked[row]++;
        int count;
        if (_hosts.IsListed(row) || _hosts.Games.KeysOf(_hosts.GameOf(row)) is null)
        {
            count = Qr1Query.WriteStatus(_writer, _reply);
        }
        else
        {
            Qr1Query.FillChallenge(_challenge, 0, _hosts.SeedOf(row));
            count = Qr1Query.WriteChallenge(_writer, _reply, _challenge, 0);
        }
        long host = _hosts.EndPointOf(row);
        Send(row, count, host, outbox);
        if (EndPoints.Port(host) != _ports[row]) Send(row, count, EndPoints.Of(EndPoints.Address(host), _ports[row]), outbox);
    }

    private void Send(int row, int count, long to, IDatagramOutbox outbox)
    {
        if (_hosts.TrySpend(row, count)) outbox.Send(_reply, 0, count, to);
    }
}
