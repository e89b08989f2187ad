using PocketSpy.Core;
using PocketSpy.Network.Wire;

namespace PocketSpy.Network.Mdns;

/// <summary>
/// Answers to the box's name on a home network, "pocketspy.local", multicast DNS of UDP 5353 (RFC 6762). Before it uses the name it asks
/// three times whether somebody has it; then, and whenever another says that the name is his, the box takes the next: "pocketspy-2.local"; after the ninth
/// it begins anew some minutes later.
/// All other names are ignored. It waits for the home network to come and follows its change.
/// </summary>
public sealed class MdnsService : IDatagramService, ITimed
{
    /// <summary>The port of multicast DNS.</summary>
    public const int Port = 5353;

    /// <summary>Longest message taken.</summary>
    public const int MessageBytes = 1_280;

    /// <summary>The group, 224.0.0.251, and its port.</summary>
    public const long Group = (0xE00000FBL << 16) | Port;

    // Between two questions whether somebody has the name (8.1).
    private const int ProbeMilliseconds = 250;

    // Between the two announcements of the name (8.3).
    private const int AnnounceMilliseconds = 1_000;
    private const int Probes = 3;
    private const int Announced = Probes + 1;
    private const int Settled = Probes + 2;

    // For all to hear the same record goes out once a second at most (6).
    private const int RestMilliseconds = 1_000;
    private const int LastNumber = 9;

    // Whoever claims every name goes away at some time: then the search begins anew.
    private const int RetryMilliseconds = 600_000;

    private readonly string _name;
    private readonly ServiceTools _tools;
    private readonly MdnsMessage _message = new();
    private readonly MdnsWriter _writer = new();
    private string _label;
    private int _number = 1;
    private uint _address;
    private int _step;
    private long _next;
    private long _told = -RestMilliseconds;

    /// <param name="name">The name without ".local": lower-case letters, digits and hyphens, at most 60.</param>
    /// <param name="tools">What all services share.</param>
    public MdnsService(string name, ServiceTools tools)
    {
        _name = name;
        _label = name;
        _tools = tools;
    }

    /// <summary>The port; null until it is open.</summary>
    public IGroupOutbox Outbox;

    /// <inheritdoc />
    public void Tick(long now)
    {
        if (Outbox is null) return;
        if (_number > LastNumber)
        {
            if (now < _next) return;
            _number = 1;
            _label = _name;
        }
        uint address = _tools.Addresses.AddressFor(Group);
        if (address != _address)
        {
            _address = address;
            if (address == 0) return;
            if (!Outbox.Join(EndPoints.Address(Group), address)) _tools.Events.Write(EventTexts.NoMulticast(_label));
            Begin(now);
        }
        if (address == 0 || _step == Settled || now < _next) return;
        if (_step < Probes)
        {
            SendToAll(_writer.WriteProbe(_label, _address, _tools.Reply));
            _next = now + ProbeMilliseconds;
        }
        else
        {
            Announce(now);
            _next = now + AnnounceMilliseconds;
        }
        _step++;
    }

    /// <inheritdoc />
    public void Receive(byte[] buffer, int count, long from, IDatagramOutbox outbox)
    {
        // Who asks from outside gets nothing: it could send the answer to somebody else.
        if (_address == 0 || _number > LastNumber || !PrivateAddress.Is(EndPoints.Address(from)) || _tools.Addresses.AddressFor(from) != _address) return;
        if (!_message.Load(buffer, count, _label, _address)) return;
        if (_message.OtherAddress != 0 && Quarrel()) return;
        if (_message.IsResponse || _message.Asked == 0 || _step < Announced) return;
        bool isAddress = _message.Asked == DnsQuery.TypeA || _message.Asked == DnsQuery.TypeAny;
        if (EndPoints.Port(from) != Port)
        {
            Send(_writer.WritePlain(buffer, _message, _address, _tools.Reply), from, outbox);
            return;
        }
        if (isAddress && _message.KnowsAddress) return;
        long now = _tools.Clock.Milliseconds;
        long to = _message.WantsUnicast ? from : Group;
        if (!isAddress) Send(_writer.WriteNothingElse(_label, _tools.Reply), to, outbox);
        else if (_message.WantsUnicast) Send(_writer.WriteAddress(_label, _address, _tools.Reply), to, outbox);
        else if (now - _told >= RestMilliseconds) Announce(now);
    }

    // True when the box took another name. Who has it already stays; of two who start at once, or whose networks came together, the one with
    // the higher address (8.2, 9).
    private bool Quarrel()
    {
        bool isOurs = _step >= Announced;
        bool gives = _message.IsResponse ? !isOurs || _message.OtherAddress > _address : !isOurs && _message.OtherAddress > _address;
        if (!gives)
        {
            long now = _tools.Clock.Milliseconds;
            if (isOurs && _message.IsResponse && now - _told >= RestMilliseconds) Announce(now);
            return false;
        }
        string taken = _label;
        _number++;
        _label = _name + "-" + _number.ToString();
        _tools.Events.Write(EventTexts.NameTaken(taken, _message.OtherAddress, _number > LastNumber ? null : _label));
        Begin(_tools.Clock.Milliseconds + (_number > LastNumber ? RetryMilliseconds : ProbeMilliseconds));
        return true;
    }

    private void Begin(long at)
    {
        _step = 0;
        _next = at;
    }

    private void Announce(long now)
    {
        _told = now;
        SendToAll(_writer.WriteAddress(_label, _address, _tools.Reply));
    }

    private void SendToAll(int length) => Send(length, Group, Outbox);

    private void Send(int length, long to, IDatagramOutbox outbox)
    {
        if (length > 0) outbox.Send(_tools.Reply, 0, length, to);
    }
}
