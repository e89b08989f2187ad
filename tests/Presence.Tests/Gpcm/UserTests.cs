using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Presence.Tests.Gpcm;

/// <summary>A PC user's life: made, logged in three ways, renamed, moved, deleted; each wrong step gets its number.</summary>
[TestClass]
public class UserTests
{
    [TestMethod]
    public void A_new_user_logs_in_on_the_same_link_and_by_each_name()
    {
        World world = new();
        Player user = Player.NewOnPc(world, 1, "luigi");
        user.HangUp();
        string[] keys = new string[] { "user", "uniquenick", "user", "uniquenick" };
        string[] names = new string[] { "luigi@luigi@mail.example", "luigi", "LUIGI@luigi@mail.example", "Luigi" };
        for (int i = 0; i < keys.Length; i++)
        {
            for (int partner = 0; partner < 2; partner++)
            {
                Player again = Player.OnPc(world, 1, keys[i], names[i]);
                again.PartnerId = partner * 20;
                Assert.AreEqual("luigi", Raw.Value(again.LogIn(), "uniquenick"), names[i]);
                Assert.AreEqual(user.ProfileId, again.ProfileId);
                again.HangUp();
            }
        }
        Assert.AreEqual(1, world.Profiles.Count);
    }

    [TestMethod]
    public void A_wrong_name_or_password_gets_its_number()
    {
        World world = new();
        Player user = Player.NewOnPc(world, 1, "luigi");
        Player wii = Player.OnWii(world, 2).In();
        Refused(world, "user", "luigi@luigi@mail.example", "wrong", 1, 0x104);
        Refused(world, "user", "mario@luigi@mail.example", "secret", 1, 0x102);
        Refused(world, "user", "luigi@mario@mail.example", "secret", 1, 0x103);
        Refused(world, "user", "luigi", "secret", 1, 0x103);
        Refused(world, "user", "luigi@", "secret", 1, 0x103);
        Refused(world, "user", "@luigi@mail.example", "secret", 1, 0x102);
        Refused(world, "uniquenick", "luigi", "wrong", 1, 0x104);
        Refused(world, "uniquenick", "mario", "secret", 1, 0x109);
        Refused(world, "uniquenick", "luigi", "secret", 2, 0x109);
        Refused(world, "uniquenick", "luigi", "secret", 16, 0x109);
        string nick = Raw.Value(wii.Say("\\getprofile\\KEY\\profileid\\" + wii.ProfileId + "\\id\\2"), "uniquenick");
        Refused(world, "uniquenick", nick, "secret", 16, 0x104);
        Refused(world, "uniquenick", nick, "", 16, 0x104);
        Assert.IsTrue(user.Say("\\getprofile\\KEY\\profileid\\" + user.ProfileId + "\\id\\2").StartsWith("\\pi\\"));
    }

    [TestMethod]
    public void A_new_user_that_cannot_be_gets_its_number()
    {
        World world = new();
        Player user = Player.NewOnPc(world, 1, "luigi");
        string mail = "luigi@mail.example";
        string pid = NewUserRefused(world, Player.NewUser(mail, "luigi", "secret", "other"), 0x201);
        Assert.AreEqual(user.ProfileId, pid);
        Assert.IsNull(NewUserRefused(world, Player.NewUser(mail, "second", "wrong", ""), 0x202));
        Assert.IsNull(NewUserRefused(world, Player.NewUser(mail, "luigi", "wrong", ""), 0x202));
        Assert.IsNull(NewUserRefused(world, Player.NewUser("mario@mail.example", "mario", "secret", "ma rio"), 0x203));
        Assert.IsNull(NewUserRefused(world, Player.NewUser("mario@mail.example", "mario", "secret", "Luigi"), 0x204));
        Assert.IsNull(NewUserRefused(world, Player.NewUser("mario", "mario", "secret", "mario"), 0x200));
        Assert.AreEqual(1, world.Profiles.Count);
        Assert.AreEqual(1, world.Store.Users.Count);
    }

