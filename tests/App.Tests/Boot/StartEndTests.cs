using nanoFramework.TestFramework;
using PocketSpy.App.Boot;
using PocketSpy.Storage;

namespace PocketSpy.App.Tests.Boot;

[TestClass]
public class StartEndTests
{
    [TestMethod]
    public void Ready_is_said_only_when_the_services_did_start()
    {
        Assert.AreEqual("ready", StartEnd.Of(BootResult.Serve, StorageResult.Ok));
        StorageResult[] failures = new StorageResult[] { StorageResult.UnknownFormat, StorageResult.ReadFailed, StorageResult.WriteFailed, StorageResult.Full, StorageResult.NoMemory };
        for (int i = 0; i < failures.Length; i++) Assert.IsTrue(StartEnd.Of(BootResult.Serve, failures[i]).StartsWith("not ready: "));
        Assert.IsTrue(StartEnd.Of(BootResult.SafeMode, StorageResult.Ok).StartsWith("not ready: safe mode"));
        Assert.IsTrue(StartEnd.Of(BootResult.Restarting, StorageResult.Ok).StartsWith("not ready: "));
        Assert.IsTrue(StartEnd.Failed("no memory").StartsWith("not ready: the services did not start (no memory)"));
    }

    [TestMethod]
    public void A_start_that_failed_tells_what_happens_next()
    {
        Assert.IsTrue(StartEnd.Failed("x").Contains("starts anew; after 3 such starts the next one is in safe mode"));
        Assert.IsTrue(StartEnd.Of(BootResult.SafeMode, StorageResult.Ok).Contains("the next start tries everything again"));
        Assert.IsTrue(StartEnd.Of(BootResult.Serve, StorageResult.UnknownFormat).Contains("restore a backup"));
        Assert.IsTrue(StartEnd.Of(BootResult.Serve, StorageResult.NoMemory).Contains("open when there is more"));
    }
}
