using System;
using PocketSpy.Core;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Presence.Tests.Gpcm;

/// <summary>What one client, or one address, may have of the drive and of tries.</summary>
[TestClass]
public class RationTests
{
    private static readonly long Attacker = EndPoints.Of(0xC0A80463, 1);

    [TestMethod]
    public void Drawn_user_ids_from_one_address_do_not_fill_the_table()
    {
        World world = new();
        int made = 0;
        for (int i = 0; i < 128; i++)
        {
            FakeConsole drawn = new(world, 99) { UserId = (70_000 + i).ToString() };
            drawn.LogInAtNas();
            string server = drawn.Connect();
            drawn.Presence.Write(GpcmMessages.Login(drawn.Token, drawn.Challenge, server));
            string answer = drawn.Presence.Take();
            if (answer.StartsWith("\\lc\\2\\")) made++;
            else Assert.IsTrue(answer.StartsWith("\\error\\\\err\\256\\fatal\\"), answer);
            drawn.HangUp();
            if (i == 8) Assert.AreEqual(1, world.LinesWith("has to wait: too many new profiles"));
            world.Pass(15);
        }
        Assert.AreEqual(8, made);
        Assert.AreEqual(8, world.Profiles.Count);
        Assert.AreEqual(8, world.Accounts.Count);
        Player.OnWii(world, 1).In();
        world.Pass(10_000);
        new FakeConsole(world, 99) { UserId = "70100" }.SignIn();
    }

    [TestMethod]
    public void User_ids_asked_for_without_end_are_given_out_slowly()
    {
        World world = new();
        int given = 0;
        for (int i = 0; i < 100; i++)
        {
            string answer = world.Request(NasMessages.Post(NasMessages.CreateDs()), Attacker);
            if (NasMessages.Value(answer, "returncd") == "002") given++;
            else Assert.AreEqual("100", NasMessages.Value(answer, "returncd"));
        }
        Assert.AreEqual(8, given);
        Assert.AreEqual(1, world.LinesWith("has to wait: too many new consoles"));
    }

    [TestMethod]
    public void In_a_full_table_the_oldest_goes_who_never_came_back_and_has_no_friends_and_is_not_here()
    {
        World world = new();
        Player used = Player.OnWii(world, 1).In();
        used.HangUp();
        world.Pass(600_000);
        used.LogIn();
        used.HangUp();
        Player friend = Player.OnWii(world, 2).In();
        Player here = Player.OnWii(world, 3).In();
        friend.Befriend(here);
        friend.HangUp();
        Player first = Player.OnWii(world, 4).In();
        first.HangUp();
        Player second = Player.OnWii(world, 5).In();
        second.HangUp();
        for (int i = 5; i < 128; i++) Player.OnWii(world, 10 + i).In().HangUp();
        Assert.AreEqual(128, world.Profiles.Count);

        for (int i = 0; i < 50; i++) world.Pass(100);
        Player late = Player.OnWii(world, 200).In();
        Assert.AreEqual(128, world.Profiles.Count);
        Assert.AreEqual(128, world.Accounts.Count);
        Assert.AreEqual(1, world.LinesWith("profile " + first.ProfileId + ", never used again, made room"));
        Assert.IsTrue(IsKnown(world, used) && IsKnown(world, friend) && IsKnown(world, here) && IsKnown(world, second) && IsKnown(world, late));
        // And so on, also after a restart.
        World after = new(world.Files, 2);
        Player.OnWii(after, 201).In();
        Assert.IsFalse(IsKnown(after, second));
        // A new user with a password as well.
        Player.NewOnPc(after, 202, "luigi");
        Assert.AreEqual(128, after.Profiles.Count);
    }

    [TestMethod]
    public void A_table_full_of_users_who_never_came_back_has_room_for_the_next()
    {
        World world = new();
        for (int i = 0; i < 64; i++) Player.NewOnPc(world, 1 + i, "u" + i.ToString()).HangUp();
        Player.NewOnPc(world, 100, "late");
        Assert.AreEqual(64, world.Store.Users.Count);
        Assert.AreEqual(64, world.Profiles.Count);
        Assert.IsTrue(Player.OnPc(world, 1, "uniquenick", "u0").TryLogIn().Contains("\\err\\265\\"));
        Player.OnPc(world, 2, "uniquenick", "u1").In();
    }