    [TestMethod]
    public void Nobody_takes_the_nick_of_a_console_that_has_not_come_yet()
    {
        World world = new();
        // The nick that the Wii with user id 5002 and this code will have.
        NewUserRefused(world, Player.NewUser("thief@mail.example", "thief", "secret", "0000004saRMCJ1000002", 16), 0x203);
        Player wii = Player.OnWii(world, 2).In();
        string profile = wii.Say("\\getprofile\\KEY\\profileid\\" + wii.ProfileId + "\\id\\2");
        Assert.AreEqual("0000004saRMCJ1000002", Raw.Value(profile, "uniquenick"));
        Assert.AreEqual(1, world.Profiles.Count);
    }

    [TestMethod]
    public void A_unique_nick_is_registered_in_a_namespace()
    {
        World world = new();
        Player luigi = Player.NewOnPc(world, 1, "luigi");
        Player mario = Player.NewOnPc(world, 2, "mario");
        Assert.AreEqual("\\rn\\\\id\\5\\final\\", Register(mario, "super"));
        Assert.AreEqual("4097", Raw.Value(Register(luigi, "SUPER"), "err"));
        Assert.AreEqual("4096", Raw.Value(Register(luigi, "a b"), "err"));
        Assert.AreEqual("\\rn\\\\id\\5\\final\\", Register(luigi, "mario"), "the old nick is free");
        luigi.HangUp();
        luigi.NamespaceId = 16;
        luigi.LogIn();
        Assert.AreEqual("4098", Raw.Value(Register(luigi, "free"), "err"));
        luigi.HangUp();
        luigi.NamespaceId = 0;
        luigi.LogIn();
        Assert.AreEqual("4099", Raw.Value(Register(luigi, "free"), "err"));
        luigi.HangUp();
        luigi.NamespaceId = 7;
        luigi.LogIn();
        Assert.AreEqual("\\rn\\\\id\\5\\final\\", Register(luigi, "super"), "another namespace");
        World after = new(world.Files, 3);
        Player again = Player.OnPc(after, 1, "uniquenick", "super");
        again.NamespaceId = 7;
        again.LogIn();
        Assert.AreEqual(luigi.ProfileId, again.ProfileId);
        again.HangUp();
        again.NamespaceId = 1;
        again.LogIn();
        Assert.AreEqual(mario.ProfileId, again.ProfileId);
    }

    [TestMethod]
    public void A_CD_key_is_somebodys()
    {
        World world = new();
        Player luigi = Player.NewOnPc(world, 1, "luigi");
        Player mario = Player.NewOnPc(world, 2, "mario");
        Assert.AreEqual("4353", Raw.Value(luigi.Say("\\registercdkey\\KEY\\cdkeyenc\\!!\\id\\6"), "err"));
        Assert.AreEqual("4353", Raw.Value(luigi.Say("\\registercdkey\\KEY\\cdkeyenc\\" + Player.Encode(Raw.Repeat('k', 65)) + "\\id\\6"), "err"));
        Assert.AreEqual("\\rc\\\\id\\6\\final\\", luigi.Say("\\registercdkey\\KEY\\cdkeyenc\\" + Player.Encode("AAAA") + "\\id\\6"));
        Assert.AreEqual("4354", Raw.Value(luigi.Say("\\registercdkey\\KEY\\cdkeyenc\\" + Player.Encode("BBBB") + "\\id\\6"), "err"));
        Assert.AreEqual("4355", Raw.Value(mario.Say("\\registercdkey\\KEY\\cdkeyenc\\" + Player.Encode("aaaa") + "\\id\\6"), "err"));
    }

