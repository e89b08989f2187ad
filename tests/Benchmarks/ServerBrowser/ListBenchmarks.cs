using System;
using BenchmarkDotNet.Attributes;
using PocketSpy.Core;

namespace PocketSpy.Benchmarks.ServerBrowser;

/// <summary>A search of a Wii title over hosts that all match, from the link's opening to the list's end.</summary>
[MemoryDiagnoser]
public class ListBenchmarks
{
    private readonly ByteCounter _client = new();
    private ListServer _server;
    private byte[] _request;

    [Params(4, 32, 500)]
    public int Hosts { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _server = new ListServer(Hosts);
        _request = ListServer.Request(0);
        List();
        // Each host has at least two ids of nine digits.
        if (_client.IsClosed || _client.Bytes < Hosts * 20) throw new InvalidOperationException($"{_client.Bytes} bytes for {Hosts} hosts");
    }

    [Benchmark]
    public void List()
    {
        IStreamSession session = _server.Open(_client);
        session.Receive(_request, _request.Length);
        session.Closed();
    }
}
