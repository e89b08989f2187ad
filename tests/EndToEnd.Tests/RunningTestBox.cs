using System;
using System.Net;
using PocketSpy.App;
using PocketSpy.App.Images;
using PocketSpy.Box.Host;
using PocketSpy.Box.Simulate;
using PocketSpy.Box.Simulate.Match;
using PocketSpy.Core;
using PocketSpy.Net;
using PocketSpy.Storage;

namespace PocketSpy.EndToEnd.Tests;

/// <summary>A box in this process, on ports that the operating system picks, with its data in a folder of its own.</summary>
internal sealed class RunningTestBox : IDisposable
{
    private const uint Loopback = 0x7F000001;

    private readonly App.Box _box;
    private readonly Platform _platform;

    private RunningTestBox(App.Box box, Platform platform)
    {
        _box = box;
        _platform = platform;
    }

    public SocketBudget Sockets => _box.Sockets;

    /// <summary>The box's own Wi-Fi, as if it had one.</summary>
    public string WifiName
    {
        set => _platform.WifiName = value;
    }

    /// <summary>The kind of board, as if it ran on one.</summary>
    public string Board
    {
        set => _platform.Board = value;
    }

    public BoxAddress Address => new(IPAddress.Loopback, [PortOf("DNS")], [PortOf("HTTP")], PortOf("friends"), PortOf("search"))
    {
        HostPort = PortOf("game hosts"),
        NatNegPort = PortOf("negotiation"),
        ListPort = PortOf("server list"),
        OlderListPort = PortOf("older"),
        MessengerPort = PortOf("Messenger"),
    };

    public static RunningTestBox Start(string directory) => Start(directory, BoxSize.ForPc(100), new SelectWaiter());

    /// <summary>A box with these modules, named with commas between them; null for all.</summary>
    public static RunningTestBox Start(string directory, string modules) => Start(Here(), directory, BoxSize.ForPc(100), new SelectWaiter(), modules);

    public static RunningTestBox Start(string directory, BoxSize size, ISocketWaiter waiter, ISocketCalls calls = null) => Start(Here(), directory, size, waiter, null, calls);

    /// <summary>A box at the standard ports of a network of its own.</summary>
    public static RunningTestBox StartIn(NetworkPlace place, uint address, string directory) =>
        StartIn(place, new BoxSettings { Address = address }, directory);

    /// <summary>A box in a network of its own.</summary>
    public static RunningTestBox StartIn(NetworkPlace place, BoxSettings settings, string directory)
    {
        RunningTestBox box = null;
        place.Run(() => box = Start(settings, directory, BoxSize.ForPc(100), new SelectWaiter()));
        return box;
    }

    /// <summary>A box on a drive of the test's own, and who is asked to restart it.</summary>
    public static RunningTestBox StartOn(IFileSystem files, IRestart restart) =>
        Start(Here(), files, BoxSize.ForPc(100), new SelectWaiter(), null, restart, null);

    /// <summary>A box in safe mode, for this reason.</summary>
    public static RunningTestBox StartSafe(string directory, string why) => Start(Here(), new DiskFileSystem(directory), BoxSize.ForPc(100), new SelectWaiter(), null, null, null, why);

    /// <summary>The event log.</summary>
    public EventLog Events => _box.Events;

    public void Dispose() => _box.Stop();

    private static BoxSettings Here() => new() { Bind = Loopback, Address = Loopback, AnyPorts = true };

    private static RunningTestBox Start(BoxSettings settings, string directory, BoxSize size, ISocketWaiter waiter, string modules = null, ISocketCalls calls = null) =>
        Start(settings, new DiskFileSystem(directory), size, waiter, modules, null, calls);

    private static RunningTestBox Start(BoxSettings settings, IFileSystem files, BoxSize size, ISocketWaiter waiter, string modules, IRestart restart, ISocketCalls calls, string safeMode = "")
    {
        Platform platform = new()
        {
            Clock = new SystemClock(),
            Random = new HostRandom(),
            Files = files,
            Waiter = waiter,
            Calls = calls,
            Interfaces = new HostInterfaces(),
            Restart = restart,
            SafeMode = safeMode,
        };
        App.Box box = new(settings, size, platform, new EventLog(size.EventLines, null), BoxImage.Build(modules));
        if (safeMode.Length > 0)
        {
            box.OpenSafeMode();
            box.Revive();
        }
        else
        {
            if (box.OpenStorage() != StorageResult.Ok) throw new InvalidOperationException("the storage did not open");
            box.Start();
        }
        for (int i = 0; i < box.ListenerCount; i++)
        {
            if (box.ListenerAt(i).Result != OpenResult.Opened) throw new InvalidOperationException(box.ListenerAt(i).Describe());
        }
        return new RunningTestBox(box, platform);
    }

    // Of the port with this word in its name; 0 when there is none.
    private int PortOf(string word)
    {
        for (int i = 0; i < _box.ListenerCount; i++)
        {
            if (_box.ListenerAt(i).Name.Contains(word, StringComparison.Ordinal)) return _box.ListenerAt(i).Port;
        }
        return 0;
    }
}
