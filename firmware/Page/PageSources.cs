using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Presence.Gpcm;

namespace PocketSpy.Page;

/// <summary>Where the page's answers come from.</summary>
public sealed class PageSources
{
    private static readonly GpcmSession[] Nobody = new GpcmSession[0];

    private readonly IClock _clock;
    private readonly ILocalAddress _addresses;

    /// <param name="facts">What other rooms know of the box.</param>
    /// <param name="clock">The time.</param>
    /// <param name="events">The event log.</param>
    /// <param name="addresses">The box's own addresses.</param>
    /// <param name="perSecond">See <see cref="PagePace"/>.</param>
    public PageSources(IBoxFacts facts, IClock clock, EventLog events, ILocalAddress addresses, int perSecond)
    {
        Facts = facts;
        _clock = clock;
        Events = events;
        _addresses = addresses;
        Pace = new PagePace(perSecond);
        StartSeconds = (int)(clock.Milliseconds / 1_000);
    }

    /// <summary>Who is here; null for a box that only shows its settings.</summary>
    public GpcmContext Presence { get; set; }

    /// <summary>Which games there are; null for a box that only shows its settings.</summary>
    public HostTable Hosts { get; set; }

    internal IBoxFacts Facts { get; }

    internal EventLog Events { get; }

    /// <summary>How often pages may ask.</summary>
    public PagePace Pace { get; }

    /// <summary>When the box started, in seconds of the clock.</summary>
    internal int StartSeconds { get; }

    internal GpcmSession[] Sessions => Presence is null ? Nobody : Presence.Sessions;

    /// <summary>Room that nobody needs between two commands of presence.</summary>
    internal byte[] Scratch => Presence.Scratch;

    internal long Now => _clock.Milliseconds;

    /// <summary>Seconds since the box started.</summary>
    internal int Seconds => (int)(Now / 1_000) - StartSeconds;

    /// <summary>Rows of the table of hosts.</summary>
    internal int HostRows => Hosts is null ? 0 : Hosts.Capacity;

    /// <summary>Game hosts.</summary>
    internal int HostCount => Hosts is null ? 0 : Hosts.Count;

    /// <summary>Players who are signed in.</summary>
    internal int PlayerCount()
    {
        int count = 0;
        GpcmSession[] sessions = Sessions;
        for (int i = 0; i < sessions.Length; i++)
        {
            if (sessions[i] is not null && sessions[i].IsLoggedIn) count++;
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
