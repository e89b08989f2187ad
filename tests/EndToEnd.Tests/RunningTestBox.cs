using System;
using System.IO;
using System.Net;
using PocketSpy.App;
using PocketSpy.Box.Host;
using PocketSpy.Box.Simulate;
using PocketSpy.Net;
using PocketSpy.Services;
using PocketSpy.Storage;

namespace PocketSpy.EndToEnd.Tests;

/// <summary>A box in this process, on ports that the operating system picks, with its data in a folder of its own.</summary>
internal sealed class RunningTestBox : IDisposable
{
    private const uint Loopback = 0x7F000001;

    private readonly App.Box _box;

    private RunningTestBox(App.Box box)
    {
        _box = box;
    }

    public SocketBudget Sockets => _box.Sockets;

    public BoxAddress Address => new(IPAddress.Loopback, [_box.ListenerAt(0).Port], [_box.ListenerAt(1).Port], _box.ListenerAt(2).Port, _box.ListenerAt(3).Port)
    {
        HostPort = _box.ListenerAt(4).Port,
        ListPort = _box.ListenerAt(5).Port,
    };

    public static RunningTestBox Start(string directory) => Start(directory, Capacities.ForPc(100), new SelectWaiter());

    public static RunningTestBox Start(string directory, Capacities capacities, ISocketWaiter waiter)
    {
        BoxSettings settings = new() { Bind = Loopback, Address = Loopback, DnsPort = 0, HttpPort = 0, PresencePort = 0, SearchPort = 0, HostPort = 0, ListPort = 0 };
        App.Box box = new(settings, capacities, new SystemClock(), new HostRandom(), new DiskFileSystem(directory), new DiskDownloads(directory), waiter, new HostInterfaces(), null);
        if (box.OpenStorage() != StorageResult.Ok) throw new InvalidOperationException("the storage did not open");
        box.Start();
        for (int i = 0; i < box.ListenerCount; i++)
        {
            if (box.ListenerAt(i).Result != OpenResult.Opened) throw new InvalidOperationException(box.ListenerAt(i).Describe());
        }
        return new RunningTestBox(box);
    }

    public void Dispose() => _box.Stop();
}
