using PocketSpy.Core;

namespace PocketSpy.Matchmaking.ServerBrowser;

/// <summary>
/// The clients of the server browser, as <see cref="FairShare"/> says: when there is no room for another, one that has asked for nothing yet gives way,
/// then one that has its list and is silent, then one that only waits for changes. A list that is being sent stays.
/// </summary>
internal sealed class BrowserLinks
{
    private const int Spared = -1;
    private const int Watches = 0;
    private const int Idle = 1;
    private const int Silent = 2;

    private readonly BrowserSession[] _sessions;

    internal BrowserLinks(int capacity)
    {
        _sessions = new BrowserSession[capacity];
    }

    /// <summary>Clients that are connected.</summary>
    internal int Count { get; private set; }

    /// <summary>One of them.</summary>
    internal BrowserSession this[int place] => _sessions[place];

    /// <summary>Whether there is room for another client of an address; <paramref name="loser"/> has to give way to it first, or is null.</summary>
    internal bool HasPlaceFor(uint address, out BrowserSession loser)
    {
        loser = null;
        bool hasShare = CountOf(address) >= FairShare.Of(_sessions.Length);
        if (!hasShare && Count < _sessions.Length) return true;
        int rank = Spared;
        for (int i = 0; i < Count; i++)
        {
            BrowserSession session = _sessions[i];
            if (hasShare && EndPoints.Address(session.From) != address) continue;
            int own = RankOf(session);
            if (own < rank || own == Spared || (own == rank && session.AskedAt >= loser.AskedAt)) continue;
            rank = own;
            loser = session;
        }
        return loser is not null;
    }

    /// <summary>Adds one for which there is room.</summary>
    internal void Add(BrowserSession session) => _sessions[Count++] = session;

    /// <summary>Takes one out, if it is there.</summary>
    internal void Remove(BrowserSession session)
    {
        for (int i = 0; i < Count; i++)
        {
            if (_sessions[i] != session) continue;
            _sessions[i] = _sessions[--Count];
            _sessions[Count] = null;
            return;
        }
    }

    private int CountOf(uint address)
    {
        int count = 0;
        for (int i = 0; i < Count; i++)
        {
            if (EndPoints.Address(_sessions[i].From) == address) count++;
        }
        return count;
    }

    private static int RankOf(BrowserSession session)
    {
        if (session.Ended || !session.Opened) return Silent;
        if (session.Query is null) return Idle;
        return session.Query.NextRow >= 0 ? Spared : Watches;
    }
}
