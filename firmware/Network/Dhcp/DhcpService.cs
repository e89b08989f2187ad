using PocketSpy.Core;
using PocketSpy.Network.Wire;
using PocketSpy.Storage;
using PocketSpy.Wire;

namespace PocketSpy.Network.Dhcp;

/// <summary>
/// The DHCP server of the box's own network, UDP 67 (RFC 2131): gives out addresses with the box as router and DNS server. It is the only
/// one there and says no to addresses that it does not know. A client is known by its hardware address, not by the identifier it may send:
/// a radio has one station for each, and the identifiers of some systems change from start to start. Who has which address is written before the answer,
/// but only once in a few seconds, so that nobody wears the drive out: whom the box has forgotten after a cut of the power is taken at its word, as long as
/// the address is nobody's. A drive that fails does not stop the service.
/// </summary>
public sealed class DhcpService : IDatagramService, ILateWriter
{
    /// <summary>The server's port.</summary>
    public const int Port = 67;

    /// <summary>Longest message taken.</summary>
    public const int MessageBytes = 1_280;

    /// <summary>For how long an address is lent. Short, as guests come and go and addresses are few; a client renews it at half the time.</summary>
    public const int LeaseSeconds = 7_200;

    private const int ClientPort = 68;

    // An address that was offered is kept this long for the client to ask for it.
    private const int OfferSeconds = 30;

    // An address that somebody uses without having been given it is lent to nobody for this long.
    private const int AvoidSeconds = 600;
    private const uint Everybody = 0xFFFFFFFF;
    private const string FileName = "leases.";

    private readonly uint _server;
    private readonly uint _mask;
    private readonly ServiceTools _tools;
    private readonly LeaseTable _leases;
    private readonly DhcpMessage _message = new();
    private bool _fullSaid;
    private bool _failureSaid;

    /// <param name="server">The box's address on its own network, first byte highest.</param>
    /// <param name="mask">The mask of that network.</param>
    /// <param name="capacity">Most addresses that are given out, up to 250.</param>
    /// <param name="tools">What all services share.</param>
    public DhcpService(uint server, uint mask, int capacity, ServiceTools tools)
    {
        _server = server;
        _mask = mask;
        _tools = tools;
        _leases = new LeaseTable(server, mask, capacity, new SlotFile(tools.Files, FileName), tools.Reply);
    }

    /// <summary>Addresses that are lent just now.</summary>
    public int Leases => _leases.CountLent(Seconds);

    /// <inheritdoc />
    public bool IsDirty { get; private set; }

    /// <summary>Addresses that can be lent.</summary>
    public int Capacity => _leases.Count;

    /// <inheritdoc />
    public void Receive(byte[] buffer, int count, long from, IDatagramOutbox outbox)
    {
        if (!_message.Load(buffer, count)) return;
        int now = Seconds;
        switch (_message.Type)
        {
            case DhcpType.Discover:
                Offer(buffer, now, outbox);
                break;
            case DhcpType.Request:
                Grant(buffer, now, from, outbox);
                break;
            case DhcpType.Decline:
                Avoid(now);
                break;
            case DhcpType.Release:
                int row = _leases.RowOf(_message.ClientAddress);
                if (row >= 0 && _leases.Find(_message.Hardware) == row) _leases.Release(row, now);
                break;
            case DhcpType.Inform:
                Inform(buffer, from, outbox);
                break;
        }
    }

    private int Seconds => (int)(_tools.Clock.Milliseconds / 1_000);

    private void Offer(byte[] buffer, int now, IDatagramOutbox outbox)
    {
        int row = _leases.Find(_message.Hardware);
        if (row < 0) row = _leases.Choose(_leases.RowOf(_message.WantedAddress), now);
        if (row < 0)
        {
            if (!_fullSaid) _tools.Events.Write(EventTexts.NoAddress(_leases.Count));
            _fullSaid = true;
            return;
        }
        _leases.Hold(row, _message.Hardware, now, OfferSeconds);
        Send(buffer, DhcpType.Offer, _leases.AddressOf(row), LeaseSeconds, Everybody, outbox);
    }

    // A REQUEST takes an offer, asks for the old address after a restart of the client, or renews (RFC 2131, 4.3.2).
    private void Grant(byte[] buffer, int now, long from, IDatagramOutbox outbox)
    {
        long client = _message.Hardware;
        int own = _leases.Find(client);
        if (_message.ServerId != 0 && _message.ServerId != _server)
        {
            // It took the offer of another server.
            if (own >= 0) _leases.Release(own, now);
            return;
        }
        uint address = _message.WantedAddress != 0 ? _message.WantedAddress : _message.ClientAddress;
        if (address == 0) return;
        int row = _leases.RowOf(address);
        // A box that has lost its table takes a client's word for an address that is nobody's.
        if (row < 0 || (row != own && (own >= 0 || !_leases.IsUnused(row))))
        {
            int length = DhcpReply.WriteNak(buffer, _message, _server, _tools.Reply);
            outbox.Send(_tools.Reply, 0, length, EndPoints.Of(Everybody, ClientPort));
            return;
        }
        bool isNews = _leases.Lend(row, client, now, LeaseSeconds);
        if (!_leases.IsSaved(row))
        {
            // The row has a new owner.
            _tools.Clients.Forget(address);
            IsDirty = true;
            if (_tools.Writes is not null) _tools.Writes.Note(this);
            else WriteLate();
        }
        _fullSaid = false;
        if (isNews) _tools.Events.Write(EventTexts.DeviceJoined(address, Ascii.ToText(buffer, _message.NameAt, _message.NameCount)));
        Send(buffer, DhcpType.Ack, address, LeaseSeconds, _message.ClientAddress == address ? ReachOf(from) : Everybody, outbox);
    }

    /// <inheritdoc />
    public void WriteLate()
    {
        IsDirty = !_leases.Save(_tools.Reply);
        if (IsDirty && !_failureSaid && !_leases.LacksMemory) _tools.Events.Log(EventTexts.NotSaved(EventTexts.Addresses, EventTexts.DriveFails));
        _failureSaid = IsDirty;
    }

    private void Avoid(int now)
    {
        int row = _leases.RowOf(_message.WantedAddress);
        if (row < 0 || _leases.Find(_message.Hardware) != row) return;
        _leases.Avoid(row, now + AvoidSeconds, now);
        _tools.Events.Write(EventTexts.AddressTaken(_message.WantedAddress, AvoidSeconds / 60));
    }

    // Who has an address by other means, and on this network, is told the rest.
    private void Inform(byte[] buffer, long from, IDatagramOutbox outbox)
    {
        uint address = _message.ClientAddress;
        if (((address ^ _server) & _mask) != 0 || address == _server || (address | _mask) == Everybody) return;
        Send(buffer, DhcpType.Ack, 0, 0, ReachOf(from), outbox);
    }

    // Who sends from 0.0.0.0 does not yet hear the address that it says it has.
    private uint ReachOf(long from) => EndPoints.Address(from) == 0 ? Everybody : _message.ClientAddress;

    // A client without an address can only be reached as one of everybody, whatever its flag says: the socket library cannot send to a
    // hardware address (RFC 2131, 4.1 allows it).
    private void Send(byte[] buffer, int type, uint address, int seconds, uint to, IDatagramOutbox outbox)
    {
        int length = DhcpReply.Write(buffer, _message, type, address, _server, _mask, seconds, _tools.Reply);
        outbox.Send(_tools.Reply, 0, length, EndPoints.Of(to, ClientPort));
    }
}
