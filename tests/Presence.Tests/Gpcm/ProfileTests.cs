using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Presence.Tests.Gpcm;

[TestClass]
public class ProfileTests
{
    [TestMethod]
    public void The_own_profile_has_all_that_the_SDK_wants()
    {
        FakeConsole console = LoginTests.AtNas(new World()).LogInAtPresence();
        string answer = Get(console, console.ProfileId);
        Assert.IsTrue(answer.StartsWith("\\pi\\\\profileid\\" + console.ProfileId + "\\"));
        Assert.AreEqual("0000004hkRMCJ1234567", Raw.Value(answer, "uniquenick"));
        Assert.AreEqual("0000004hkRMCJ1234567", Raw.Value(answer, "nick"));
        Assert.AreEqual("0000004hkRMCJ1234567@nds", Raw.Value(answer, "email"));
        Assert.AreEqual("4660", Raw.Value(answer, "userid"));
        Assert.AreEqual("11", Raw.Value(answer, "pid"));
        Assert.AreEqual(32, Raw.Value(answer, "sig").Length);
        Assert.AreEqual("0.000000", Raw.Value(answer, "lon"));
        Assert.AreEqual("0.000000", Raw.Value(answer, "lat"));
        Assert.AreEqual("", Raw.Value(answer, "loc"));
        Assert.IsTrue(answer.EndsWith("\\id\\2\\final\\"));
        Assert.AreEqual(answer, Get(console, console.ProfileId), "the same each time");
    }

    [TestMethod]
    public void The_profile_of_another_player_can_be_read_also_when_he_is_away()
    {
        World world = new();
        FakeConsole other = new(world, 9) { UserId = "77" };
        other.LogInAtNas();
        other.LogInAtPresence();
        other.Say(GpcmMessages.Update(other.SessionKey, "\\firstname\\Wii:1@RMCJ\\lastname\\Other"));
        other.HangUp();
        FakeConsole console = LoginTests.AtNas(world).LogInAtPresence();
        string answer = Get(console, other.ProfileId);
        Assert.AreEqual(other.ProfileId, Raw.Value(answer, "profileid"));
        Assert.AreEqual("Wii:1@RMCJ", Raw.Value(answer, "firstname"));
        Assert.AreEqual("Other", Raw.Value(answer, "lastname"));
    }

    [TestMethod]
    [DataRow("1")]
    [DataRow("0")]
    [DataRow("-1")]
    [DataRow("")]
    [DataRow("x")]
    [DataRow("99999999999")]
    public void An_unknown_profile_is_an_error_that_the_client_survives(string profileId)
    {
        FakeConsole console = LoginTests.AtNas(new World()).LogInAtPresence();
        string answer = Get(console, profileId);
        Assert.IsTrue(answer.StartsWith("\\error\\\\err\\2561\\errmsg\\"), answer);
        Assert.IsFalse(answer.Contains("\\fatal\\"));
        Assert.IsFalse(console.Presence.IsEnded);
    }

    [TestMethod]
    public void A_change_is_seen_at_once_and_after_a_restart()
    {
        FaultyFileSystem files = new();
        string before = Change(files);
        Assert.AreEqual("Wii:2555151656076614@RMCJ", Raw.Value(before, "firstname"));
        Assert.AreEqual("-1", Raw.Value(before, "pmask"));
        Assert.AreEqual("DE", Raw.Value(before, "countrycode"));

        World after = new(files, 2);
        Assert.AreEqual(1, after.Profiles.Count);
        FakeConsole again = LoginTests.AtNas(after).LogInAtPresence();
        Assert.AreEqual(before, Get(again, again.ProfileId));
    }

    [TestMethod]
    [DataRow("userid", "1")]
    [DataRow("profileid", "1")]
    [DataRow("nick", "forged")]
    [DataRow("uniquenick", "forged")]
    [DataRow("email", "forged")]
    [DataRow("unit", "9")]
    [DataRow("gsbrcd", "forged")]
    [DataRow("passwordenc", "forged")]
    [DataRow("password", "forged")]
    [DataRow("partnerid", "0")]
    [DataRow("ingamesn", "forged")]
    [DataRow("FIRSTNAME", "forged")]
    public void What_is_not_the_players_to_change_does_not_change(string key, string value)
    {
        World world = new();
        FakeConsole console = LoginTests.AtNas(world).LogInAtPresence();
        byte[] before = world.Files["profiles.log"];
        Assert.AreEqual("", console.Say(GpcmMessages.Update(console.SessionKey, "\\" + key + "\\" + value)));
        Assert.AreSame(before, world.Files["profiles.log"], "nothing is written");
        Assert.IsTrue(world.Profiles.Read(0));
        Assert.AreNotEqual(value, world.Profiles.Record.Fields.GetText(key));
    }

