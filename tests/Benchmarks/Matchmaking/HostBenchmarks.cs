using BenchmarkDotNet.Attributes;
using PocketSpy.Core;

namespace PocketSpy.Benchmarks.Matchmaking;

/// <summary>Game hosts at the master: what comes every 20 s, what comes every minute, and a new host.</summary>
[MemoryDiagnoser]
public class HostBenchmarks
{
    private static readonly long From = EndPoints.Of(0xC0A80408, 50_541);

    private readonly Outbox _outbox = new();
    private readonly byte[] _heartbeat = Master.Heartbeat();
    private readonly byte[] _keepAlive = Master.KeepAlive();
    private Master _master;
    private byte[] _response;
    private int _port;

    [GlobalSetup]
    public void Prepare()
    {
        _master = new Master();
        Known_heartbeat();
        _outbox.Require([0xFE, 0xFD, 1]);
        _response = _master.Response(_outbox.Last);
        Response();
        _outbox.Require([0xFE, 0xFD, 0x0A]);
        Keep_alive();
        _outbox.Require([0xFE, 0xFD, 8]);
        New_host();
        _outbox.Require([0xFE, 0xFD, 1]);
    }

    [Benchmark(Baseline = true)]
    public void Keep_alive() => _master.Service.Receive(_keepAlive, _keepAlive.Length, From, _outbox);

    [Benchmark]
    public void Known_heartbeat() => _master.Service.Receive(_heartbeat, _heartbeat.Length, From, _outbox);

    /// <summary>The challenge is made again and compared.</summary>
    [Benchmark]
    public void Response() => _master.Service.Receive(_response, _response.Length, From, _outbox);

    /// <summary>From heartbeat to challenge, in a table full of hosts that wait.</summary>
    [Benchmark]
    public void New_host()
    {
        _port = (_port + 1) & 0xFFFF;
        _master.Service.Receive(_heartbeat, _heartbeat.Length, EndPoints.Of(0xC0A80409, _port), _outbox);
    }
}
