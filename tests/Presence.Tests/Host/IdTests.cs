using System.Collections.Generic;
using PocketSpy.Storage;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Presence.Tests.Host;

[TestClass]
public class IdTests
{
    [TestMethod]
    public void No_user_id_is_given_out_twice()
    {
        World world = new();
        HashSet<long> ids = [];
        for (int i = 0; i < 2_000; i++)
        {
            Assert.AreEqual(StorageResult.Ok, world.Accounts.Issue(i % 2, Identities.Of(NasMessages.Mac, null, null), out long id));
            Assert.IsTrue(ids.Add(id), "given out twice");
            Assert.IsTrue(world.Accounts.Count <= 128);
        }
    }

    [TestMethod]
    public void Profiles_and_accounts_are_the_same_after_every_restart()
    {
        World world = new();
        Dictionary<string, string> profiles = [];
        for (int i = 0; i < 100; i++)
        {
            FakeConsole console = new FakeConsole(world, 1 + i).SignIn();
            profiles.Add(console.UserId, console.ProfileId);
            console.Say(GpcmMessages.Update(console.SessionKey, "\\firstname\\player " + console.UserId));
            console.HangUp();
            // Pulled out and put in again: nothing was closed.
            if (i % 7 == 0) world = new World(world.Files, i + 2);
        }
        world = new World(world.Files, 200);
        Assert.AreEqual(100, world.Profiles.Count);
        Assert.AreEqual(100, world.Accounts.Count);
        foreach ((string userId, string profileId) in profiles)
        {
            FakeConsole console = new FakeConsole(world, 9) { UserId = userId }.SignIn();
            Assert.AreEqual(profileId, console.ProfileId);
            string answer = console.Say(GpcmMessages.GetProfile(console.SessionKey, profileId, 2));
            Assert.AreEqual("player " + userId, Raw.Value(answer, "firstname"));
            console.HangUp();
        }
        Assert.AreEqual(100, world.Profiles.Count);
    }
}
