using System.Collections;
using PocketSpy.App.Boot;
using PocketSpy.Backup;
using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Net;
using PocketSpy.Network.Dns;
using PocketSpy.Nintendo.Downloads;
using PocketSpy.Page;
using PocketSpy.Presence.Gpcm;
using PocketSpy.Presence.Profiles;
using PocketSpy.Storage;
using PocketSpy.Web.Http;
using PocketSpy.Web.Owner;
using PocketSpy.Wire.Nas;

namespace PocketSpy.App;

/// <summary>
/// The composition root, the same on both runtimes: builds the services, opens the ports, starts to serve.
/// What differs by runtime comes in through the constructor.
/// </summary>
public sealed partial class Box : ICared
{
    private const int TokenKeyBytes = 32;
    private const int DnsPort = 53;

    private readonly object _lock = new();
    private BoxSettings _settings;
    private Capacities _capacities;
    private readonly IClock _clock;
    private readonly IRandom _random;
    private readonly IFileSystem _files;
    private readonly IDownloads _downloads;
    private readonly InterfaceTable _addresses;
    private readonly PlayerStore _store;
    private readonly byte[] _reply;
    private readonly ClientNames _clients;
    private readonly SocketLoop _loop;
    private PortWaker _waker;
    private PageSources _page;
    private GpcmService _presence;
    private HostTable _hosts;
    private DnsForwarder _forwarder;
    private ArrayList _listeners = new();

    /// <param name="settings">What the owner chose.</param>
    /// <param name="capacities">How much the box may hold.</param>
    /// <param name="clock">The time.</param>
    /// <param name="random">Random numbers.</param>
    /// <param name="files">Where profiles are kept.</param>
    /// <param name="downloads">What the owner offers for download; may be null.</param>
    /// <param name="waiter">How this runtime waits for sockets.</param>
    /// <param name="interfaces">Lists the box's own addresses.</param>
    /// <param name="events">The event log.</param>
    public Box(BoxSettings settings, Capacities capacities, IClock clock, IRandom random, IFileSystem files,
        IDownloads downloads, ISocketWaiter waiter, IInterfaces interfaces, EventLog events)
    {
        _settings = settings;
        _capacities = capacities;
        _clock = clock;
        _random = random;
        _files = files;
        _downloads = downloads;
        _addresses = new InterfaceTable(interfaces, settings.Address, settings.DhcpPort == 0 ? 0 : settings.DhcpAddress);
        _reply = new byte[capacities.ReplyBytes];
        _clients = new ClientNames(capacities.KnownClients);
        Events = events;
        Sockets = new SocketBudget(capacities.Sockets);
        _store = new PlayerStore(files, capacities, Events, random);
        _loop = new SocketLoop(_lock, clock, Events, waiter, Sockets, new TcpLimits
        {
            Sockets = capacities.Sockets,
            Backlog = capacities.Backlog,
            PendingBytes = capacities.PendingBytes,
        });
        _waker = new PortWaker(_loop);
    }

    /// <summary>The event log.</summary>
    public EventLog Events { get; }

    /// <summary>The sockets.</summary>
    public SocketBudget Sockets { get; }

    /// <summary>Tells how much memory is free; null when that is not known.</summary>
    public IHeap Heap { get; set; }

    /// <summary>Kind of board, for the page.</summary>
    public string Board { get; set; } = "PC";

    /// <summary>Name of the box's own Wi-Fi; empty when it has none.</summary>
    public string WifiName { get; set; } = "";

    /// <summary>The clock, in milliseconds.</summary>
    internal long Now => _clock.Milliseconds;

    /// <summary>What the owner set. When it is not given before the ports open, it is read then.</summary>
    public OwnerStore Owner { get; set; }

    /// <summary>Keeps others from changing it; there after <see cref="Open"/>.</summary>
    public OwnerGate Gate { get; private set; }

    /// <summary>Starts the box anew when the owner asks for it; null where that is not possible.</summary>
    public IRestart Restart { get; set; }

    /// <inheritdoc />
    public int Passes => _loop.Passes;

    /// <inheritdoc />
    public int Stumbles => _loop.Stumbles;

    /// <inheritdoc />
    public bool HasPlayers => _presence is not null && (_presence.Count > 0 || _hosts.Count > 0);

    /// <inheritdoc />
    public bool IsSetUpOpen => Gate is not null && Gate.IsOpen;

    /// <summary>Number of ports.</summary>
    public int ListenerCount => _listeners.Count;

    /// <summary>One port.</summary>
    public Listener ListenerAt(int index) => (Listener)_listeners[index];

    /// <summary>Puts in a backup that has come, then reads what is kept. Anything but Ok: the box must not run on these files, the event log says why.</summary>
    public StorageResult OpenStorage()
    {
        LoadOwner();
        StorageResult result = new Restorer(_store, Owner, Events, _random, _capacities.DriveBytes).Run();
        return result == StorageResult.Ok ? _store.Open() : result;
    }

    /// <summary>Opens the ports and answers on a thread of its own. The listeners tell how the opening went.</summary>
    public void Start()
    {
        Open();
        _loop.Start();
    }

    /// <summary>
    /// Answers on the calling thread, after <see cref="Open"/>, and does not return. For the device: saves a thread, and lets go of
    /// what only the opening needs, the listeners too.
    /// </summary>
    public void Serve()
    {
        _settings = null;
        _capacities = null;
        _listeners = null;
        _loop.Run();
    }

    /// <summary>Opens the ports. The listeners tell how it went.</summary>
    public void Open()
    {
        byte[] key = new byte[TokenKeyBytes];
        _random.Fill(key, 0, TokenKeyBytes);
        NasToken token = new(key);

        LoadOwner();
        OpenDhcp();
        OpenDns();
        OpenMdns();
        OpenHttp(token);
        OpenPresence(token);
        OpenMatchmaking();
        _loop.Add(Events);
        _loop.Add(_addresses);
    }

    /// <summary>
    /// Opens only what leads to the settings: DHCP, DNS and the web server, without tables, files or games. For a box that failed to start.
    /// </summary>
    public void OpenSafeMode()
    {
        LoadOwner();
        OpenDhcp();
        OpenDns();
        OpenWeb(new HttpRoute[0], false);
        _loop.Add(Events);
        _loop.Add(_addresses);
    }

    /// <inheritdoc />
    public void Revive() => _loop.Start();

    /// <inheritdoc />
    public void OpenSetUp()
    {
        if (Gate is not null) Gate.Open();
    }

    /// <inheritdoc />
    public void SetHome(uint address, uint nameServer)
    {
        long upstream = nameServer == 0 ? 0 : EndPoints.Of(nameServer, DnsPort);
        lock (_lock)
        {
            if (_forwarder is not null) _forwarder.Upstream = upstream;
            else if (_settings is not null) _settings.Upstream = upstream;
        }
    }

    /// <summary>Stops answering and closes all ports.</summary>
    public void Stop() => _loop.Stop();

    private void LoadOwner()
    {
        if (Owner is null)
        {
            Owner = new OwnerStore(_files, Events);
            Owner.Load();
        }
        _settings.Name ??= Owner.Settings.BoxName;
    }
}
