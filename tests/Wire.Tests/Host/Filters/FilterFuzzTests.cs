using System.Linq;
using nanoFramework.TestFramework;
using PocketSpy.Wire.Filters;
using PocketSpy.Wire.Tests.Filters;
using Timeout = Microsoft.VisualStudio.TestTools.UnitTesting.TimeoutAttribute;

namespace PocketSpy.Wire.Tests.Host.Filters;

/// <summary>Damaged filters: nothing throws or hangs, and what is refused says why and where.</summary>
[TestClass]
public class FilterFuzzTests
{
    private const int Inputs = 300_000;
    private const int Patience = 120_000;

    // Characters of the language, and of values; a blank thrice.
    private const string Marks = "()'\"=<>!&|+-*/%_.   019azANDORnotislikenull\u00E9\u0001";

    private static readonly byte[][] Filters = [.. RealFilters.All.Select(Ascii.Bytes)];

    [TestMethod]
    [Timeout(Patience)]
    public void Damaged_filters_and_noise_end_without_an_exception()
    {
        FilterCompiler compiler = new FilterCompiler();
        HostRecord[] hosts = [RealHosts.MarioKartWii("", ""), RealHosts.PhantasyStarZero("", ""), RealHosts.Pc("", ""), new HostRecord()];
        int understood = 0;
        int matched = 0;
        Fuzzer.Run(Inputs, 70_000, Marks, Filters, (buffer, offset) =>
        {
            byte[] before = (byte[])buffer.Clone();
            if (Ask(compiler, buffer, offset, buffer.Length - offset, hosts)) matched++;
            if (compiler.Error == FilterError.None) understood++;
            CollectionAssert.AreEqual(before, buffer);
        });
        // Not all noise, nor all in order.
        Assert.IsTrue(understood > Inputs / 50 && understood < Inputs / 2, "understood " + understood);
        Assert.IsTrue(matched > Inputs / 500, "matched " + matched);
    }

    [TestMethod]
    [Timeout(Patience)]
    public void Every_beginning_and_every_end_of_a_real_filter_is_understood_or_refused()
    {
        FilterCompiler compiler = new FilterCompiler();
        HostRecord[] hosts = [RealHosts.MarioKartWii("", ""), RealHosts.PhantasyStarZero("", ""), RealHosts.Pc("", "")];
        foreach (byte[] filter in Filters)
        {
            for (int cut = 0; cut <= filter.Length; cut++)
            {
                Ask(compiler, filter[..cut], 0, cut, hosts);
                Ask(compiler, filter, 0, cut, hosts);
                Ask(compiler, filter, cut, filter.Length - cut, hosts);
            }
        }
    }

    [TestMethod]
    [Timeout(Patience)]
    public void The_worst_filters_end_soon()
    {
        string value = new string('a', 250);
        HostRecord host = new HostRecord("a", value, "b", value);
        FilterCompiler compiler = new FilterCompiler();
        string[] worst =
        [
            "b like '%" + new string('a', 900) + "b'",
            "b like '" + string.Concat(Enumerable.Repeat("%a", 450)) + "b'",
            string.Join("or ", Enumerable.Repeat("b like'%aaaaaab'", 60)),
            string.Join("or", Enumerable.Repeat("(a<b)", 120)),
            string.Concat(Enumerable.Repeat("' ", 500)),
            string.Concat(Enumerable.Repeat("'", 1023)),
            "a='" + string.Concat(Enumerable.Repeat("' b ", 250)),
            new string('(', 1024),
            new string('-', 1024),
            new string('!', 1024),
        ];
        for (int i = 0; i < 2000; i++)
        {
            foreach (string text in worst) Ask(compiler, Ascii.Bytes(text), 0, text.Length, host);
        }
    }

    private static bool Ask(FilterCompiler compiler, byte[] buffer, int offset, int count, params HostRecord[] hosts)
    {
        bool understood = compiler.TryCompile(buffer, offset, count, out FilterProgram program);
        Assert.AreEqual(understood, program is not null);
        Assert.AreEqual(understood, compiler.Error == FilterError.None);
        Assert.IsTrue(compiler.ErrorPosition >= 0 && compiler.ErrorPosition <= count);
        bool matched = false;
        foreach (HostRecord host in hosts)
        {
            if (understood) matched |= program.Matches(host);
        }
        return matched;
    }
}
