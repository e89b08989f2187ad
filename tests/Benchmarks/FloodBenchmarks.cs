using System;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using BenchmarkDotNet.Attributes;
using PocketSpy.App;
using PocketSpy.App.Images;
using PocketSpy.Box.Host;
using PocketSpy.Box.Simulate;
using PocketSpy.Core;
using PocketSpy.Storage;

namespace PocketSpy.Benchmarks;

/// <summary>A console signs in to a whole box over loopback: alone, and beside a flood of datagrams.</summary>
public class FloodBenchmarks
{
    private const uint Loopback = 0x7F000001;

    private readonly string _folder = Directory.CreateTempSubdirectory("pocketspy-").FullName;
    private readonly ConsoleMemory.Entry _memory = new();
    private App.Box _box;
    private BoxAddress _address;
    private Thread _flood;
    private volatile bool _ends;

    /// <summary>Datagrams a second that come to the port of game hosts, each from another one's name.</summary>
    [Params(0, 10_000)]
    public int Packets { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        Platform platform = new()
        {
            Clock = new SystemClock(),
            Random = new HostRandom(),
            Files = new DiskFileSystem(_folder),
            Waiter = new SelectWaiter(),
            Interfaces = new HostInterfaces(),
        };
        _box = new App.Box(new BoxSettings { Bind = Loopback, Address = Loopback, AnyPorts = true }, BoxSize.ForPc(100), platform, new EventLog(100, null), BoxImage.Build(null));
        if (_box.OpenStorage() != StorageResult.Ok) throw new InvalidOperationException("The folder cannot be used.");
        _box.Start();
        _address = new BoxAddress(IPAddress.Loopback, [PortOf("DNS")], [PortOf("HTTP")], PortOf("friends"), PortOf("search"));
        int port = PortOf("game hosts");
        _flood = new Thread(() => Flood(port));
        if (Packets > 0) _flood.Start();
        Sign_in();
    }

    [GlobalCleanup]
    public void End()
    {
        _ends = true;
        if (Packets > 0) _flood.Join();
        _box.Stop();
        Directory.Delete(_folder, true);
    }

    [Benchmark]
    public int Sign_in()
    {
        SignIn signIn = new(new SimulatedConsole(ConsoleKind.Wii, 1), _address, _memory);
        signIn.Play();
        return signIn.Passed ? signIn.ProfileId : throw new InvalidOperationException(signIn.Legs[^1].Detail);
    }

    private void Flood(int port)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        byte[] heartbeat = Matchmaking.Master.Heartbeat();
        Stopwatch watch = Stopwatch.StartNew();
        for (long sent = 0; !_ends;)
        {
            long due = watch.ElapsedMilliseconds * Packets / 1_000;
            for (; sent < due; sent++)
            {
                heartbeat[1] = (byte)(sent >> 24);
                heartbeat[2] = (byte)(sent >> 16);
                heartbeat[3] = (byte)(sent >> 8);
                heartbeat[4] = (byte)sent;
                socket.SendTo(heartbeat, new IPEndPoint(IPAddress.Loopback, port));
            }
            Thread.Sleep(1);
        }
    }

    private int PortOf(string word)
    {
        for (int i = 0; i < _box.ListenerCount; i++)
        {
            if (_box.ListenerAt(i).Name.Contains(word, StringComparison.Ordinal)) return _box.ListenerAt(i).Port;
        }
        throw new InvalidOperationException($"There is no port for {word}.");
    }
}
