using PocketSpy.Core;
using PocketSpy.Network.Wire;
using PocketSpy.Wire;

namespace PocketSpy.Network.Dns;

/// <summary>
/// The DNS server, UDP 53: names of game domains get the box's own address, so that no console needs more set up than
/// this DNS server. The box has names of its own. Malformed packets are ignored. Answering a name that was asked before allocates nothing.
/// </summary>
public sealed class DnsService : IDatagramService
{
    /// <summary>The standard port.</summary>
    public const int Port = 53;

    /// <summary>Longest message without extensions (RFC 1035, 4.2.1).</summary>
    public const int MessageBytes = 512;

    private const string HomeDomain = ".lan";
    private const string MulticastDomain = ".local";

    // Consoles ask anew at each start; short enough for a box that changes its address.
    private const int SecondsToLive = 60;

    private readonly DomainList _domains;
    private readonly ServiceTools _tools;
    private readonly OtherNames _others;
    private readonly DnsForwarder _forwarder;
    private readonly DnsQuery _query = new();
    private readonly ushort[] _asked;

    /// <param name="domains">The names that are answered.</param>
    /// <param name="tools">What all services share.</param>
    /// <param name="others">What becomes of other names.</param>
    /// <param name="forwarder">Asks on; needed for <see cref="OtherNames.Forward"/> only.</param>
    /// <param name="askedNames">How many names of clients are remembered as told already; a power of two.</param>
    public DnsService(DomainList domains, ServiceTools tools, OtherNames others, DnsForwarder forwarder, int askedNames)
    {
        _domains = domains;
        _tools = tools;
        _others = others;
        _forwarder = forwarder;
        _asked = new ushort[askedNames];
    }

    /// <summary>The box's own name, lower case, without a domain: answered alone, in "lan" and in "local". Null for none.</summary>
    public string OwnName;

    /// <summary>Questions for names of games.</summary>
    public int GameNames { get; private set; }

    /// <inheritdoc />
    public void Receive(byte[] buffer, int count, long from, IDatagramOutbox outbox)
    {
        if (!_query.Load(buffer, count)) return;
        if (!_query.IsResponse && !_tools.Answers(from)) return;
        if (_query.IsResponse)
        {
            if (_forwarder is not null) _forwarder.Answer(buffer, count, _query, from, outbox);
            return;
        }
        int length = _query.Opcode == 0 ? Answer(buffer, from, outbox) : DnsAnswer.WriteEmpty(buffer, _query, DnsAnswer.NotImplemented, _tools.Reply);
        if (length > 0) outbox.Send(_tools.Reply, 0, length, from);
    }

    private int Answer(byte[] buffer, long from, IDatagramOutbox outbox)
    {
        if (_domains.Contains(_query.Name, _query.NameCount))
        {
            GameNames++;
            LogOnce(from);
            if (_tools.Names is not null) _tools.Names.NameAsked(_query.Name, _query.NameCount);
            return AnswerWith(_tools.Addresses.AddressFor(from), buffer);
        }
        if (IsOwnName()) return AnswerWith(_tools.Addresses.AddressFor(from), buffer);
        if (_others == OtherNames.Forward && _forwarder.Upstream != 0)
        {
            _forwarder.Forward(buffer, _query, from, outbox);
            return 0;
        }
        // Whose network leads nowhere else is told that all is well, or he leaves it.
        if (ProbeDomains.Contains(_query.Name, _query.NameCount))
        {
            bool isFixed = Ascii.Equals(_query.Name, 0, _query.NameCount, ProbeDomains.FixedName);
            return AnswerWith(isFixed ? ProbeDomains.FixedAddress : _tools.Addresses.AddressFor(from), buffer);
        }
        if (_others == OtherNames.Box) return AnswerWith(_tools.Addresses.AddressFor(from), buffer);
        return DnsAnswer.WriteEmpty(buffer, _query, DnsAnswer.Refused, _tools.Reply);
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
        if (!isAsked) return DnsAnswer.WriteEmpty(buffer, _query, DnsAnswer.NoError, _tools.Reply);
        if (address == 0) return DnsAnswer.WriteEmpty(buffer, _query, DnsAnswer.ServerFailure, _tools.Reply);
        return DnsAnswer.WriteAddress(buffer, _query, address, SecondsToLive, _tools.Reply);
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
        _tools.Events.Write(EventTexts.AskedFor(_tools.Clients.NameOf(from), Ascii.ToText(_query.Name, 0, _query.NameCount)));
    }
}
