using System;
using System.Net;
using System.Net.Sockets;
using BenchmarkDotNet.Attributes;
using PocketSpy.App;
using PocketSpy.Box.Host;
using PocketSpy.Core;
using PocketSpy.Net;

namespace PocketSpy.Benchmarks.Matchmaking;

/// <summary>A new host's heartbeat and its challenge over real sockets, beside the same datagram sent back by the same kind of port.</summary>
[MemoryDiagnoser]
public class LoopbackBenchmarks
{
    private readonly byte[] _heartbeat = Master.Heartbeat();
    private readonly byte[] _answer = new byte[2_048];
    private SocketLoop _echo;
    private SocketLoop _master;
    private Socket _echoClient;
    private Socket _host;
    private int _instance;

    [GlobalSetup]
    public void Prepare()
    {
        _echo = Open(new EchoService(), out _echoClient);
        _master = Open(new Master().Service, out _host);
        if (Echo() != _heartbeat.Length) throw new InvalidOperationException("No echo came.");
        if (Heartbeat_to_challenge() != 28 || _answer[2] != 1) throw new InvalidOperationException("No challenge came.");
    }

    [GlobalCleanup]
    public void End()
    {
        _echoClient.Close();
        _host.Close();
        _echo.Stop();
        _master.Stop();
    }

    [Benchmark(Baseline = true)]
    public int Echo()
    {
        _echoClient.Send(_heartbeat);
        return _echoClient.Receive(_answer);
    }

    [Benchmark]
    public int Heartbeat_to_challenge()
    {
        // Another instance key: another host.
        _instance++;
        _heartbeat[1] = (byte)(_instance >> 24);
        _heartbeat[2] = (byte)(_instance >> 16);
        _heartbeat[3] = (byte)(_instance >> 8);
        _heartbeat[4] = (byte)_instance;
        _host.Send(_heartbeat);
        return _host.Receive(_answer);
    }

    private static SocketLoop Open(IDatagramService service, out Socket client)
    {
        UdpPort port = new(service, 1_408);
        SocketLoop loop = new(new object(), new SystemClock(), new EventLog(16, null), new SelectWaiter(), new SocketBudget(4), new TcpLimits { Sockets = 4 }, new PlainCalls());
        if (loop.Open(port, IPAddress.Loopback, 0) != OpenResult.Opened) throw new InvalidOperationException("The port cannot be opened.");
        loop.Start();
        client = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = 5_000 };
        client.Connect(new IPEndPoint(IPAddress.Loopback, port.Port));
        return loop;
    }

    private sealed class EchoService : IDatagramService
    {
        public void Receive(byte[] buffer, int count, long from, IDatagramOutbox outbox) => outbox.Send(buffer, 0, count, from);
    }
}
