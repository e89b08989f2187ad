using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Presence.Tests.Host;

/// <summary>The plug is pulled at every step of the drive's work; what players were told holds, and nobody is locked out.</summary>
[TestClass]
public class PresencePowerCutTests
{
    [TestMethod]
    public void Friends_and_messages_that_were_told_of_are_there()
    {
        for (int cut = 0; ; cut++)
        {
            FaultyFileSystem files = new();
            World world = new(files, 1);
            Player wii = Player.OnWii(world, 1).In();
            Player ds = Player.OnDs(world, 2).In();
            Player away = Player.OnDs(world, 3).In();
            wii.Befriend(away);
            away.HangUp();
            wii.Take();
            files.CutAt = files.CutPoints + cut;

            wii.Add(ds);
            string request = ds.Take();
            bool wasAsked = request.Contains("\\bm\\2\\");
            if (wasAsked) ds.Say("\\authadd\\KEY\\fromprofileid\\" + wii.ProfileId + "\\sig\\" + request.Substring(request.IndexOf("|signed|") + 8, 32));
            bool wasAuthorized = wii.Take().Contains("\\bm\\4\\");
            bool isKept = wii.Text(away, "later") == "";
            bool wasCut = files.IsDead;

            files.PowerOn();
            World after = new(files, 2);
            Player wii2 = Player.OnWii(after, 1);
            string all = wii2.LogIn();
            Assert.AreEqual(wii.ProfileId, wii2.ProfileId);
            Player ds2 = Player.OnDs(after, 2).In();
            if (wasAuthorized) Assert.IsTrue(Raw.Value(all, "list").Contains(ds2.ProfileId), "the friend is forgotten");
            else if (wasAsked) Assert.AreNotEqual("1793", Raw.Value(ds2.Say("\\authadd\\KEY\\fromprofileid\\" + wii2.ProfileId), "err"), "the request is forgotten");
            string waited = Player.OnDs(after, 3).LogIn();
            if (isKept) Assert.IsTrue(waited.Contains("\\msg\\later\\"), "the message is forgotten");
            wii2.Take();
            if (!wasAuthorized)
            {
                wii2.Add(ds2);
                ds2.Add(wii2);
                wii2.HangUp();
                Assert.IsTrue(Raw.Value(wii2.LogIn(), "list").Contains(ds2.ProfileId), "they cannot become friends any more");
            }
            if (wasCut) continue;
            Assert.IsTrue(wasAuthorized && isKept && cut > 50, "the cuts went through all steps");
            return;
        }
    }

    [TestMethod]
    public void A_user_who_was_made_can_log_in_and_one_who_was_not_can_be_made_again()
    {
        for (int cut = 0; ; cut++)
        {
            FaultyFileSystem files = new();
            World world = new(files, 1);
            Player.NewOnPc(world, 9, "other");
            files.CutAt = files.CutPoints + cut;
            Player user = Player.OnPc(world, 1, "uniquenick", "luigi").Connect();
            user.Link.Write(Player.NewUser("luigi@mail.example", "luigi", "first", "luigi"));
            bool wasMade = user.Link.Take().StartsWith("\\nur\\");
            bool wasCut = files.IsDead;

            files.PowerOn();
            World after = new(files, 2);
            Player again = Player.OnPc(after, 1, "uniquenick", "luigi");
            again.Password = "first";
            bool isIn = again.TryLogIn().StartsWith("\\bdy\\");
            if (wasMade) Assert.IsTrue(isIn, "the user is forgotten");
            if (!isIn)
            {
                // The player tries again, and has thought of a better password.
                again.HangUp();
                again.Connect();
                again.Link.Write(Player.NewUser("luigi@mail.example", "luigi", "second", "luigi"));
                string answer = again.Link.Take();
                Assert.IsTrue(answer.StartsWith("\\nur\\"), cut.ToString() + answer);
                again.HangUp();
                again.Password = "second";
                again.LogIn();
                Assert.AreEqual(2, after.Store.Users.Count);
            }
            Assert.AreEqual(2, after.Profiles.Count);
            if (wasCut) continue;
            Assert.IsTrue(wasMade && cut > 20, "the cuts went through all steps");
            return;
        }
    }

    [TestMethod]
    public void A_changed_user_has_the_old_or_the_new_and_a_registered_nick_stays()
    {
        for (int cut = 0; ; cut++)
        {
            FaultyFileSystem files = new();
            World world = new(files, 1);
            Player user = Player.NewOnPc(world, 1, "luigi");
            files.CutAt = files.CutPoints + cut;
            bool isNamed = user.Say("\\registernick\\KEY\\uniquenick\\super\\id\\5").StartsWith("\\rn\\");
            bool isChanged = user.Say("\\updateui\\KEY\\passwordenc\\" + Player.Encode("fresh") + "\\email\\new@mail.example") == "";
            bool wasCut = files.IsDead;

            files.PowerOn();
            World after = new(files, 2);
            int logins = LogIn(after, "uniquenick", "super") + LogIn(after, "uniquenick", "luigi");
            Assert.AreEqual(1, logins, "locked out, or two nicks");
            if (isNamed) Assert.AreEqual(1, LogIn(after, "uniquenick", "super"));
            logins = LogIn(after, "user", "luigi@luigi@mail.example") + LogIn(after, "user", "luigi@new@mail.example");
            Assert.AreEqual(1, logins, "locked out, or two addresses");
            if (isChanged)
            {
                Player changed = Player.OnPc(after, 1, "user", "luigi@new@mail.example");
                changed.Password = "fresh";
                Assert.AreEqual(user.ProfileId, changed.In().ProfileId);
            }
            Assert.AreEqual(1, after.Store.Users.Count);
            if (wasCut) continue;
            Assert.IsTrue(isNamed && isChanged && cut > 30, "the cuts went through all steps");
            return;
        }
    }

    [TestMethod]
    public void A_write_that_failed_but_arrived_makes_no_second_user()
    {
        for (int step = 0; step < 4; step++)
        {
            FaultyFileSystem files = new();
            World world = new(files, 1);
            Player.NewOnPc(world, 9, "other");
            files.FailsAfterwards = true;
            files.FailChange = files.Changes + step;
            for (int i = 0; i < 2; i++)
            {
                Link link = new(world.Presence, 1);
                link.Write(Player.NewUser("luigi@mail.example", "luigi", "secret", "luigi"));
                link.HangUp();
            }
            files.FailChange = -1;
            World after = new(files, 2);
            Assert.AreEqual(2, after.Store.Users.Count, step.ToString());
            Assert.AreEqual(2, after.Profiles.Count, step.ToString());
            Player.OnPc(after, 1, "user", "luigi@luigi@mail.example").In();
        }
    }

    private static int LogIn(World world, string key, string name)
    {
        string[] passwords = ["secret", "fresh"];
        foreach (string password in passwords)
        {
            Player again = Player.OnPc(world, 1, key, name);
            again.Password = password;
            bool isIn = again.TryLogIn().Contains("\\lc\\2\\");
            again.HangUp();
            if (isIn) return 1;
        }
        return 0;
    }
}
