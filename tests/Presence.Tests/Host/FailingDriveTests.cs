using PocketSpy.Nintendo.Wire;
using PocketSpy.Presence.Tests.Gpcm;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Presence.Tests.Host;

/// <summary>A drive that fails once, at any of its operations: an error of the protocol, and nothing lost or doubled.</summary>
[TestClass]
public class FailingDriveTests
{
    [TestMethod]
    public void A_profile_that_cannot_be_read_is_not_made_anew()
    {
        for (int read = 0; read < 3; read++)
        {
            World world = new();
            FakeConsole console = LoginTests.AtNas(world).LogInAtPresence();
            string profileId = console.ProfileId;
            console.HangUp();
            world.Files.FailRead = world.Files.Reads + read;
            if (!TryLogIn(console)) LogIn(console);
            Assert.AreEqual(profileId, console.ProfileId);
            Assert.AreEqual(1, world.Profiles.Count);
        }
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_first_login_on_a_drive_that_fails_once_makes_one_profile_at_last(bool failsAfterwards)
    {
        for (int change = 0; change < 8; change++)
        {
            World world = new();
            FakeConsole console = new(world, 7);
            console.CreateAccount();
            console.LogInAtNas();
            world.Files.FailsAfterwards = failsAfterwards;
            world.Files.FailChange = world.Files.Changes + change;
            if (!TryLogIn(console)) LogIn(console);
            AssertOneAndTheSame(world, console);
        }
    }

    [TestMethod]
    public void A_first_login_on_a_drive_that_cannot_read_once_makes_one_profile_at_last()
    {
        for (int read = 0; read < 8; read++)
        {
            World world = new();
            FakeConsole console = new(world, 7);
            console.CreateAccount();
            console.LogInAtNas();
            world.Files.FailRead = world.Files.Reads + read;
            if (!TryLogIn(console)) LogIn(console);
            world.Files.FailRead = -1;
            AssertOneAndTheSame(world, console);
        }
    }

    [TestMethod]
    public void A_drive_that_cannot_be_read_once_at_the_start_loses_no_profile()
    {
        World world = new();
        FakeConsole console = LoginTests.AtNas(world).LogInAtPresence();
        string profileId = console.ProfileId;
        int starts = 0;
        for (int read = 0; read < 40; read++)
        {
            FaultyFileSystem files = world.Files.Copy();
            files.FailRead = read;
            World after = new(files, 2);
            // A box that cannot see what is on its drive does not start.
            if (!after.IsOpen) continue;
            starts++;
            FakeConsole again = new(after, 7) { UserId = "0000000004660" };
            // Whose the id is could not be read: the console is told to come again.
            string answer = again.TryLogInAtNas();
            if (answer != "001")
            {
                Assert.AreEqual("100", answer);
                again.LogInAtNas();
            }
            if (!TryLogIn(again)) LogIn(again);
            Assert.AreEqual(profileId, again.ProfileId);
        }
        Assert.IsTrue(starts > 30, starts.ToString());
    }

    [TestMethod]
    public void A_console_whose_id_cannot_be_saved_is_told_to_come_again()
    {
        World world = new();
        world.Files.FailChange = world.Files.Changes;
        FakeConsole console = new(world, 7);
        string answer = world.Request(NasMessages.Post(NasMessages.CreateWii()), console.From);
        Assert.AreEqual("100", NasMessages.Value(answer, "returncd"));
        Assert.IsNull(NasMessages.Value(answer, "userid"));
        Assert.AreEqual(0, world.Accounts.Count);
        Assert.AreEqual(1, world.LinesWith("was turned down at sign-in: its user id could not be saved"));
        console.SignIn();
    }

    [TestMethod]
    public void A_change_that_cannot_be_saved_is_an_error_and_the_old_profile_stays()
    {
        World world = new();
        FakeConsole console = LoginTests.AtNas(world).LogInAtPresence();
        console.Say(GpcmMessages.Update(console.SessionKey, "\\lastname\\old"));
        world.Files.FailChange = world.Files.Changes;
        string answer = console.Say(GpcmMessages.Update(console.SessionKey, "\\lastname\\new"));
        Assert.IsTrue(answer.StartsWith("\\error\\\\err\\4\\errmsg\\"), answer);
        Assert.IsFalse(console.Presence.IsEnded);
        Assert.AreEqual("old", Raw.Value(console.Say(GpcmMessages.GetProfile(console.SessionKey, console.ProfileId, 2)), "lastname"));
        console.Say(GpcmMessages.Update(console.SessionKey, "\\lastname\\new"));
        Assert.AreEqual("new", Raw.Value(console.Say(GpcmMessages.GetProfile(console.SessionKey, console.ProfileId, 2)), "lastname"));
    }

    [TestMethod]
    public void A_profile_that_cannot_be_read_now_is_not_said_to_be_unknown()
    {
        World world = new();
        FakeConsole console = LoginTests.AtNas(world).LogInAtPresence();
        world.Files.FailRead = world.Files.Reads;
        string answer = console.Say(GpcmMessages.GetProfile(console.SessionKey, console.ProfileId, 2));
        Assert.IsTrue(answer.StartsWith("\\error\\\\err\\4\\errmsg\\"), answer);
        Assert.IsTrue(console.Say(GpcmMessages.GetProfile(console.SessionKey, console.ProfileId, 2)).StartsWith("\\pi\\"));
    }

    [TestMethod]
    public void A_full_drive_refuses_new_players_in_plain_words_and_serves_the_old_ones()
    {
        World world = new();
        FakeConsole old = LoginTests.AtNas(world).LogInAtPresence();
        string profileId = old.ProfileId;
        old.HangUp();
        world.Files.DiskSize = 0;
        FakeConsole late = new(world, 9) { UserId = "77" };
        late.LogInAtNas();
        Assert.IsFalse(TryLogIn(late));
        Assert.AreEqual(1, world.LinesWith("the profile could not be saved"));
        LogIn(old);
        Assert.AreEqual(profileId, old.ProfileId);
    }

    // False when presence refused it with an error of its own.
    private static bool TryLogIn(FakeConsole console)
    {
        string server = console.Connect();
        console.Presence.Write(GpcmMessages.Login(console.Token, console.Challenge, server));
        if (!console.Presence.IsEnded)
        {
            console.Read(server);
            return true;
        }
        string answer = console.Presence.Take();
        Assert.IsTrue(answer.StartsWith("\\error\\\\err\\4\\fatal\\"), answer);
        console.HangUp();
        return false;
    }

    private static void LogIn(FakeConsole console) => Assert.IsTrue(TryLogIn(console), "refused again");

    // The player has one profile, the same one after a restart, and his user id is his own.
    private static void AssertOneAndTheSame(World world, FakeConsole console)
    {
        Assert.AreEqual(1, world.Profiles.Count);
        World after = new(world.Files, 2);
        Assert.AreEqual(1, after.Profiles.Count);
        FakeConsole again = new(after, 7) { UserId = console.UserId };
        again.LogInAtNas();
        again.LogInAtPresence();
        Assert.AreEqual(console.ProfileId, again.ProfileId);
        Assert.IsTrue(after.Accounts.Contains(long.Parse(console.UserId)));
        for (int i = 0; i < 200; i++) after.Accounts.Issue(1, new ConsoleIdentity(), out _);
        Assert.IsTrue(after.Accounts.Contains(long.Parse(console.UserId)), "an id with a profile never gives way");
    }
}
