using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Qr2;
using PocketSpy.OlderGames.Wire;
using PocketSpy.Wire;
using PocketSpy.Wire.GameSpy;
using PocketSpy.Wire.Text;

namespace PocketSpy.OlderGames.Hosts;

/// <summary>
/// The master for game hosts of before about 2004, QR1: texts on the port of QR2. A host says that it is there, proves its game's key when it is asked
/// to, and tells of its game when it is asked to: a heartbeat holds nothing but a port for questions and the game. Facts as in <see cref="Qr1Message"/>.
/// </summary>
/// <remarks>
/// In the table a host stands under its port for questions, which is what lists tell. Some games answer from that port, some from the one that heartbeats
/// come from (source of OpenSpy): both are asked.
/// </remarks>
public sealed class Qr1Handler : IOlderMaster, ITimed
{
    /// <summary>Silence after which a host is dropped. A heartbeat comes every 5 minutes, in some games every minute.</summary>
    public const int SilenceMilliseconds = 390_000;

    private const int SecondMilliseconds = 1_000;

    private readonly HostTable _hosts;
    private readonly UnknownGames _unknown;
    private readonly ServiceTools _tools;
    private readonly Qr1Questions _questions;
    private readonly Qr1Message _message = new();
    private readonly WireWriter _writer = new();
    private IDatagramOutbox _outbox;
    private long _nextSweep;

    /// <param name="hosts">Where hosts are kept.</param>
    /// <param name="unknown">What becomes of games without a known key.</param>
    /// <param name="tools">What all services share.</param>
    /// <param name="proof">Checks proofs.</param>
    public Qr1Handler(HostTable hosts, UnknownGames unknown, ServiceTools tools, ListProof proof)
    {
        _hosts = hosts;
        _unknown = unknown;
        _tools = tools;
        _questions = new Qr1Questions(hosts, tools.Random, proof, tools.Reply);
    }

    /// <inheritdoc />
    public void Receive(byte[] buffer, int count, long from, IDatagramOutbox outbox)
    {
        _outbox = outbox;
        if (!_message.Load(buffer, count)) return;
        if (_message.Kind == Qr1Message.Heartbeat) TakeHeartbeat(from, count);
        else if (_message.Kind == Qr1Message.Echo) GiveBack(from);
        else TakeAnswer(from, count);
    }

    /// <inheritdoc />
    public void Tick(long now)
    {
        if (_outbox is null || now < _nextSweep) return;
        _nextSweep = now + SecondMilliseconds;
        for (int row = 0; row < _hosts.Capacity; row++)
        {
            if (!_questions.IsOlder(row)) continue;
            if (now - _hosts.HeardAt(row) >= SilenceMilliseconds || !_questions.AskOn(row, now, _outbox)) Remove(row);
        }
    }

    private void TakeHeartbeat(long from, int count)
    {
        KvCursor fields = _message.Fields;
        int port = _message.QueryPort == 0 ? EndPoints.Port(from) : _message.QueryPort;
        long host = EndPoints.Of(EndPoints.Address(from), port);
        int row = _hosts.Find(host);

        // A host that speaks the newer protocol as well says more in that.
        if (row >= 0 && !_questions.IsOlder(row)) return;
        if (_message.State == Qr1Message.Ends)
        {
            if (row >= 0) Remove(row);
            return;
        }
        bool named = fields.Find("gamename") && fields.ValueCount > 0 && fields.ValueCount <= GameTable.NameBytes;
        if (row >= 0 && named && _hosts.Games.Find(fields.Buffer, fields.ValueOffset, fields.ValueCount) != _hosts.GameOf(row))
        {
            if (_hosts.StateOf(row) == HostState.Listed)
            {
                // Anybody can fake where a heartbeat comes from: the host that proved itself is asked whether it still plays its game.
                _questions.DoubtGame(row);
                _questions.Ask(row, _tools.Clock.Milliseconds, _outbox);
                return;
            }
            Remove(row);
            row = -1;
        }
        if (row < 0) row = named ? Add(host, fields) : -1;
        if (row < 0) return;
        _hosts.Earn(row, count);
        _hosts.NoteHeard(row, _tools.Clock.Milliseconds);
        _questions.NotePort(row, EndPoints.Port(from));
        if (_message.State == Qr1Message.ChangedOrEnds) _questions.Doubt(row);
        _questions.Ask(row, _tools.Clock.Milliseconds, _outbox);
    }

