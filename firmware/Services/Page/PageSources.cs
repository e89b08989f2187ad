using PocketSpy.Services.Gpcm;
using PocketSpy.Services.Lobby;

namespace PocketSpy.Services.Page;

/// <summary>Where the page's answers come from.</summary>
public sealed class PageSources
{
    private readonly GpcmContext _presence;
    private readonly ILocalAddress _addresses;

    /// <param name="facts">What other rooms know of the box.</param>
    /// <param name="presence">Who is here.</param>
    /// <param name="hosts">Which games there are.</param>
    /// <param name="events">The event log.</param>
    /// <param name="addresses">The box's own addresses.</param>
    /// <param name="perSecond">See <see cref="PagePace"/>.</param>
    public PageSources(IBoxFacts facts, GpcmContext presence, HostTable hosts, EventLog events, ILocalAddress addresses, int perSecond)
    {
        Facts = facts;
        _presence = presence;
        Hosts = hosts;
        Events = events;
        _addresses = addresses;
        Pace = new PagePace(perSecond);
        StartSeconds = (int)(presence.Clock.Milliseconds / 1_000);
    }

    internal IBoxFacts Facts { get; }

    internal HostTable Hosts { get; }

    internal EventLog Events { get; }

    internal PagePace Pace { get; }

    /// <summary>When the box started, in seconds of the clock.</summary>
    internal int StartSeconds { get; }

    internal GpcmSession[] Sessions => _presence.Sessions;

    /// <summary>Room that nobody needs between two commands of presence.</summary>
    internal byte[] Scratch => _presence.Scratch;

    internal long Now => _presence.Clock.Milliseconds;

    /// <summary>Seconds since the box started.</summary>
    internal int Seconds => (int)(Now / 1_000) - StartSeconds;

    /// <summary>Players who are signed in.</summary>
    internal int PlayerCount()
    {
        int count = 0;
        GpcmSession[] sessions = Sessions;
        for (int i = 0; i < sessions.Length; i++)
        {
            if (sessions[i] is not null && sessions[i].IsLoggedIn && !sessions[i].Ended) count++;
        }
        return count;
    }

    /// <summary>Where a client finds the page: address, and port unless it is the usual one.</summary>
    internal string AddressFor(long from)
    {
        string address = EndPoints.AddressText(_addresses.AddressFor(from));
        long port = Facts.Number(BoxFact.HttpPort);
        return port == 80 ? address : address + ":" + port.ToString();
    }
}
