using BenchmarkDotNet.Attributes;
using PocketSpy.Presence.Wire;
using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.Benchmarks;

/// <summary>MD5, and the proof of a login that is made of it.</summary>
[MemoryDiagnoser]
public class DigestBenchmarks
{
    private readonly byte[] _data = new byte[1_024];
    private readonly byte[] _digest = new byte[Md5.HexSize];
    private readonly Md5 _md5 = new();
    private readonly LoginProof _proof = new();

    [Benchmark(Baseline = true)]
    public byte Md5_of_64_bytes()
    {
        _md5.Append(_data, 0, 64);
        _md5.Finish(_digest, 0);
        return _digest[0];
    }

    [Benchmark]
    public byte Md5_of_1_KB()
    {
        _md5.Append(_data, 0, 1_024);
        _md5.Finish(_digest, 0);
        return _digest[0];
    }

    /// <summary>A token of 131 characters, challenges of 32 and 10.</summary>
    [Benchmark]
    public byte Login_proof()
    {
        _proof.Compute(_data, 0, _data, 32, 131, _data, 200, 32, _data, 300, 10, _digest, 0);
        return _digest[0];
    }
}