    // Whether there is room is known before anything changes.
    private int Add(long host, KvCursor name)
    {
        if (_unknown == UnknownGames.Refuse && !_hosts.Games.IsKnown(name.Buffer, name.ValueOffset, name.ValueCount))
        {
            _tools.Events.Write(EventTexts.GameUnknown(EndPoints.AddressText(EndPoints.Address(host)), Ascii.ToText(name.Buffer, name.ValueOffset, name.ValueCount)));
            return -1;
        }
        bool hasMemory = MemoryReserve.IsFree(_tools, MemoryReserve.PcTitle);
        int game = hasMemory && _hosts.HasPlaceFor(host) ? _hosts.ClaimGame(name.Buffer, name.ValueOffset, name.ValueCount, EndPoints.Address(host)) : -1;
        int row = game < 0 ? -1 : _hosts.Add(host, 0, game, HostTraits.Older, _tools.Clock.Milliseconds);
        if (row >= 0) _questions.Begin(row);
        else _tools.Events.Write(hasMemory ? EventTexts.Full("another game host") : EventTexts.NoMemory("another game host"));
        return row;
    }

    // To strangers nothing is given back: two masters that did so would never end.
    private void GiveBack(long from)
    {
        int row = _questions.FindHost(from);
        if (row < 0 || !_hosts.IsListed(row) || !_message.Fields.Next()) return;
        _hosts.NoteHeard(row, _tools.Clock.Milliseconds);
        int count = Qr1Query.WriteEcho(_writer, _tools.Reply, _message.Fields.Buffer, _message.Fields.ValueOffset, _message.Fields.ValueCount);
        if (count > 0) _outbox.Send(_tools.Reply, 0, count, from);
    }

    private void TakeAnswer(long from, int count)
    {
        int row = _questions.FindHost(from);
        if (row < 0) return;
        _hosts.Earn(row, count);
        if (_questions.IsGameDoubted(row) && _message.Fields.Find("gamename") && !IsOfGame(row))
        {
            Remove(row);
            return;
        }
        bool isNew = !_hosts.IsListed(row);
        if (isNew && !TryList(row)) return;
        _hosts.NoteHeard(row, _tools.Clock.Milliseconds);
        if (_message.Fields.Find("gamemode") && _message.Fields.ValueIs("exiting"))
        {
            Remove(row);
            return;
        }
        bool proves = _message.Fields.Find("validate");
        TakeKeys(row, proves);
        bool wasAskedForProof = isNew && _hosts.Games.KeysOf(_hosts.GameOf(row)) is not null;
        if (wasAskedForProof || (_message.IsFinal && !proves)) _questions.Close(row);
        if (wasAskedForProof) _questions.Ask(row, _tools.Clock.Milliseconds, _outbox);
    }

    // What came in other datagrams of the same answer stays; an answer in one piece stands for all.
    private void TakeKeys(int row, bool proves)
    {
        bool whole = _message.IsFinal && !proves && _message.Fields.Find("gamename") && _message.Fields.Find("hostname");
        int known = whole ? 0 : _hosts.KeyBytesOf(row);
        int port = proves ? 0 : EndPoints.Port(_hosts.EndPointOf(row));
        int count = Qr1Keys.Merge(_message, _hosts.DataOf(row), known, port, _tools.Reply);
        if (!_hosts.TrySetKeys(row, _tools.Reply, 0, count, out bool changed))
        {
            _tools.Events.Write(EventTexts.Full("what " + ClientOf(row) + " says of its game"));
        }
        else if (changed)
        {
            _hosts.NoteChange(row);
        }
    }

    private bool TryList(int row)
    {
        int game = _hosts.GameOf(row);
        byte[] keys = _hosts.Games.KeysOf(game);
        if (keys is null)
        {
            _tools.Events.Write(EventTexts.HostUnproven(ClientOf(row), _hosts.Games.TextOf(game)));
            _hosts.List(row, HostState.Unproven);
            return true;
        }
        bool mustProve = !ProofExemptions.OfHosts(_hosts.Games.NameOf(game));
        if (mustProve)
        {
            if (!_message.Fields.Find("validate")) return false;
            if (!_questions.IsProof(row, keys, _message.Fields.Buffer, _message.Fields.ValueOffset, _message.Fields.ValueCount))
            {
                _tools.Events.Write(EventTexts.HostRefused(ClientOf(row), _hosts.Games.TextOf(game)));
                _hosts.Remove(row);
                return false;
            }
        }
        _tools.Events.Write(EventTexts.HostListed(ClientOf(row), _hosts.Games.TextOf(game)));
        // Whoever is taken at its word has proved nothing.
        _hosts.List(row, mustProve ? HostState.Listed : HostState.Unproven);
        return true;
    }

    private void Remove(int row)
    {
        if (_hosts.IsListed(row)) _tools.Events.Write(EventTexts.HostGone(ClientOf(row), _hosts.Games.TextOf(_hosts.GameOf(row))));
        _hosts.Remove(row);
    }

    private bool IsOfGame(int row)
    {
        KvCursor fields = _message.Fields;
        return _hosts.Games.Find(fields.Buffer, fields.ValueOffset, fields.ValueCount) == _hosts.GameOf(row);
    }

    // No console speaks QR1: one at the same address is another client.
    private string ClientOf(int row) => EndPoints.AddressText(EndPoints.Address(_hosts.EndPointOf(row)));
}