    [TestMethod]
    public void Passwords_are_guessed_slowly_at_the_search_and_the_log_tells()
    {
        World world = new();
        Player.NewOnPc(world, 1, "luigi").HangUp();
        string last = null;
        for (int i = 0; i < 1_000; i++) last = Ask(world, Attacker, "\\check\\\\nick\\luigi\\email\\luigi@mail.example\\passenc\\" + Player.Encode("guess" + i.ToString()));
        Assert.AreEqual("\\cur\\3584\\final\\", last);
        Assert.AreEqual("\\cur\\3584\\final\\", Ask(world, Attacker, "\\check\\\\nick\\luigi\\email\\luigi@mail.example\\passenc\\" + Player.Encode("secret")), "the right one tells nothing");
        Assert.AreEqual("\\nr\\0\\ndone\\\\final\\", Ask(world, Attacker, "\\nicks\\\\email\\luigi@mail.example\\passenc\\" + Player.Encode("secret")));
        Assert.AreEqual("\\nur\\512\\final\\", Ask(world, Attacker, "\\newuser\\\\nick\\x\\email\\luigi@mail.example\\passenc\\" + Player.Encode("secret")));
        Assert.AreEqual(5, world.LinesWith("tried a wrong password"));
        Assert.AreEqual(1, world.LinesWith("has to wait: too many wrong passwords"));
        // The player at home is not disturbed.
        string right = Ask(world, EndPoints.Of(0xC0A80401, 1), "\\check\\\\nick\\luigi\\email\\luigi@mail.example\\passenc\\" + Player.Encode("secret"));
        Assert.IsTrue(right.StartsWith("\\cur\\0\\pid\\"), right);
        world.Pass(10_000);
        Assert.AreEqual("\\cur\\3587\\final\\", Ask(world, Attacker, "\\check\\\\nick\\luigi\\email\\luigi@mail.example\\passenc\\" + Player.Encode("x")));
    }

    [TestMethod]
    public void Passwords_are_guessed_slowly_at_the_login_and_with_newuser()
    {
        World world = new();
        Player.NewOnPc(world, 1, "luigi").HangUp();
        Player guesser = Player.OnPc(world, 99, "uniquenick", "luigi");
        for (int i = 0; i < 5; i++)
        {
            guesser.Password = "guess" + i.ToString();
            Assert.AreEqual("260", Raw.Value(guesser.TryLogIn(), "err"));
            guesser.HangUp();
        }
        guesser.Password = "secret";
        Assert.AreEqual("256", Raw.Value(guesser.TryLogIn(), "err"));
        guesser.HangUp();
        guesser.Connect();
        guesser.Link.Write(Player.NewUser("luigi@mail.example", "other", "secret", ""));
        Assert.AreEqual("512", Raw.Value(guesser.Link.Take(), "err"));
        guesser.HangUp();
        Player.OnPc(world, 1, "uniquenick", "luigi").In();
        world.Pass(10_000);
        guesser.LogIn();
    }

    [TestMethod]
    public void Changes_in_a_loop_are_written_slowly_and_none_that_was_taken_is_lost()
    {
        World world = new();
        Player player = Player.OnWii(world, 1).In();
        int writes = world.Files.Changes;
        int taken = 0;
        string last = null;
        for (int i = 0; i < 500; i++)
        {
            string answer = player.Say("\\updatepro\\KEY\\firstname\\n" + i.ToString());
            if (answer.Length == 0)
            {
                taken++;
                last = "n" + i.ToString();
            }
            else
            {
                Assert.AreEqual("1280", Raw.Value(answer, "err"), answer);
                Assert.IsFalse(answer.Contains("fatal"));
            }
        }
        Assert.AreEqual(64, taken);
        Assert.IsTrue(world.Files.Changes - writes < 64 * 4 + 40, (world.Files.Changes - writes).ToString());
        Assert.AreEqual(last, Raw.Value(player.Say("\\getprofile\\KEY\\profileid\\" + player.ProfileId + "\\id\\2"), "firstname"));
        for (int i = 0; i < 4; i++) world.Pass(250);
        Assert.AreEqual("", player.Say("\\updatepro\\KEY\\firstname\\x"));
        Assert.AreEqual("", player.Say("\\updatepro\\KEY\\firstname\\y"));
        Assert.AreEqual("1280", Raw.Value(player.Say("\\updatepro\\KEY\\firstname\\z"), "err"));
        // A status writes nothing.
        Assert.AreEqual("", player.SetStatus(1, "here"));
    }

