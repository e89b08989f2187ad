using BenchmarkDotNet.Attributes;
using PocketSpy.Core;
using PocketSpy.Network.Dns;
using PocketSpy.Network.Wire;

namespace PocketSpy.Benchmarks;

/// <summary>DNS: a name that was asked before, and one that is none of the games'.</summary>
[MemoryDiagnoser]
public class DnsBenchmarks
{
    private static readonly long From = EndPoints.Of(0xC0A80402, 1_024);

    private readonly Outbox _outbox = new();
    private DnsService _service;
    private byte[] _known;
    private byte[] _other;

    [GlobalSetup]
    public void Prepare()
    {
        Surroundings surroundings = new();
        DomainList domains = new();
        domains.Add(GameDomains.List);
        byte[] reply = new byte[DnsService.MessageBytes + DnsAnswer.RecordBytes];
        _service = new DnsService(domains, surroundings.Tools(2_560), OtherNames.Refuse, null, 64);
        _known = "\0\u0001\u0001\0\0\u0001\0\0\0\0\0\0\u0003nas\u000Cnintendowifi\u0003net\0\0\u0001\0\u0001"u8.ToArray();
        _other = "\0\u0001\u0001\0\0\u0001\0\0\0\0\0\0\u0003www\u0009example01\u0003net\0\0\u0001\0\u0001"u8.ToArray();
        Known_name();
        _outbox.Require([192, 168, 4, 1]);
    }

    [Benchmark(Baseline = true)]
    public void Known_name() => _service.Receive(_known, _known.Length, From, _outbox);

    [Benchmark]
    public void Refused_name() => _service.Receive(_other, _other.Length, From, _outbox);
}
