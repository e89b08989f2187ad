using System;
using System.Text;
using BenchmarkDotNet.Attributes;
using PocketSpy.Wire.Filters;

namespace PocketSpy.Benchmarks;

/// <summary>The filter of Mario Kart Wii: understood once a query, asked once a host; one host that fits, one that an early key rules out.</summary>
[MemoryDiagnoser]
public class FilterBenchmarks
{
    private const string Keys = "\\localip0\\192.168.4.7\\localport\\52083\\natneg\\1\\gamename\\mariokartwii\\publicip\\-1062731769\\publicport\\52083" +
        "\\numplayers\\3\\maxplayers\\11\\dwc_pid\\600000777\\dwc_mtype\\0\\dwc_hoststate\\2\\dwc_suspend\\0\\dwc_groupid\\600000777\\dwc_mver\\90" +
        "\\dwc_eval\\1\\rk\\vs\\ev\\5000\\eb\\5000\\p\\0";

    private readonly byte[] _text = Encoding.ASCII.GetBytes("dwc_mver = 90 and dwc_pid != 600000042 and maxplayers = 11 and numplayers < 11 and dwc_mtype = 0 " +
        "and dwc_hoststate = 2 and dwc_suspend = 0 and (rk = 'vs' and ev >= 4250 and ev <= 5750 and p = 0)");
    private readonly FilterCompiler _compiler = new();
    private readonly FilterHost _race = new(Keys);
    private readonly FilterHost _friends = new(Keys.Replace("dwc_mtype\\0", "dwc_mtype\\2"));
    private FilterProgram _program;

    [GlobalSetup]
    public void Prepare()
    {
        _program = Compile();
        if (!Fits() || Does_not_fit()) throw new InvalidOperationException("the filter chooses the wrong host");
    }

    [Benchmark]
    public FilterProgram Compile() => _compiler.TryCompile(_text, 0, _text.Length, out FilterProgram program) ? program : null;

    [Benchmark(Baseline = true)]
    public bool Fits() => _program.Matches(_race);

    [Benchmark]
    public bool Does_not_fit() => _program.Matches(_friends);
}