    [TestMethod]
    public void Only_the_own_profile_changes()
    {
        World world = new();
        FakeConsole other = new(world, 9) { UserId = "77" };
        other.LogInAtNas();
        other.LogInAtPresence();
        FakeConsole console = LoginTests.AtNas(world).LogInAtPresence();
        console.Say("\\updatepro\\\\sesskey\\" + console.SessionKey + "\\profileid\\" + other.ProfileId + "\\lastname\\mine\\final\\");
        Assert.AreEqual("mine", Raw.Value(Get(console, console.ProfileId), "lastname"));
        Assert.IsNull(Raw.Value(Get(console, other.ProfileId), "lastname"));
    }

    [TestMethod]
    public void What_is_in_the_profile_already_is_not_written_again()
    {
        World world = new();
        FakeConsole console = LoginTests.AtNas(world).LogInAtPresence();
        console.Say(GpcmMessages.Update(console.SessionKey, "\\firstname\\a"));
        console.Say(GpcmMessages.Update(console.SessionKey, "\\lastname\\b\\zipcode\\c"));
        byte[] before = world.Files["profiles.log"];
        console.Say(GpcmMessages.Update(console.SessionKey, "\\firstname\\a"));
        console.Say(GpcmMessages.Update(console.SessionKey, "\\zipcode\\c"));
        console.Say(GpcmMessages.Update(console.SessionKey, "\\lastname\\b\\firstname\\a"));
        Assert.AreSame(before, world.Files["profiles.log"]);
    }

    [TestMethod]
    public void A_value_cannot_forge_a_message()
    {
        World world = new();
        FakeConsole console = LoginTests.AtNas(world).LogInAtPresence();
        console.Say(GpcmMessages.Update(console.SessionKey, "\\lastname\\x\\final\\\\lc\\2"));
        Assert.AreEqual("x", Raw.Value(Get(console, console.ProfileId), "lastname"));
        Assert.AreEqual(1, Raw.CountOf(Get(console, console.ProfileId), "\\final\\"));

        // A NUL ends text in clients written in C.
        byte[] update = Raw.Bytes(GpcmMessages.Update(console.SessionKey, "\\lastname\\a?b"));
        for (int i = 0; i < update.Length; i++)
        {
            if (update[i] == '?') update[i] = 0;
        }
        console.Presence.Write(update);
        Assert.AreEqual("ab", Raw.Value(Get(console, console.ProfileId), "lastname"));
    }

    [TestMethod]
    public void A_profile_that_would_grow_too_large_is_refused_and_stays_as_it_was()
    {
        World world = new();
        FakeConsole console = LoginTests.AtNas(world).LogInAtPresence();
        string before = Get(console, console.ProfileId);
        string answer = console.Say(GpcmMessages.Update(console.SessionKey, "\\lastname\\" + Raw.Repeat('x', 800)));
        Assert.AreEqual("1280", Raw.Value(answer, "err"));
        Assert.IsFalse(console.Presence.IsEnded);
        Assert.AreEqual(before, Get(console, console.ProfileId));
        console.Say(GpcmMessages.Update(console.SessionKey, "\\lastname\\" + Raw.Repeat('x', 400)));
        Assert.AreEqual(400, Raw.Value(Get(console, console.ProfileId), "lastname").Length);
    }

    [TestMethod]
    public void A_profile_with_every_field_set_can_be_read()
    {
        World world = new();
        FakeConsole console = LoginTests.AtNas(world).LogInAtPresence();
        string[] names = PocketSpy.Presence.Profiles.ProfileFields.Changeable.Split(' ');
        string fields = "";
        foreach (string name in names) fields += "\\" + name + "\\1";
        console.Say(GpcmMessages.Update(console.SessionKey, fields));
        string answer = Get(console, console.ProfileId);
        foreach (string name in names)
        {
            Assert.AreEqual("1", Raw.Value(answer, name == "publicmask" ? "pmask" : name), name);
        }
    }

    // In a method of its own: a device has no room for two boxes at once.
    private static string Change(FaultyFileSystem files)
    {
        FakeConsole console = LoginTests.AtNas(new World(files, 1)).LogInAtPresence();
        string fields = "\\firstname\\Wii:2555151656076614@RMCJ\\birthday\\201836480\\sex\\1\\zipcode\\12345\\countrycode\\DE\\publicmask\\-1";
        Assert.AreEqual("", console.Say(GpcmMessages.Update(console.SessionKey, fields)));
        return Get(console, console.ProfileId);
    }

    private static string Get(FakeConsole console, string profileId) => console.Say(GpcmMessages.GetProfile(console.SessionKey, profileId, 2));
}