    [TestMethod]
    [DataRow("\\addbuddy\\KEY\\newprofileid\\1\\reason\\", "1536")]
    [DataRow("\\authadd\\KEY\\fromprofileid\\1", "1792")]
    [DataRow("\\delbuddy\\KEY\\delprofileid\\1", "2816")]
    [DataRow("\\revoke\\KEY\\profileid\\1", "3840")]
    [DataRow("\\addblock\\KEY\\profileid\\1", "4608")]
    [DataRow("\\removeblock\\KEY\\profileid\\1", "4864")]
    [DataRow("\\updateui\\KEY\\email\\x@y", "768")]
    [DataRow("\\newprofile\\KEY\\nick\\x", "1024")]
    [DataRow("\\delprofile\\KEY", "3072")]
    [DataRow("\\registernick\\KEY\\uniquenick\\x", "4096")]
    [DataRow("\\registercdkey\\KEY\\cdkeyenc\\x", "4352")]
    [DataRow("\\bm\\2KEY\\t\\1\\msg\\", "1536")]
    [DataRow("\\bm\\4KEY\\t\\1\\msg\\", "1792")]
    [DataRow("\\bm\\6KEY\\t\\1\\msg\\", "3840")]
    public void Whatever_writes_is_rationed_with_its_own_error(string command, string error)
    {
        World world = new();
        Player player = Player.OnWii(world, 1).In();
        for (int i = 0; i < 64; i++) player.Say("\\delbuddy\\KEY\\delprofileid\\1");
        Assert.AreEqual(error, Raw.Value(player.Say(command), "err"));
    }

    [TestMethod]
    public void Messages_to_one_who_is_away_are_rationed_too()
    {
        World world = new();
        Player player = Player.OnWii(world, 1).In();
        Player friend = Player.OnWii(world, 2).In();
        player.Befriend(friend);
        friend.HangUp();
        player.Take();
        int taken = 0;
        for (int i = 0; i < 200; i++)
        {
            string answer = player.Text(friend, "t" + i.ToString());
            if (answer.Length == 0) taken++;
            else Assert.AreEqual("2304", Raw.Value(answer, "err"));
        }
        Assert.IsTrue(taken >= 60 && taken <= 64, taken.ToString());
    }

    [TestMethod]
    public void A_message_waits_for_sixty_days()
    {
        World world = new();
        Player player = Player.OnWii(world, 1).In();
        Player friend = Player.OnWii(world, 2).In();
        Player other = Player.OnWii(world, 3).In();
        player.Befriend(friend);
        player.Befriend(other);
        friend.HangUp();
        other.HangUp();
        player.Text(friend, "old");
        player.Text(other, "old");
        DateTime sent = world.Clock.UtcNow;
        world.Clock.UtcNow = sent.AddDays(59);
        player.Text(friend, "new");
        world.Pass(3_600_000);
        Assert.IsTrue(Player.OnWii(world, 3).LogIn().Contains("\\msg\\old"));
        world.Clock.UtcNow = sent.AddDays(61);
        string all = friend.LogIn();
        Assert.IsTrue(all.Contains("\\msg\\new") && !all.Contains("\\msg\\old"), all);
    }

    [TestMethod]
    public void A_message_for_somebody_who_never_comes_is_forgotten()
    {
        World world = new();
        Player player = Player.OnWii(world, 1).In();
        Player friend = Player.OnWii(world, 2).In();
        player.Befriend(friend);
        friend.HangUp();
        for (int i = 0; i < 6; i++) player.Text(friend, "old");
        int id = int.Parse(friend.ProfileId);
        Assert.AreEqual(6, world.Store.Messages.CountFor(id));
        world.Clock.UtcNow = world.Clock.UtcNow.AddDays(61);
        world.Pass(3_600_000);
        world.Pass(100);
        Assert.AreEqual(0, world.Store.Messages.CountFor(id));
        // With a clock that was never set nothing is old.
        world.Clock.UtcNow = new DateTime(1970, 1, 1, 1, 0, 0);
        player.LogIn();
        player.Text(friend, "x");
        world.Clock.UtcNow = new DateTime(2026, 7, 9);
        world.Pass(3_600_000);
        Assert.AreEqual(1, world.Store.Messages.CountFor(id));
    }

    private static bool IsKnown(World world, Player player) => world.Profiles.FindById(int.Parse(player.ProfileId)) >= 0;

    private static string Ask(World world, long from, string request)
    {
        Link link = new(world.Search, from);
        link.Write(request + "\\final\\");
        string answer = link.Take();
        link.HangUp();
        return answer;
    }
}
