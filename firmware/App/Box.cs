using System;
using System.Collections;
using PocketSpy.App.Boot;
using PocketSpy.Core;
using PocketSpy.Core.Owner;
using PocketSpy.Net;
using PocketSpy.Storage;

namespace PocketSpy.App;

/// <summary>
/// The composition root, the same on both runtimes: opens a list of modules, none of which it knows by name, and serves. What differs by runtime
/// comes in as its <see cref="Platform"/>.
/// </summary>
public sealed class Box : IWatchedBox
{
    private const int DnsPort = 53;

    private readonly object _lock = new();
    private readonly SocketLoop _loop;
    private readonly InterfaceTable _addresses;
    private readonly ServiceTools _tools;
    private BoxSettings _settings;
    private BoxSize _size;
    private Module[] _modules;
    private Keeper _keeper;
    private ArrayList _listeners = new();
    private PageSourceList _shown;
    private ISetUpGate _gate;
    private bool _isKept;

    /// <param name="settings">What the owner chose.</param>
    /// <param name="size">How much the box may hold.</param>
    /// <param name="platform">What differs by runtime.</param>
    /// <param name="events">The event log.</param>
    /// <param name="modules">The parts of the box, those that others need before them.</param>
    public Box(BoxSettings settings, BoxSize size, Platform platform, EventLog events, Module[] modules)
    {
        _settings = settings;
        _size = size;
        _modules = modules;
        Events = events;
        // Lines of the start bear its time, too: nothing else tells the log what time it is before the loop runs.
        events.Tick(platform.Clock.Milliseconds);
        Sockets = new SocketBudget(size.Sockets);
        _addresses = new InterfaceTable(platform.Interfaces, settings.Address, settings.GivesAddresses ? settings.OwnAddress : 0);
        _tools = new ServiceTools
        {
            Clock = platform.Clock,
            StartSeconds = (int)(platform.Clock.Milliseconds / 1_000),
            Random = platform.Random,
            Files = platform.Files,
            Events = events,
            Clients = new ClientNames(size.KnownClients),
            Addresses = _addresses,
            Reply = new byte[size.ReplyBytes],
            Restart = platform.Restart,
            Unpacker = platform.Unpacker,
            Heap = platform.Heap,
            Sources = new SourceFilter(settings, _addresses),
        };
        _tools.Home.NameServer = settings.Upstream;
        _tools.Facts = new BoxFacts(platform, _tools, Sockets, size.DriveBytes);
        _keeper = new Keeper(platform.Files, events, size);
        _tools.Writes = new DriveWrites(platform.Files, _tools) { Keeper = _keeper };
        _loop = new SocketLoop(_lock, platform.Clock, events, platform.Waiter, Sockets, new TcpLimits
        {
            Sockets = size.Sockets,
            Backlog = size.Backlog,
            PendingBytes = size.PendingBytes,
            HasShortQueues = size.Class != BoardClass.Pc,
        }, platform.Calls ?? new PlainCalls())
        {
            Commits = _tools.Writes,
            Heap = platform.Heap,
        };
    }

    /// <summary>The event log.</summary>
    public readonly EventLog Events;

    /// <summary>The sockets.</summary>
    public readonly SocketBudget Sockets;

    /// <summary>What the owner set. When it is not given before the tables open, it is read then.</summary>
    public OwnerStore Owner
    {
        get => _tools.Owner;
        set => _tools.Owner = value;
    }

    /// <inheritdoc />
    public int Passes => _loop.Passes;

    /// <inheritdoc />
    public int Stumbles => _loop.Stumbles;

    /// <inheritdoc />
    public bool HasPlayers => _shown is not null && _shown.IsBusy;

    /// <inheritdoc />
    public bool IsSetUpOpen => _gate is not null && _gate.IsOpen;

    /// <summary>Number of ports.</summary>
    public int ListenerCount => _listeners.Count;

    /// <summary>One port.</summary>
    public Listener ListenerAt(int index) => (Listener)_listeners[index];

    /// <summary>Puts in a backup that has come, then opens what is kept. Anything but Ok: the box must not run on these files, the event log says why.</summary>
    public StorageResult OpenStorage()
    {
        LoadOwner();
        _isKept = true;
        for (int i = 0; i < _modules.Length; i++) _modules[i].Keep(_keeper, _tools, _size);
        Events.Tick(_tools.Clock.Milliseconds);
        for (int i = 0; i < _modules.Length; i++)
        {
            StorageResult result = _modules[i].Restore(_keeper, _tools, _size);
            if (result != StorageResult.Ok) return result;
        }
        return _keeper.Open();
    }

    /// <summary>Opens the ports and answers on a thread of its own, after <see cref="OpenStorage"/>. The listeners tell how the opening went.</summary>
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
        _listeners = null;
        _loop.Run();
    }

    /// <summary>Opens the ports, after <see cref="OpenStorage"/>. The listeners tell how it went.</summary>
    public void Open()
    {
        if (!_isKept) throw new InvalidOperationException("the tables come first");
        Open(false);
    }

    /// <summary>
    /// Opens only what leads to the settings, without tables, files or games. For a box that failed to start.
    /// </summary>
    public void OpenSafeMode() => Open(true);

    /// <inheritdoc />
    public void Revive() => _loop.Start();

    /// <inheritdoc />
    public void OpenSetUp()
    {
        if (_gate is not null) _gate.Open();
    }

    /// <inheritdoc />
    public void SetHome(uint address, uint nameServer)
    {
        lock (_lock) _tools.Home.NameServer = nameServer == 0 ? 0 : EndPoints.Of(nameServer, DnsPort);
    }

    /// <summary>Stops answering, closes all ports and writes what waited.</summary>
    public void Stop()
    {
        _loop.Stop();
        lock (_lock) _tools.Writes.Flush();
    }

    // What only the opening needs is gone afterwards: the settings, the modules and who opened them.
    private void Open(bool isSafeMode)
    {
        LoadOwner();
        PortWaker waker = new(_loop);
        _tools.Names = waker;
        BoxOpener opener = new(_loop, waker, _keeper, Events, _settings, _settings.Name ?? Owner.Settings.BoxName);
        _shown = opener.Shown;
        Events.Tick(_tools.Clock.Milliseconds);
        for (int i = 0; i < _modules.Length; i++)
        {
            if (!isSafeMode || _modules[i].OpensInSafeMode) _modules[i].Open(opener, _tools, _size);
        }
        _gate = opener.Gate;
        _listeners = opener.Listeners;
        _loop.Add(Events);
        _loop.Add(_addresses);
        _loop.Add(_tools.Writes);
        _settings = null;
        _size = null;
        _modules = null;
        _keeper = null;
    }

    private void LoadOwner()
    {
        if (Owner is not null) return;
        Owner = new OwnerStore(_tools.Files, Events);
        Owner.Load();
    }
}
