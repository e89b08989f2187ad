using System.Text;
using BenchmarkDotNet.Attributes;
using PocketSpy.Wire.Text;

namespace PocketSpy.Benchmarks;

/// <summary>A login message: found, indexed, looked up.</summary>
[MemoryDiagnoser]
public class KvBenchmarks
{
    private static readonly string[] Keys =
    {
        "login", "challenge", "authtoken", "partnerid", "response", "gamename", "productid", "namespaceid", "sdkrevision", "id",
    };

    private readonly byte[] _message = Encoding.ASCII.GetBytes("\\login\\\\challenge\\mwLzWbE7OWfsoLgTvfgdJBRwQeFQbLQg\\authtoken\\NDS" + new string('x', 128) +
        "\\partnerid\\11\\response\\0123456789abcdef0123456789abcdef\\firewall\\1\\port\\0\\productid\\11059" +
        "\\gamename\\mariokartwii\\namespaceid\\16\\sdkrevision\\11\\quiet\\0\\id\\1\\final\\");
    private readonly KvReader _reader = new(64);

    [Benchmark(Baseline = true)]
    public bool Load() => _reader.Load(_message, 0, _message.Length);

    [Benchmark]
    public int Load_and_10_look_ups()
    {
        _reader.Load(_message, 0, _message.Length);
        int sum = 0;
        foreach (string key in Keys) sum += _reader.Find(key);
        return sum;
    }

    [Benchmark]
    public int Find_end() => KvFrame.Find(_message, 0, _message.Length);
}
