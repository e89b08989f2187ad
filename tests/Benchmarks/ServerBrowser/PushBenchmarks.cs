using System;
using BenchmarkDotNet.Attributes;
using PocketSpy.Core;
using PocketSpy.Matchmaking.Wire;

namespace PocketSpy.Benchmarks.ServerBrowser;

/// <summary>What a game host's change and a question about it cost while eight clients watch.</summary>
[MemoryDiagnoser]
public class PushBenchmarks
{
    private const int Watchers = 8;

    private readonly ByteCounter _client = new();
    private readonly byte[] _info = [0, 9, ListMessageType.InfoRequest, 10, 0, 0, 1, 4, 0];
    private ListServer _server;
    private IStreamSession _session;

    [GlobalSetup]
    public void Prepare()
    {
        _server = new ListServer(4);
        byte[] request = ListServer.Request(ListOptions.PushUpdates);
        for (int i = 0; i < Watchers; i++)
        {
            _session = _server.Open(_client);
            _session.Receive(request, request.Length);
        }
        _client.Sends = 0;
        Change_told_to_8_watchers();
        if (_client.Sends != Watchers) throw new InvalidOperationException($"{_client.Sends} watchers were told, not {Watchers}");
        All_keys_of_a_host();
        if (_client.Sends != Watchers + 1) throw new InvalidOperationException("A question was not answered.");
    }

    [Benchmark(Baseline = true)]
    public void Change_told_to_8_watchers() => _server.Hosts.NoteChange(0);

    [Benchmark]
    public void All_keys_of_a_host() => _session.Receive(_info, _info.Length);
}
