using PocketSpy.Core.Owner;
using PocketSpy.Storage;

namespace PocketSpy.Core;

/// <summary>What all services of a box share. One object instead of a dozen parameters and fields a service: some 550 bytes of the device's heap less.</summary>
public sealed class ServiceTools
{
    /// <summary>The time.</summary>
    public IClock Clock;

    /// <summary>When the box started, in seconds of the clock.</summary>
    public int StartSeconds;

    /// <summary>Random numbers.</summary>
    public IRandom Random;

    /// <summary>The event log.</summary>
    public EventLog Events;

    /// <summary>For whom to name in it.</summary>
    public ClientNames Clients;

    /// <summary>The box's own addresses.</summary>
    public ILocalAddress Addresses;

    /// <summary>The drive.</summary>
    public IFileSystem Files;

    /// <summary>When what is kept reaches it; null where nobody asks.</summary>
    public DriveWrites Writes;

    /// <summary>What the owner has set.</summary>
    public OwnerStore Owner;

    /// <summary>The one buffer in which answers are written. Whoever writes one sends it before anybody else begins.</summary>
    public byte[] Reply;

    /// <summary>Told of names that DNS is asked for; null for nobody.</summary>
    public INameWatcher Names;

    /// <summary>What one address may have in a while.</summary>
    public readonly AddressRations Rations = new();

    /// <summary>The home network's DNS server, where there is one.</summary>
    public HomeNetwork Home = new();

    /// <summary>From where datagrams are answered; null for everywhere.</summary>
    public SourceFilter Sources;

    /// <summary>The runtime's memory; null where it is not bounded.</summary>
    public IHeap Heap;

    /// <summary>What only the box itself knows; null in tests that do not ask.</summary>
    public IBoxFacts Facts;

    /// <summary>Starts the box anew; null where that is done by hand.</summary>
    public IRestart Restart;

    /// <summary>Unpacks gzip; null where there is none.</summary>
    public IUnpacker Unpacker;

    /// <summary>Who is signed in; null in a box without presence.</summary>
    public IPlayers Players;

    /// <summary>Which games are hosted; null in a box without matchmaking.</summary>
    public IHostedGames HostedGames;

    /// <summary>Whether a datagram from there may be answered.</summary>
    public bool Answers(long from) => Sources is null || Sources.Allows(from);
}
