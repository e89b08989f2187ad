using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Presence.Tests.Gpcm;

/// <summary>bm and pinvite: every type, quiet players, match commands, and texts that try to be more than texts.</summary>
[TestClass]
public class MessageTests
{
    [TestMethod]
    public void Every_type_reaches_a_buddy_who_is_here_and_none_but_a_message_waits()
    {
        World world = new();
        Player player = Player.OnWii(world, 1).In();
        Player friend = Player.OnDs(world, 2).In();
        player.Befriend(friend);
        int[] types = new int[] { 1, 3, 5, 102, 103, 104, 105, 200, 201, 202, 203, 204, 205, 206, 207, 208 };
        for (int i = 0; i < types.Length; i++)
        {
            string head = "\\bm\\" + types[i].ToString();
            Assert.AreEqual("", player.Say(head + "KEY\\t\\" + friend.ProfileId + "\\msg\\hey"));
            Assert.AreEqual(head + "\\f\\" + player.ProfileId + "\\msg\\hey\\final\\", friend.Take());
        }
        Assert.AreEqual("2304", Raw.Value(player.Say("\\bm\\100KEY\\t\\" + friend.ProfileId + "\\msg\\|s|1"), "err"));
        Assert.AreEqual("2306", Raw.Value(player.Say("\\bm\\101KEY\\t\\" + friend.ProfileId + "\\msg\\x"), "err"));
        Assert.AreEqual("", player.Say("\\bm\\101KEY\\t\\" + friend.ProfileId + "\\msg\\|p|5|l|here"));
        Assert.AreEqual("\\bm\\101\\f\\" + player.ProfileId + "\\msg\\|p|5|l|here\\final\\", friend.Take());
        Assert.AreEqual("", player.Say("\\pinvite\\KEY\\profileid\\" + friend.ProfileId + "\\productid\\7\\location\\there"));
        Assert.AreEqual("\\bm\\101\\f\\" + player.ProfileId + "\\msg\\|p|7|l|there\\final\\", friend.Take());
        Assert.AreEqual("", player.Say("\\pinvite\\KEY\\profileid\\" + friend.ProfileId + "\\productid\\7"));
        Assert.AreEqual("\\bm\\101\\f\\" + player.ProfileId + "\\msg\\|p|7\\final\\", friend.Take());
        friend.HangUp();
        player.Take();
        for (int i = 1; i < types.Length; i++)
        {
            Assert.AreEqual("2307", Raw.Value(player.Say("\\bm\\" + types[i].ToString() + "KEY\\t\\" + friend.ProfileId + "\\msg\\hey"), "err"), types[i].ToString());
        }
        Assert.AreEqual("2307", Raw.Value(player.Say("\\pinvite\\KEY\\profileid\\" + friend.ProfileId + "\\productid\\7"), "err"));
        Assert.AreEqual(-1, friend.LogIn().IndexOf("hey"));
    }

    [TestMethod]
    public void Invitations_reach_only_those_who_want_that_product()
    {
        World world = new();
        Player player = Player.OnWii(world, 1).In();
        Player friend = Player.OnDs(world, 2).In();
        player.Befriend(friend);
        friend.Take();
        friend.Say("\\inviteto\\KEY\\products\\10824,11437");
        Assert.AreEqual("2306", Raw.Value(player.Say("\\pinvite\\KEY\\profileid\\" + friend.ProfileId + "\\productid\\7"), "err"));
        Assert.AreEqual("", friend.Take());
        Assert.AreEqual("", player.Say("\\pinvite\\KEY\\profileid\\" + friend.ProfileId + "\\productid\\11437"));
        Assert.IsTrue(friend.Take().EndsWith("\\msg\\|p|11437\\final\\"));
        friend.Say("\\inviteto\\KEY\\products\\");
        Assert.AreEqual("", player.Say("\\pinvite\\KEY\\profileid\\" + friend.ProfileId + "\\productid\\7"));
    }

    [TestMethod]
    public void Match_commands_pass_byte_for_byte_and_do_not_wait()
    {
        World world = new();
        Player host = Player.OnWii(world, 1).In();
        Player guest = Player.OnDs(world, 2).In();
        host.Befriend(guest);
        string[] commands = new string[] { "GPCM3vMAT\x03" + "1/2/\x01\x02\xFF", "GPCM11vMAT\x01" + "a", "GPCM90vMAT\x05" + "AAAA" };
        for (int i = 0; i < commands.Length; i++)
        {
            Assert.AreEqual("", host.Text(guest, commands[i]));
            Assert.AreEqual("\\bm\\1\\f\\" + host.ProfileId + "\\msg\\" + commands[i] + "\\final\\", guest.Take());
        }
        guest.Say("\\quiet\\1KEY");
        Assert.AreEqual("2307", Raw.Value(host.Text(guest, commands[0]), "err"), "kept for a quiet player");
        guest.HangUp();
        host.Take();
        Assert.AreEqual("2307", Raw.Value(host.Text(guest, commands[0]), "err"));
        Assert.AreEqual(-1, guest.LogIn().IndexOf("vMAT"));
    }

