using System.Net.Sockets;
using System.Threading;
using nanoFramework.TestFramework;

namespace PocketSpy.Net.Tests;

[TestClass]
public class SuccessorTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_new_thread_takes_the_place_of_one_that_stands_still_and_links_live_on(bool select)
    {
        using LoopRig rig = new(select);
        using Socket client = Client.Connect(rig.Open(new ScriptedService()));
        Assert.IsTrue(Client.Echoes(client));
        using ManualResetEventSlim held = new();
        rig.Waiter.Hold(held);
        int passes = rig.Loop.Passes;
        client.Send([1]);
        Assert.AreEqual(passes, rig.Loop.Passes);

        rig.Loop.Start();
        Assert.AreEqual((byte)1, Client.Read(client, 1)[0]);
        Assert.IsTrue(Client.Echoes(client));
        Deadline.Until(() => rig.Loop.Passes > passes, "passes of the new thread");

        // The old thread comes back and finds that its time is over.
        held.Set();
        Deadline.Until(() => rig.Waiter.Holding == 0, "the old thread to come back");
        Assert.IsTrue(Client.Echoes(client));
        Assert.AreEqual(0, rig.Events.CountOf(""));
    }
}