    [TestMethod]
    public void A_profile_with_keys_of_many_products_can_still_be_read()
    {
        World world = new();
        Player user = Player.NewOnPc(world, 1, "luigi");
        int last = 0;
        for (int i = 0; i < 60 && last == 0; i++)
        {
            user.HangUp();
            user.ProductId = i;
            user.LogIn();
            string answer = user.Say("\\registercdkey\\KEY\\cdkeyenc\\" + Player.Encode("k") + "\\id\\6");
            if (answer.StartsWith("\\error\\")) last = i;
        }
        Assert.IsTrue(last > 20, last.ToString());
        World after = new(world.Files, 3);
        Player again = Player.OnPc(after, 1, "uniquenick", "luigi").In();
        Assert.AreEqual(user.ProfileId, again.ProfileId);
    }

    [TestMethod]
    public void Nicks_of_one_user_leave_room_for_the_nicks_of_consoles()
    {
        World world = new();
        for (int i = 0; i < 4; i++)
        {
            Player user = Player.NewOnPc(world, 1, "n" + i.ToString());
            for (int space = 20; space < 60; space++)
            {
                user.HangUp();
                user.NamespaceId = space;
                user.LogIn();
                if (Register(user, "u" + i.ToString()).StartsWith("\\error\\")) break;
            }
            user.HangUp();
        }
        for (int i = 10; i < 130; i++)
        {
            Player wii = Player.OnWii(world, i).In();
            string id = wii.ProfileId;
            wii.HangUp();
            if (i % 20 != 9) continue;
            Assert.AreEqual(id, wii.In().ProfileId, i.ToString());
            wii.HangUp();
        }
    }

    [TestMethod]
    public void A_user_has_profiles_and_deletes_all_but_the_last()
    {
        World world = new();
        Player user = Player.NewOnPc(world, 1, "luigi");
        string second = Raw.Value(user.Say("\\newprofile\\KEY\\nick\\green\\id\\3"), "profileid");
        Assert.AreNotEqual(user.ProfileId, second);
        Assert.AreEqual("1025", Raw.Value(user.Say("\\newprofile\\KEY\\nick\\GREEN\\id\\3"), "err"));
        Assert.AreEqual("1026", Raw.Value(user.Say("\\newprofile\\KEY\\nick\\blue\\replace\\1\\oldnick\\red\\id\\3"), "err"));
        Assert.AreEqual(second, Raw.Value(user.Say("\\newprofile\\KEY\\nick\\blue\\replace\\1\\oldnick\\green\\id\\3"), "profileid"));
        Player blue = Player.OnPc(world, 2, "user", "blue@luigi@mail.example").In();
        Assert.AreEqual(second, blue.ProfileId);
        Assert.AreEqual("\\dpr\\\\id\\4\\final\\", blue.Say("\\delprofile\\KEY\\id\\4"));
        Assert.IsTrue(blue.Link.IsClosed);
        blue.HangUp();
        Assert.AreEqual("3073", Raw.Value(user.Say("\\delprofile\\KEY\\id\\4"), "err"));
        Refused(world, "user", "blue@luigi@mail.example", "secret", 1, 0x102);
        Assert.AreEqual("1281", Raw.Value(user.Say("\\updatepro\\KEY\\nick\\" + Raw.Repeat('x', 31)), "err"));
        Assert.AreEqual("", user.Say("\\updatepro\\KEY\\nick\\big luigi\\firstname\\L"));
        user.HangUp();
        Refused(world, "user", "luigi@luigi@mail.example", "secret", 1, 0x102);
        Assert.AreEqual(user.ProfileId, Player.OnPc(world, 1, "user", "big luigi@luigi@mail.example").In().ProfileId);
    }

