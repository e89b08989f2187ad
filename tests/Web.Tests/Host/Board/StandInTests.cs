using System.Collections;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Json;
using nanoFramework.TestFramework;

namespace PocketSpy.Web.Tests.Host.Board;

/// <summary>The PC's stand-ins for libraries of the device do what those do.</summary>
[TestClass]
public class StandInTests
{
    [TestMethod]
    public void Members_of_a_document_are_called_as_the_properties_and_nothing_else_is_in_it() =>
        Assert.AreEqual("{\"Upper\":\"a\",\"lower\":-3,\"Inner\":{\"Upper\":null,\"lower\":4294967296,\"Inner\":null}}", JsonConvert.SerializeObject(new Sample("a", -3, new Sample(null, 4_294_967_296, null))));

    [TestMethod]
    public void Lists_values_and_nothing_are_written_as_the_device_writes_them()
    {
        Assert.AreEqual("[\"a\",2,true,null]", JsonConvert.SerializeObject(new object[] { "a", 2, true, null }));
        Assert.AreEqual("[1,2]", JsonConvert.SerializeObject(new ArrayList { 1, 2 }));
        Assert.AreEqual("{\"a\":1}", JsonConvert.SerializeObject(new Hashtable { { "a", 1 } }));
        Assert.AreEqual("\"a\"", JsonConvert.SerializeObject("a"));
        Assert.AreEqual("[5]", JsonConvert.SerializeObject(5));
        Assert.AreEqual("[false]", JsonConvert.SerializeObject(false));
        Assert.AreEqual("2", JsonConvert.SerializeObject(NativeMemory.MemoryType.SpiRam));
        Assert.AreEqual("null", JsonConvert.SerializeObject(null));
    }

    [TestMethod]
    public void Only_what_must_be_is_escaped() =>
        Assert.AreEqual("\"\\\"\\\\\\n\\r\\b\\f\\t/<&'+\u00E9\"", JsonConvert.SerializeObject("\"\\\n\r\b\f\t/<&'+\u00E9"));

    [TestMethod]
    public void A_PC_has_its_memory_and_no_PSRAM()
    {
        NativeMemory.GetMemoryInfo(NativeMemory.MemoryType.Internal, out uint total, out uint free, out uint largest);
        Assert.IsTrue(total > 100_000_000, total.ToString());
        Assert.IsTrue(free > 0 && free < total, free.ToString());
        Assert.AreEqual(free, largest);
        NativeMemory.GetMemoryInfo(NativeMemory.MemoryType.SpiRam, out total, out free, out largest);
        Assert.AreEqual(0u, total + free + largest);
    }

    [TestMethod]
    public void A_PC_was_not_asleep_and_knows_how_long_its_program_runs()
    {
        Assert.AreEqual(Sleep.WakeupCause.Undefined, Sleep.GetWakeupCause());
        ulong first = HighResTimer.GetCurrent();
        ulong second = HighResTimer.GetCurrent();
        Assert.IsTrue(first > 1_000, "a test does not come first: " + first);
        Assert.IsTrue(second >= first && second < first + 60_000_000, second.ToString());
    }

    private sealed class Sample(string upper, long lower, Sample inner)
    {
        public static string OfTheClass => "not of the object";

        public string Upper { get; } = upper;

        public long lower { get; } = lower;

        public Sample Inner { get; } = inner;

        internal string Hidden => "not public";
    }
}
