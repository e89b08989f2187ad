using System.Collections;
using PocketSpy.App.Boot;
using PocketSpy.Core;
using PocketSpy.Core.Owner;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Qr2;
using PocketSpy.Matchmaking.ServerBrowser;
using PocketSpy.Net;
using PocketSpy.Network.Dns;
using PocketSpy.Nintendo;
using PocketSpy.Nintendo.Downloads;
using PocketSpy.Nintendo.Nas;
using PocketSpy.Presence;
using PocketSpy.Presence.Profiles;
using PocketSpy.Storage;
using PocketSpy.Web.Backup;
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
    private BoxSize _size;
    private readonly IDownloads _downloads;
    private readonly InterfaceTable _addresses;
    private readonly ServiceTools _tools;
    private readonly Keeper _keeper;
    private readonly PlayerStore _store;
    private readonly AccountTable _accounts;
    private readonly SocketLoop _loop;
    private PortWaker _waker;
    private readonly PageSourceList _shown = new();
    private ArrayList _listeners = new();

    /// <param name="settings">What the owner chose.</param>
    /// <param name="size">How much the box may hold.</param>
    /// <param name="clock">The time.</param>
    /// <param name="random">Random numbers.</param>
    /// <param name="files">Where profiles are kept.</param>
    /// <param name="downloads">What the owner offers for download; may be null.</param>
    /// <param name="waiter">How this runtime waits for sockets.</param>
    /// <param name="interfaces">Lists the box's own addresses.</param>
    /// <param name="events">The event log.</param>
    public Box(BoxSettings settings, BoxSize size, IClock clock, IRandom random, IFileSystem files,
        IDownloads downloads, ISocketWaiter waiter, IInterfaces interfaces, EventLog events)
    {
        _settings = settings;
        _size = size;
        _downloads = downloads;
        _addresses = new InterfaceTable(interfaces, settings.Address, settings.GivesAddresses ? settings.OwnAddress : 0);
        _tools = new ServiceTools
        {
            Clock = clock,
            StartSeconds = (int)(clock.Milliseconds / 1_000),
            Random = random,
            Files = files,
            Events = events,
            Clients = new ClientNames(size.KnownClients),
            Addresses = _addresses,
            Reply = new byte[size.ReplyBytes],
        };
        _tools.Home.NameServer = settings.Upstream;
        Events = events;
        Sockets = new SocketBudget(size.Sockets);
        _keeper = new Keeper(files, events, size);
        _store = new PlayerStore(_keeper, PresenceSize.For(size), random);
        _accounts = new AccountTable(_keeper, NintendoSize.For(size), random);
        _keeper.OwnersFile(DomainFile, DomainFileBytes);
        _keeper.OwnersFile(BadWordFile, BadWords.MaximumFileBytes);
        _keeper.OwnersFile(AvailabilityFile, Availability.MaximumFileBytes);
        _keeper.OwnersFile(GameKeyFile, OwnGameKeys.MaximumFileBytes);
        _keeper.OwnersFile(GroupRoomFile, GroupRooms.MaximumFileBytes);
        _loop = new SocketLoop(_lock, clock, Events, waiter, Sockets, new TcpLimits
        {
            Sockets = size.Sockets,
            Backlog = size.Backlog,
            PendingBytes = size.PendingBytes,
        });
        _waker = new PortWaker(_loop);
        _tools.Names = _waker;
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
    internal long Now => _tools.Clock.Milliseconds;

    /// <summary>What the owner set. When it is not given before the ports open, it is read then.</summary>
    public OwnerStore Owner
    {
        get => _tools.Owner;
        set => _tools.Owner = value;
    }

    /// <summary>Keeps others from changing it; there after <see cref="Open"/>.</summary>
    public OwnerGate Gate { get; private set; }

    /// <summary>Starts the box anew when the owner asks for it; null where that is not possible.</summary>
    public IRestart Restart
    {
        get => _tools.Restart;
        set => _tools.Restart = value;
    }

    /// <inheritdoc />
    public int Passes => _loop.Passes;

    /// <inheritdoc />
    public int Stumbles => _loop.Stumbles;

    /// <inheritdoc />
    public bool HasPlayers => _shown.IsBusy;

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
        StorageResult result = new Restorer(_keeper, _tools, _size.DriveBytes).Run();
        if (result == StorageResult.Ok) result = _keeper.Open();
        _store.Load();
        _accounts.Load();
        return result;
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
        _size = null;
        _listeners = null;
        _loop.Run();
    }

    /// <summary>Opens the ports. The listeners tell how it went.</summary>
    public void Open()
    {
        byte[] key = new byte[TokenKeyBytes];
        _tools.Random.Fill(key, 0, TokenKeyBytes);
        NasToken token = new(key);

        LoadOwner();
        OpenNetwork();
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
        OpenNetwork();
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
            _tools.Home.NameServer = upstream;
        }
    }

    /// <summary>Stops answering and closes all ports.</summary>
    public void Stop() => _loop.Stop();

    private void LoadOwner()
    {
        if (Owner is null)
        {
            Owner = new OwnerStore(_tools.Files, Events);
            Owner.Load();
        }
        _settings.Name ??= Owner.Settings.BoxName;
    }
}
