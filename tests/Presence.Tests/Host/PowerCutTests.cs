using PocketSpy.Presence.Tests.Gpcm;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Presence.Tests.Host;

/// <summary>The plug is pulled at every step of a drive's work while a console gets its id, its profile and changes it.</summary>
[TestClass]
public class PowerCutTests
{
    [TestMethod]
    public void What_a_console_was_told_is_true_after_a_cut_of_the_power()
    {
        for (int cut = 0; ; cut++)
        {
            FaultyFileSystem files = new();
            World world = new(files, 1);
            FakeConsole old = LoginTests.AtNas(world).LogInAtPresence();
            old.HangUp();
            files.CutAt = files.CutPoints + cut;

            FakeConsole console = new(world, 9);
            string userId = NasMessages.Value(world.Request(NasMessages.Post(NasMessages.CreateWii()), console.From), "userid");
            console.UserId = userId ?? "77";
            // With the power gone the box lets nobody in whom it cannot note.
            string welcome = "";
            if (console.TryLogInAtNas() == "001")
            {
                string server = console.Connect();
                welcome = console.Say(GpcmMessages.Login(console.Token, console.Challenge, server));
            }
            string profileId = Raw.Value(welcome, "profileid");
            string key = Raw.Value(welcome, "sesskey");
            bool isChanged = profileId is not null && console.Say(GpcmMessages.Update(key, "\\lastname\\changed")) == "";
            bool wasCut = files.IsDead;

            files.PowerOn();
            World after = new(files, 2);
            if (userId is not null) Assert.IsTrue(after.Accounts.Contains(long.Parse(userId)), "the id is forgotten");
            Assert.AreEqual(old.ProfileId, LoginTests.AtNas(after).LogInAtPresence().ProfileId);
            FakeConsole again = new FakeConsole(after, 9) { UserId = console.UserId }.SignIn();
            if (profileId is not null) Assert.AreEqual(profileId, again.ProfileId, "another profile");
            string profile = again.Say(GpcmMessages.GetProfile(again.SessionKey, again.ProfileId, 2));
            if (isChanged) Assert.AreEqual("changed", Raw.Value(profile, "lastname"));
            Assert.AreEqual(2, after.Profiles.Count);
            if (wasCut) continue;
            Assert.IsTrue(isChanged && cut > 100, "the cuts went through all steps");
            return;
        }
    }
}
