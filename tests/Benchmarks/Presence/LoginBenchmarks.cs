using BenchmarkDotNet.Attributes;
using PocketSpy.Box.Simulate;

namespace PocketSpy.Benchmarks.Presence;

/// <summary>From the opening of a link to its end, with a login of each kind by a player who was here before.</summary>
[MemoryDiagnoser]
public class LoginBenchmarks
{
    private readonly Client _client = new();
    private PresenceServer _server;
    private byte[] _byToken;
    private byte[] _byUniqueNick;
    private byte[] _byAddress;

    [GlobalSetup]
    public void Prepare()
    {
        _server = new PresenceServer();
        SimulatedPc pc = new(1, "player");
        _server.Register(pc).Client.Leave();
        _server.StandStill();
        _byToken = _server.Message(_server.ByToken());
        _byUniqueNick = _server.Message(pc.ByUniqueNick());
        _byAddress = _server.Message(pc.ByAddress());
        foreach (byte[] login in new[] { _byToken, _byUniqueNick, _byAddress })
        {
            LogIn(login);
            _client.Require("lc").Need("proof");
        }
    }

    [Benchmark(Baseline = true)]
    public void Greeting_alone()
    {
        _client.Open(_server.Service);
        _client.Leave();
    }

    [Benchmark]
    public void By_token() => LogIn(_byToken);

    [Benchmark]
    public void By_unique_nick() => LogIn(_byUniqueNick);

    [Benchmark]
    public void By_nick_and_address() => LogIn(_byAddress);

    private void LogIn(byte[] login)
    {
        _client.Open(_server.Service);
        _client.Tell(login);
        _client.Leave();
    }
}