    [TestMethod]
    public void A_quiet_player_gets_later_what_may_wait()
    {
        World world = new();
        Player player = Player.OnWii(world, 1).In();
        Player friend = Player.OnDs(world, 2).In();
        Player third = Player.OnDs(world, 3).In();
        player.Befriend(friend);
        Assert.AreEqual("", player.Say("\\quiet\\7KEY"));
        Assert.AreEqual("", friend.Text(player, "hello"));
        Assert.AreEqual("2307", Raw.Value(friend.Say("\\bm\\5KEY\\t\\" + player.ProfileId + "\\msg\\x"), "err"));
        friend.SetStatus(4, "chatting");
        third.Add(player);
        Assert.AreEqual("", player.Take());
        string told = player.Say("\\quiet\\4KEY");
        Assert.IsTrue(told.IndexOf("\\msg\\hello\\final\\") > 0 && !told.Contains("\\bm\\2\\") && !told.Contains("\\bm\\100\\"), told);
        told = player.Say("\\quiet\\0KEY");
        Assert.IsTrue(told.IndexOf("|s|4|ss|chatting|") > 0 && told.IndexOf("\\bm\\2\\f\\" + third.ProfileId + "\\") > 0, told);
        Assert.IsFalse(told.Contains("hello"));
        Assert.AreEqual("", player.Say("\\quiet\\0KEY"));
    }

    [TestMethod]
    public void No_text_forges_a_command_or_a_field()
    {
        World world = new();
        Player player = Player.OnWii(world, 1).In();
        Player friend = Player.OnDs(world, 2).In();
        player.Befriend(friend);
        string[] texts = new string[] { "a\\fatal\\b", "a\\f\\1", "\\", "a\0b", "|ip|1|p|6500" };
        for (int i = 0; i < texts.Length; i++)
        {
            player.Text(friend, texts[i]);
            string got = friend.Take();
            Assert.AreEqual(1, Raw.CountOf(got, "\\final\\"), got);
            Assert.IsFalse(got.Contains("\\fatal\\"));
            Assert.AreEqual(-1, got.IndexOf('\0'));
            Assert.AreEqual(player.ProfileId, Raw.Value(got, "f"));
            Assert.AreEqual(8, Raw.CountOf(got, "\\"), got);
            player.SetStatus(1, texts[i]);
            got = friend.Take();
            Assert.IsTrue(!got.Contains("|ip|1|") && !got.Contains("|p|6500") && !got.Contains("\\fatal\\"), got);
            Assert.AreEqual(1, Raw.CountOf(got, "|ip|"));
            Assert.AreEqual(8, Raw.CountOf(got, "\\"), got);
        }
        player.Text(friend, "x\\final\\\\error\\\\err\\0\\fatal\\");
        Assert.AreEqual("\\bm\\1\\f\\" + player.ProfileId + "\\msg\\x\\final\\", friend.Take());
    }

    [TestMethod]
    public void An_overlong_command_in_one_segment_ends_its_sender_and_not_the_receiver()
    {
        World world = new();
        Player player = Player.OnWii(world, 1).In();
        Player friend = Player.OnDs(world, 2).In();
        player.Befriend(friend);
        string answer = player.Text(friend, Raw.Repeat('x', 2_700));
        Assert.IsTrue(answer.StartsWith("\\error\\\\err\\1\\fatal\\"), answer);
        Assert.IsTrue(player.Link.IsClosed);
        Assert.AreEqual("", friend.Take());
    }

    [TestMethod]
    public void A_message_too_long_to_wait_is_refused_and_of_too_many_the_oldest_goes()
    {
        World world = new();
        Player player = Player.OnWii(world, 1).In();
        Player friend = Player.OnDs(world, 2).In();
        player.Befriend(friend);
        Assert.AreEqual("", player.Text(friend, Raw.Repeat('x', 1_500)));
        Assert.IsTrue(friend.Take().IndexOf(Raw.Repeat('x', 1_500)) > 0);
        friend.HangUp();
        player.Take();
        Assert.AreEqual("2304", Raw.Value(player.Text(friend, Raw.Repeat('x', 401)), "err"));
        for (int i = 0; i < 12; i++) Assert.AreEqual("", player.Text(friend, Raw.Repeat('x', 200) + "<" + i.ToString() + ">"));
        Player third = Player.OnDs(world, 3).In();
        Assert.AreEqual("", third.Add(friend));
        // Half of the 12 places are the sender's, the oldest went; nobody else's.
        string all = friend.LogIn();
        Assert.AreEqual(6, Raw.CountOf(all, "\\bm\\1\\"));
        Assert.IsTrue(all.Contains("x<6>") && all.Contains("x<11>") && !all.Contains("x<5>"));
        Assert.IsTrue(all.Contains("\\bm\\2\\f\\" + third.ProfileId + "\\"));
    }
}
