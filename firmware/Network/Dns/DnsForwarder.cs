using PocketSpy.Core;
using PocketSpy.Network.Wire;
using PocketSpy.Wire;

namespace PocketSpy.Network.Dns;

/// <summary>
/// Asks another server for names that are none of the games', from the DNS port itself, so that it costs no socket.
/// An answer counts only from that server, with the number that was drawn for the query and the same name.
/// </summary>
public sealed class DnsForwarder
{
    // An answer that takes longer helps nobody: resolvers have asked again or given up by then.
    private const int LifeMilliseconds = 5_000;

    private readonly ServiceTools _tools;
    private readonly long[] _clients;
    private readonly int[] _clientIds;
    private readonly int[] _ids;
    private readonly int[] _names;
    private readonly long[] _until;
    private readonly byte[] _drawn = new byte[2];

    /// <param name="capacity">Queries on their way at once; a full table gives up the oldest, which its client asks again.</param>
    /// <param name="tools">What all services share.</param>
    public DnsForwarder(int capacity, ServiceTools tools)
    {
        _tools = tools;
        _clients = new long[capacity];
        _clientIds = new int[capacity];
        _ids = new int[capacity];
        _names = new int[capacity];
        _until = new long[capacity];
    }

    /// <summary>
    /// The other server, an <see cref="EndPoints">end point</see>; 0 for none. It may change at any time: what the one before did not answer yet
    /// is lost, and the client asks again.
    /// </summary>
    public long Upstream => _tools.Home.NameServer;

    /// <summary>Asks the other server, which there must be.</summary>
    public void Forward(byte[] buffer, DnsQuery query, long from, IDatagramOutbox outbox)
    {
        long now = _tools.Clock.Milliseconds;
        int place = PlaceFor(from, now);
        _tools.Random.Fill(_drawn, 0, 2);
        int id = (_drawn[0] << 8) | _drawn[1];
        int count = DnsAnswer.WriteForward(buffer, query, id, _tools.Reply);
        if (count == 0) return;
        _clients[place] = from;
        _clientIds[place] = query.Id;
        _ids[place] = id;
        _names[place] = HashOf(query);
        _until[place] = now + LifeMilliseconds;
        outbox.Send(_tools.Reply, 0, count, Upstream);
    }

    /// <summary>Takes an answer and passes it to who asked. Anything else is ignored.</summary>
    public void Answer(byte[] buffer, int count, DnsQuery answer, long from, IDatagramOutbox outbox)
    {
        if (from != Upstream) return;
        long now = _tools.Clock.Milliseconds;
        for (int i = 0; i < _ids.Length; i++)
        {
            if (_until[i] <= now || _ids[i] != answer.Id || _names[i] != HashOf(answer)) continue;
            _until[i] = 0;
            DnsAnswer.SetId(buffer, _clientIds[i]);
            outbox.Send(buffer, 0, count, _clients[i]);
            return;
        }
    }

    // A free one; else the oldest query is given up: of this client when it has its share.
    private int PlaceFor(long from, long now)
    {
        int free = -1;
        int oldest = -1;
        int own = -1;
        int held = 0;
        for (int i = 0; i < _until.Length; i++)
        {
            if (_until[i] <= now)
            {
                if (free < 0) free = i;
                continue;
            }
            if (oldest < 0 || _until[i] < _until[oldest]) oldest = i;
            if (EndPoints.Address(_clients[i]) != EndPoints.Address(from)) continue;
            held++;
            if (own < 0 || _until[i] < _until[own]) own = i;
        }
        if (held >= FairShare.Of(_until.Length)) return own;
        return free >= 0 ? free : oldest;
    }

    private static int HashOf(DnsQuery query) => Hash.Of(query.Name, 0, query.NameCount, query.Type);
}
