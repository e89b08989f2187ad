using PocketSpy.Core;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Core.Tests;

[TestClass]
public class EventLogTests
{
    [TestMethod]
    public void The_newest_lines_are_remembered_newest_first()
    {
        EventLog log = new(3, null);
        Assert.AreEqual(0, log.Count);
        for (int i = 0; i < 5; i++) log.Write("line " + i.ToString());
        Assert.AreEqual(3, log.Count);
        Assert.AreEqual("line 4", log[0]);
        Assert.AreEqual("line 3", log[1]);
        Assert.AreEqual("line 2", log[2]);
    }

    [TestMethod]
    public void A_flood_is_counted_and_the_log_goes_on_after_it()
    {
        LineCounter next = new();
        EventLog log = new(10, next);
        for (int i = 0; i < 1_000; i++) log.Write("flood");
        Assert.AreEqual(40, next.Count);
        for (int now = 100; now < 3_000; now += 100) log.Tick(now);
        Assert.AreEqual(41, next.Count);
        Assert.AreEqual("... and 960 more lines", log[0]);
        log.Write("quiet again");
        Assert.AreEqual("quiet again", log[0]);
    }

    [TestMethod]
    public void What_the_drive_says_comes_through_a_flood()
    {
        LineCounter next = new();
        EventLog log = new(10, next);
        for (int i = 0; i < 1_000; i++) log.Write("flood");
        int before = next.Count;
        log.Log("accounts.log is full");
        Assert.AreEqual("accounts.log is full", log[0]);
        Assert.AreEqual(before + 1, next.Count);
    }

    [TestMethod]
    public void What_the_drive_says_again_and_again_is_bounded_too()
    {
        LineCounter next = new();
        EventLog log = new(10, next);
        for (int i = 0; i < 1_000; i++) log.Log("record is damaged");
        Assert.IsTrue(next.Count < 80);
        for (int now = 100; now <= 60_000; now += 100) log.Tick(now);
        int before = next.Count;
        for (int i = 0; i < 1_000; i++) log.Write("flood");
        int flood = next.Count - before;
        log.Log("the drive is failing");
        Assert.AreEqual(before + flood + 1, next.Count);
    }

    [TestMethod]
    public void What_clients_send_stands_in_a_line_without_control_characters_and_cut()
    {
        Assert.AreEqual("a asked for x?y?z", EventTexts.AskedFor("a", "x\ny\rz"));
        Assert.AreEqual("a asked for " + Raw.Repeat('n', 64) + "...", EventTexts.AskedFor("a", Raw.Repeat('n', 200)));
        Assert.AreEqual("a asked for ?[31mred", EventTexts.AskedFor("a", "\u001B[31mred"));
    }

    private sealed class LineCounter : IEventPrinter
    {
        internal int Count { get; private set; }

        public void Print(string text) => Count++;
    }
}
