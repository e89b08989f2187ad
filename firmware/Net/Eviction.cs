using PocketSpy.Core;

namespace PocketSpy.Net;

/// <summary>
/// Chooses the link that gives way to a newcomer: among all when the sockets are taken, among those of one port when its service is full, among those of
/// one address at that port when it holds its share. What is logged in and plays never gives way.
/// </summary>
internal sealed class Eviction
{
    /// <summary>A client that has just connected gets this long to show what it is before it gives way to somebody from elsewhere.</summary>
    public const int GraceMilliseconds = 250;

    private readonly TcpConnection[] _links;
    private TcpPort _port;
    private uint _address;
    private bool _isOfAddress;

    /// <param name="links">All links, those that are there first.</param>
    internal Eviction(TcpConnection[] links)
    {
        _links = links;
    }

    /// <summary>Looks among all links.</summary>
    internal Eviction Among()
    {
        _port = null;
        _isOfAddress = false;
        return this;
    }

    /// <summary>Looks among the links of a port.</summary>
    internal Eviction Among(TcpPort port)
    {
        _port = port;
        _isOfAddress = false;
        return this;
    }

    /// <summary>Looks among the links of an address at a port. They get no time to show what they are: it is theirs to share.</summary>
    internal Eviction Among(TcpPort port, uint address)
    {
        _port = port;
        _address = address;
        _isOfAddress = true;
        return this;
    }

    /// <summary>
    /// A link that costs nobody anything: one that was answered and only waits for its client to close; else, if so wished, the page that was asked
    /// for first. Null for none.
    /// </summary>
    internal TcpConnection Done(int count, bool pagesToo)
    {
        TcpConnection choice = null;
        for (int i = 0; i < count; i++)
        {
            if (Counts(_links[i]) && _links[i].Answered) choice = LongerSilent(choice, _links[i]);
        }
        for (int i = 0; i < count && pagesToo; i++)
        {
            TcpConnection link = _links[i];
            if (Counts(link) && link.GivesWay && (choice is null || (!choice.Answered && link.LastInput < choice.LastInput))) choice = link;
        }
        return choice;
    }

    /// <summary>The link that is there for longest without having shown what it is. Null for none.</summary>
    internal TcpConnection Unproven(int count, long now)
    {
        TcpConnection choice = null;
        for (int i = 0; i < count; i++)
        {
            TcpConnection link = _links[i];
            if (!Counts(link) || link.IsProven || (!_isOfAddress && now - link.Since < GraceMilliseconds)) continue;
            if (choice is null || link.Since < choice.Since) choice = link;
        }
        return choice;
    }

    /// <summary>By the rules, first rule first, among several the link that was silent longest. Null for none.</summary>
    internal TcpConnection Idle(int count, SocketKind newcomer, long now)
    {
        TcpConnection choice = null;
        for (int rule = 0; rule < EvictionRule.Count; rule++)
        {
            if (!EvictionRule.IsFor(rule, newcomer)) continue;
            SocketKind kind = EvictionRule.KindOf(rule);
            int idle = EvictionRule.IdleOf(rule);
            for (int i = 0; i < count; i++)
            {
                TcpConnection link = _links[i];
                if (Counts(link) && link.IsProven && link.Kind == kind && now - link.LastProgress >= idle) choice = LongerSilent(choice, link);
            }
            if (choice is not null) return choice;
        }
        return null;
    }

    /// <summary>
    /// Of an address, other than the newcomer's, that holds more than half of all links, the one that was silent longest and is nobody's who is logged in.
    /// Null for none.
    /// </summary>
    internal TcpConnection OfGreedy(int count, uint newcomer)
    {
        for (int i = 0; i < count; i++)
        {
            uint address = _links[i].Address;
            if (address == newcomer || CountOf(count, address) <= FairShare.Of(count)) continue;
            TcpConnection choice = null;
            for (int j = i; j < count; j++)
            {
                if (_links[j].Address == address && _links[j].Kind != SocketKind.Presence) choice = LongerSilent(choice, _links[j]);
            }
            return choice;
        }
        return null;
    }

    /// <summary>Whether a link is being answered just now, as web clients are, or has not yet had the time to show what it is.</summary>
    internal bool HasPassing(int count, long now)
    {
        for (int i = 0; i < count; i++)
        {
            TcpConnection link = _links[i];
            if (Counts(link) && (link.Kind == SocketKind.Http || (!link.IsProven && now - link.Since < GraceMilliseconds))) return true;
        }
        return false;
    }

    /// <summary>Links among those that count.</summary>
    internal int Count(int count)
    {
        int found = 0;
        for (int i = 0; i < count; i++)
        {
            if (Counts(_links[i])) found++;
        }
        return found;
    }

    private int CountOf(int count, uint address)
    {
        int found = 0;
        for (int i = 0; i < count; i++)
        {
            if (_links[i].Address == address) found++;
        }
        return found;
    }

    private bool Counts(TcpConnection link) =>
        !link.Dead && (_port is null || link.Port == _port) && (!_isOfAddress || link.Address == _address);

    private static TcpConnection LongerSilent(TcpConnection first, TcpConnection second) =>
        first is null || second.LastProgress < first.LastProgress ? second : first;
}
