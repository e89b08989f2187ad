using System.Threading.Tasks;
using nanoFramework.TestFramework;

namespace PocketSpy.Storage.Tests.Host;

[TestClass]
public class FullDiskTests
{
    private const int Steps = 220;

    [TestMethod]
    public void A_disk_that_fills_up_refuses_and_keeps_what_was_acknowledged()
    {
        Parallel.For(0, 2 * 1800, i =>
        {
            var files = new FaultyFileSystem { DiskSize = i / 2, FullDiskTears = i % 2 == 0 };
            var script = new Script(files, 1200, 5);
            string where = "disk of " + (i / 2);
            for (int step = 0; step < Steps; step++)
            {
                script.Step();
                if (step % 20 == 0) script.AssertMatches(where);
            }
            script.Reopen();
            Assert.AreEqual(StorageResult.Ok, script.Opened, where);
            script.AssertMatches(where);

            files.DiskSize = int.MaxValue;
            script.Run(40);
            script.Reopen();
            script.AssertMatches("room again after " + where);
        });
    }

    [TestMethod]
    public void A_change_that_fails_once_costs_nothing_but_itself()
    {
        var whole = new Script(new FaultyFileSystem(), 1200, 6);
        whole.Run(Steps);
        Parallel.For(0, 2 * whole.Files.Changes, i =>
        {
            var files = new FaultyFileSystem { FailChange = i / 2, FailsAfterwards = i % 2 == 0 };
            var script = new Script(files, 1200, 6);
            string where = "change " + (i / 2) + (i % 2 == 0 ? " done but" : "") + " failed";
            script.Run(Steps);
            script.AssertMatches(where);
            script.Reopen();
            Assert.AreEqual(StorageResult.Ok, script.Opened, where);
            script.AssertMatches(where);
            Assert.IsFalse(files.Exists("t.new"), where);
        });
    }

    [TestMethod]
    public void A_read_that_fails_once_loses_nothing()
    {
        var whole = new Script(new FaultyFileSystem(), 1200, 7);
        whole.Run(Steps);
        Parallel.For(0, whole.Files.Reads, i =>
        {
            var files = new FaultyFileSystem { FailRead = i };
            var script = new Script(files, 1200, 7);
            string where = "read " + i + " failed";
            for (int step = 0; step < Steps; step++)
            {
                bool before = files.Reads > i;
                script.Step();
                // A write that cannot be looked at is refused, though it may be there.
                if (!before && files.Reads > i)
                {
                    script.DoubtLastChange();
                    script.AssertMatches(where);
                }
            }
            script.AssertMatches(where);
            script.Reopen();
            script.AssertMatches(where);
        });
    }
}
