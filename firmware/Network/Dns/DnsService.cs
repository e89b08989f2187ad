using PocketSpy.Core;
using PocketSpy.Wire;
using PocketSpy.Wire.Dns;

namespace PocketSpy.Network.Dns;

/// <summary>
/// The DNS server, UDP 53: names of game domains get the box's own address, so that no console needs more set up than
/// this DNS server. The box has names of its own. Malformed packets are ignored. Answering a name that was asked before allocates nothing.
/// </summary>
public sealed class DnsService : IDatagramService
{
    /// <summary>Longest message without extensions (RFC 1035, 4.2.1).</summary>
    public const int MessageBytes = 512;

    private const string HomeDomain = ".lan";
    private const string MulticastDomain = ".local";

    // Consoles ask anew at each start; short enough for a box that changes its address.
    private const int SecondsToLive = 60;

    private readonly DomainList _domains;
    private readonly ILocalAddress _addresses;
    private readonly OtherNames _others;
    private readonly DnsForwarder _forwarder;
    private readonly IEventSink _events;
    private readonly ClientNames _clients;
    private readonly DnsQuery _query = new();
    private readonly byte[] _reply;
    private readonly ushort[] _asked;

    /// <param name="domains">The names that are answered.</param>
    /// <param name="addresses">What they are answered with.</param>
    /// <param name="others">What becomes of other names.</param>
    /// <param name="forwarder">Asks on; needed for <see cref="OtherNames.Forward"/> only.</param>
    /// <param name="events">The event log.</param>
    /// <param name="clients">For whom to name in it.</param>
    /// <param name="askedNames">How many names of clients are remembered as told already; a power of two.</param>
    /// <param name="reply">A buffer to write answers in, <see cref="MessageBytes"/> + <see cref="DnsAnswer.RecordBytes"/>.</param>
    public DnsService(DomainList domains, ILocalAddress addresses, OtherNames others, DnsForwarder forwarder,
        IEventSink events, ClientNames clients, int askedNames, byte[] reply)
    {
        _domains = domains;
        _addresses = addresses;
        _others = others;
        _forwarder = forwarder;
        _events = events;
        _clients = clients;
        _asked = new ushort[askedNames];
        _reply = reply;
    }

    /// <summary>Hears of each of the games' names that is asked for; may be null.</summary>
    public INameWatcher Watcher { get; set; }

    /// <summary>The box's own name, lower case, without a domain: answered alone, in "lan" and in "local". Null for none.</summary>
    public string OwnName { get; set; }

    /// <inheritdoc />
    public void Receive(byte[] buffer, int count, long from, IDatagramOutbox outbox)
    {
        if (!_query.Load(buffer, count)) return;
        if (_query.IsResponse)
        {
            if (_forwarder is not null) _forwarder.Answer(buffer, count, _query, from, outbox);
            return;
        }
        int length = _query.Opcode == 0 ? Answer(buffer, from, outbox) : DnsAnswer.WriteEmpty(buffer, _query, DnsAnswer.NotImplemented, _reply);
        if (length > 0) outbox.Send(_reply, 0, length, from);
    }

    private int Answer(byte[] buffer, long from, IDatagramOutbox outbox)
    {
        if (_domains.Contains(_query.Name, _query.NameCount))
        {
            LogOnce(from);
            if (Watcher is not null) Watcher.NameAsked(_query.Name, _query.NameCount);
            return AnswerWith(_addresses.AddressFor(from), buffer);
        }
        if (IsOwnName()) return AnswerWith(_addresses.AddressFor(from), buffer);
        if (_others == OtherNames.Forward && _forwarder.Upstream != 0)
        {
            _forwarder.Forward(buffer, _query, from, outbox);
            return 0;
        }
        // Whose network leads nowhere else is told that all is well, or he leaves it.
        if (ProbeDomains.Contains(_query.Name, _query.NameCount))
        {
            bool isFixed = Ascii.Equals(_query.Name, 0, _query.NameCount, ProbeDomains.FixedName);
            return AnswerWith(isFixed ? ProbeDomains.FixedAddress : _addresses.AddressFor(from), buffer);
        }
        if (_others == OtherNames.Box) return AnswerWith(_addresses.AddressFor(from), buffer);
        return DnsAnswer.WriteEmpty(buffer, _query, DnsAnswer.Refused, _reply);
    }

    private bool IsOwnName()
    {
        if (OwnName is null || !Ascii.StartsWith(_query.Name, 0, _query.NameCount, OwnName)) return false;
        int at = OwnName.Length;
        int rest = _query.NameCount - at;
        return rest == 0 || Ascii.Equals(_query.Name, at, rest, HomeDomain) || Ascii.Equals(_query.Name, at, rest, MulticastDomain);
    }

    // AAAA and all other types get an empty answer: the name is there, but not with that.
    private int AnswerWith(uint address, byte[] buffer)
    {
        bool isAsked = _query.Class == DnsQuery.ClassInternet && (_query.Type == DnsQuery.TypeA || _query.Type == DnsQuery.TypeAny);
        if (!isAsked) return DnsAnswer.WriteEmpty(buffer, _query, DnsAnswer.NoError, _reply);
        if (address == 0) return DnsAnswer.WriteEmpty(buffer, _query, DnsAnswer.ServerFailure, _reply);
        return DnsAnswer.WriteAddress(buffer, _query, address, SecondsToLive, _reply);
    }

    // A console asks for the same dozen names again and again; each is worth one line.
    private void LogOnce(long from)
    {
        int hash = Hash.Of(_query.Name, 0, _query.NameCount, (int)EndPoints.Address(from));
        int place = hash & (_asked.Length - 1);
        // The other half of the hash tells which of the names with this place it was; 0 is for none.
        ushort mark = (ushort)((hash >> 16) | 1);
        if (_asked[place] == mark) return;
        _asked[place] = mark;
        _events.Write(EventTexts.AskedFor(_clients.NameOf(from), Ascii.ToText(_query.Name, 0, _query.NameCount)));
    }
}
