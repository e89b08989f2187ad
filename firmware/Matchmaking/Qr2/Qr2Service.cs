using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Wire;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.Matchmaking.Qr2;

/// <summary>
/// The master for game hosts, UDP 27900: availability, heartbeats, the challenge, keep-alives, and messages to hosts. Titles of before 2004
/// speak text on the same port, see <see cref="Older"/>. A keep-alive and a heartbeat that says nothing new allocate nothing.
/// </summary>
public sealed class Qr2Service : IDatagramService, ITimed, IHostMessenger
{
    /// <summary>The standard port.</summary>
    public const int Port = 27900;

    /// <summary>Longest datagram: a heartbeat has 1,400 bytes at most.</summary>
    public const int DatagramBytes = 1_408;

    // Silence is measured in tens of seconds: looking for it once a second is enough.
    private const int SweepMilliseconds = 1_000;

    // Hosts send a keep-alive every 20 s and a heartbeat every 60 s: one that is silent for this long is asked.
    private const int AskMilliseconds = 45_000;

    // A host that is silent for this long is dropped.
    private const int SilenceMilliseconds = 75_000;

    private readonly HostTable _hosts;
    private readonly Availability _availability;
    private readonly ServiceTools _tools;
    private readonly WireReader _reader = new();
    private readonly Qr2Sender _sender;
    private readonly MessageQueue _messages;
    private readonly HostRegistration _registration;
    private long _nextSweep;

    /// <param name="hosts">Where hosts are kept.</param>
    /// <param name="availability">Which games the owner has closed.</param>
    /// <param name="unknown">What becomes of games without a known key.</param>
    /// <param name="tools">What all services share.</param>
    /// <param name="messages">Client messages that may wait at once.</param>
    public Qr2Service(HostTable hosts, Availability availability, UnknownGames unknown, ServiceTools tools, int messages)
    {
        _hosts = hosts;
        _availability = availability;
        _tools = tools;
        _sender = new Qr2Sender(tools.Reply);
        _messages = new MessageQueue(hosts, messages, (uint)RandomNumbers.Draw(tools.Random, tools.Reply));
        _registration = new HostRegistration(hosts, unknown, tools, _sender, _messages);
    }

    /// <summary>Who answers texts of the older protocol on this port; may be null.</summary>
    public IOlderMaster Older;

    /// <summary>Checks proofs; the older protocols use the same one.</summary>
    public Qr2Challenge Proof => _registration.Proof;

    /// <summary>Client messages that wait for their acknowledgement.</summary>
    public int Waiting => _messages.Count;

    /// <inheritdoc />
    public void Receive(byte[] buffer, int count, long from, IDatagramOutbox outbox)
    {
        // Nothing can be sent to port 0.
        if (EndPoints.Port(from) == 0 || EndPoints.Address(from) == 0 || !_tools.Answers(from)) return;
        _sender.Use(outbox);
        _reader.Load(buffer, 0, count);
        bool whole = Qr2Packet.TryReadHead(_reader, out int type, out uint instanceKey);
        if (count > 0 && type == Qr2PacketType.OlderText)
        {
            if (Older is not null) Older.Receive(buffer, count, from, outbox);
            return;
        }
        if (!whole) return;
        switch (type)
        {
            case Qr2PacketType.Available:
                AnswerAvailable(from);
                break;
            case Qr2PacketType.Heartbeat:
                _registration.TakeHeartbeat(_reader, instanceKey, from);
                break;
            default:
                TakeFromHost(type, instanceKey, from);
                break;
        }
    }

    /// <inheritdoc />
    public void Tick(long now)
    {
        if (!_sender.Ready) return;
        if (_messages.Count > 0) SendMessages(now);
        if (now < _nextSweep) return;
        _nextSweep = now + SweepMilliseconds;
        for (int row = 0; row < _hosts.Capacity; row++)
        {
            if (_hosts.StateOf(row) != HostState.None && (_hosts.TraitsOf(row) & HostTraits.Older) == 0) Watch(row, now);
        }
    }

    /// <inheritdoc />
    public bool TrySend(int row, byte[] buffer, int offset, int count)
    {
        if (!_sender.Ready || count > Qr2Packet.MaximumMessageBytes || !_hosts.IsListed(row) || (_hosts.TraitsOf(row) & HostTraits.Older) != 0) return false;
        long to = _hosts.EndPointOf(row);
        if (!_messages.TryAdd(to, _hosts.InstanceKeyOf(row), buffer, offset, count))
        {
            if (_registration.IsNewRefusal(to)) _tools.Events.Write(EventTexts.Full("another message to a host"));
            return false;
        }
        SendMessages(_tools.Clock.Milliseconds);
        return true;
    }

    private void SendMessages(long now)
    {
        long deaf = _messages.SendDue(now, _sender);
        if (deaf != 0 && _registration.IsNewRefusal(deaf)) _tools.Events.Write(EventTexts.MessageLost(_tools.Clients.NameOf(deaf)));
    }

    private void AnswerAvailable(long from)
    {
        // The end of the datagram ends the name too.
        int offset = _reader.Position;
        int count = _reader.End - offset;
        if (count > 0 && count <= GameTable.NameBytes && Ascii.IndexOf(_reader.Buffer, offset, count, 0) < 0) _reader.TrySkip(count);
        else if (!_reader.TryReadNulTerminated(GameTable.NameBytes, out offset, out count)) return;
        _sender.SendAvailable(_availability.StatusOf(_reader.Buffer, offset, count), from);
    }

    // What counts only from a host that is known: end point and instance key together.
    private void TakeFromHost(int type, uint instanceKey, long from)
    {
        int row = _registration.Find(from, instanceKey);
        if (row < 0) return;
        _hosts.Earn(row, _reader.End);
        if (type == Qr2PacketType.Challenge)
        {
            _registration.TakeResponse(_reader, row);
            return;
        }
        // One that waits is told nothing but its challenge: any other packet would make it believe that it is listed.
        if (!_hosts.IsListed(row)) return;
        _hosts.NoteHeard(row, _tools.Clock.Milliseconds);
        switch (type)
        {
            case Qr2PacketType.KeepAlive:
                if (_hosts.TrySpend(row, Qr2Packet.AnswerHeadBytes)) _sender.Send(Qr2PacketType.KeepAlive, instanceKey, from);
                break;
            case Qr2PacketType.ClientMessageAck:
                if (_reader.TryReadUInt32BigEndian(out uint messageKey)) _messages.Acknowledge(from, messageKey);
                break;
        }
    }

    private void Watch(int row, long now)
    {
        long silence = now - _hosts.HeardAt(row);
        if (!_hosts.IsListed(row))
        {
            _registration.WatchWaiting(row);
        }
        else if (silence > SilenceMilliseconds)
        {
            _registration.Remove(row);
        }
        else if (silence > AskMilliseconds && _hosts.TrySpend(row, Qr2Packet.AnswerHeadBytes))
        {
            _sender.Send(Qr2PacketType.Echo, _hosts.InstanceKeyOf(row), _hosts.EndPointOf(row));
        }
    }
}
