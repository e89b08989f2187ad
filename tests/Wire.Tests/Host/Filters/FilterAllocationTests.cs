using System;
using nanoFramework.TestFramework;
using PocketSpy.Wire.Filters;
using PocketSpy.Wire.Tests.Filters;

namespace PocketSpy.Wire.Tests.Host.Filters;

[TestClass]
public class FilterAllocationTests
{
    [TestMethod]
    public void Asking_a_host_allocates_nothing()
    {
        HostRecord wii = RealHosts.MarioKartWii("", "");
        HostRecord pc = RealHosts.Pc("", "");
        bool any = false;
        foreach (string text in RealFilters.All)
        {
            FilterProgram program = Filter.Compile(text);
            Allocations.AreNone(text, () => any |= program.Matches(wii) | program.Matches(pc));
        }
        Assert.IsTrue(any);
    }

    [TestMethod]
    public void Understanding_a_filter_allocates_the_program_alone()
    {
        FilterCompiler compiler = new FilterCompiler();
        foreach (string text in RealFilters.All)
        {
            byte[] bytes = Ascii.Bytes(text);
            compiler.TryCompile(bytes, 0, bytes.Length, out _);
            long before = GC.GetAllocatedBytesForCurrentThread();
            bool understood = compiler.TryCompile(bytes, 0, bytes.Length, out _);
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.IsTrue(understood);
            // The text, a third of a word for each byte of it, three objects.
            Assert.IsTrue(allocated <= bytes.Length + bytes.Length / 3 * 4 + 144, text + ": " + allocated);
        }
    }
}