    [TestMethod]
    public void Address_and_password_change_together_or_not_at_all()
    {
        World world = new();
        Player user = Player.NewOnPc(world, 1, "luigi");
        Player.NewOnPc(world, 2, "mario");
        string password = "\\passwordenc\\" + Player.Encode("fresh");
        Assert.AreEqual("769", Raw.Value(user.Say("\\updateui\\KEY" + password + "\\email\\none"), "err"));
        Assert.AreEqual("769", Raw.Value(user.Say("\\updateui\\KEY" + password + "\\email\\mario@mail.example"), "err"));
        user.HangUp();
        user.LogIn();
        Assert.AreEqual("", user.Say("\\updateui\\KEY" + password + "\\email\\new@mail.example"));
        for (int i = 0; i < 2; i++)
        {
            World now = i == 0 ? world : new World(world.Files, 3);
            Refused(now, "user", "luigi@luigi@mail.example", "secret", 1, 0x103);
            Refused(now, "user", "luigi@new@mail.example", "secret", 1, 0x104);
            Refused(now, "uniquenick", "luigi", "secret", 1, 0x104);
            Player again = Player.OnPc(now, 1, "user", "luigi@new@mail.example");
            again.Password = "fresh";
            Assert.AreEqual(user.ProfileId, again.In().ProfileId);
            Assert.AreEqual("new@mail.example", Raw.Value(again.Say("\\getprofile\\KEY\\profileid\\" + again.ProfileId + "\\id\\2"), "email"));
        }
        Player wii = Player.OnWii(world, 3).In();
        Assert.AreEqual("768", Raw.Value(wii.Say("\\updateui\\KEY" + password), "err"));
    }

    [TestMethod]
    public void A_mask_hides_fields_from_others_and_not_from_the_owner()
    {
        World world = new();
        Player user = Player.NewOnPc(world, 1, "luigi");
        Player other = Player.NewOnPc(world, 2, "mario");
        string[] keys = new string[] { "homepage", "zipcode", "countrycode", "birthday", "sex", "email" };
        Assert.AreEqual("", user.Say("\\updatepro\\KEY\\homepage\\h\\zipcode\\1\\countrycode\\IT\\birthday\\33\\sex\\0\\firstname\\L"));
        string ask = "\\getprofile\\KEY\\profileid\\" + user.ProfileId + "\\id\\2";
        for (int bit = 0; bit < keys.Length; bit++)
        {
            Assert.AreEqual("", user.Say("\\updatepro\\KEY\\publicmask\\" + (63 & ~(1 << bit)).ToString()));
            string shown = other.Say(ask);
            string own = user.Say(ask);
            for (int i = 0; i < keys.Length; i++)
            {
                Assert.AreEqual(i == bit, Raw.Value(shown, keys[i]) is null, keys[i]);
                Assert.IsNotNull(Raw.Value(own, keys[i]), keys[i]);
            }
            Assert.AreEqual("L", Raw.Value(shown, "firstname"));
            Assert.AreEqual(32, Raw.Value(shown, "sig").Length);
        }
        user.Say("\\updatepro\\KEY\\publicmask\\-1");
        Assert.AreEqual("luigi@mail.example", Raw.Value(other.Say(ask), "email"));
        Assert.AreEqual("2561", Raw.Value(other.Say("\\getprofile\\KEY\\profileid\\1\\id\\2"), "err"));
    }

    private static string Register(Player player, string nick) => player.Say("\\registernick\\KEY\\uniquenick\\" + nick + "\\partnerid\\0\\id\\5");

    private static void Refused(World world, string key, string name, string password, int namespaceId, int error)
    {
        Player player = Player.OnPc(world, 9, key, name);
        player.Password = password;
        player.NamespaceId = namespaceId;
        string answer = player.TryLogIn();
        Assert.AreEqual(error.ToString(), Raw.Value(answer, "err"), name + answer);
        Assert.IsTrue(player.Link.IsClosed, name);
        player.HangUp();
    }

    private static string NewUserRefused(World world, string message, int error)
    {
        Player player = Player.OnPc(world, 9, "user", "").Connect();
        player.Link.Write(message);
        string answer = player.Link.Take();
        Assert.AreEqual(error.ToString(), Raw.Value(answer, "err"), message);
        Assert.IsTrue(answer.Contains("\\fatal\\") && answer.EndsWith("\\id\\1\\final\\") && player.Link.IsClosed, answer);
        player.HangUp();
        return Raw.Value(answer, "pid");
    }
}
