using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Presence.Tests.Gpcm;

/// <summary>Stories of friends: asking, coming and going, blocking and parting.</summary>
[TestClass]
public class FriendTests
{
    [TestMethod]
    public void A_DS_and_a_Wii_that_add_each_other_are_friends_at_once_and_see_each_other()
    {
        World world = new();
        Player wii = Player.OnWii(world, 1).In();
        Player ds = Player.OnDs(world, 2).In();
        Assert.AreEqual("", wii.Add(ds));
        Assert.IsTrue(ds.Take().StartsWith("\\bm\\2\\f\\" + wii.ProfileId + "\\"), "no request");
        string told = ds.Add(wii);
        Assert.IsTrue(told.StartsWith("\\bm\\4\\f\\" + wii.ProfileId + "\\"), told);
        told = wii.Take();
        Assert.IsTrue(told.StartsWith("\\bm\\4\\f\\" + ds.ProfileId + "\\"), told);

        Assert.AreEqual("", ds.SetStatus(3, "staging"));
        Assert.IsTrue(wii.Take().StartsWith("\\bm\\100\\f\\" + ds.ProfileId + "\\msg\\|s|3|ss|staging|ls|here|ip|"), "no status");
        Assert.AreEqual("", wii.Text(ds, "hello"));
        Assert.AreEqual("\\bm\\1\\f\\" + wii.ProfileId + "\\msg\\hello\\final\\", ds.Take());
        ds.HangUp();
        Assert.AreEqual("\\bm\\100\\f\\" + ds.ProfileId + "\\msg\\|s|0|ss|Offline|ls||ip|0|p|0|qm|0\\final\\", wii.Take());
        ds.LogIn();
        ds.SetStatus(1, "back");
        Assert.IsTrue(wii.Take().IndexOf("|s|1|ss|back|") > 0, "the friend came back unseen");
        Assert.AreEqual("1539", Raw.Value(ds.Add(wii), "err"));
    }

    [TestMethod]
    public void A_request_is_answered_with_its_signature_or_not_at_all()
    {
        World world = new();
        Player asker = Player.OnWii(world, 1).In();
        Player asked = Player.OnWii(world, 2).In();
        string yes = "\\authadd\\KEY\\fromprofileid\\" + asker.ProfileId + "\\sig\\";
        Assert.AreEqual("1793", Raw.Value(asked.Say(yes + Raw.Repeat('0', 32)), "err"));
        asker.Add(asked);
        string request = asked.Take();
        Assert.IsTrue(request.EndsWith(Raw.Value(request, "msg") + "\\final\\"));
        int mark = request.IndexOf("|signed|");
        string signature = request.Substring(mark + 8, 32);
        Assert.AreEqual("\\final\\", request.Substring(mark + 40));
        Assert.AreEqual("1794", Raw.Value(asked.Say(yes + Raw.Repeat('0', 32)), "err"));
        Assert.AreEqual("", asker.Take());
        Assert.AreEqual("", asked.Say(yes + signature));
        Assert.IsTrue(asker.Take().StartsWith("\\bm\\4\\"), "no authorization");
        // One-sided: the asker sees the asked, not the other way round.
        asked.SetStatus(2, "x");
        Assert.AreNotEqual("", asker.Take());
        asker.SetStatus(2, "x");
        Assert.AreEqual("", asked.Take());
        Assert.AreEqual("", asked.Say(yes + signature), "a second yes is no error");
        Assert.AreEqual("", asker.Take());
    }

    [TestMethod]
    public void A_reason_with_the_mark_of_the_signature_does_not_hide_the_signature()
    {
        World world = new();
        Player asker = Player.OnWii(world, 1).In();
        Player asked = Player.OnWii(world, 2).In();
        asker.Say("\\addbuddy\\KEY\\newprofileid\\" + asked.ProfileId + "\\reason\\hi|signed|x");
        string request = asked.Take();
        Assert.AreEqual(1, Raw.CountOf(request, "|signed|"));
        Assert.AreEqual("\\final\\", request.Substring(request.IndexOf("|signed|") + 40));
    }

    [TestMethod]
    public void Who_is_away_gets_everything_at_the_next_login_in_order_and_once()
    {
        World world = new();
        Player here = Player.OnWii(world, 1).In();
        Player away = Player.OnDs(world, 2).In();
        Player third = Player.OnDs(world, 3).In();
        here.Befriend(away);
        away.Add(third);
        third.Take();
        away.HangUp();
        Assert.IsTrue(here.Take().IndexOf("|s|0|") > 0);
        Assert.AreEqual("", here.Text(away, "one"));
        Assert.IsTrue(third.Add(away).StartsWith("\\bm\\4\\"), "both asked: friends at once");
        Assert.AreEqual("", here.Text(away, "two"));
        Assert.AreEqual("", here.Say("\\revoke\\KEY\\profileid\\" + away.ProfileId));
        Player fourth = Player.OnWii(world, 4).In();
        fourth.Add(away);
        fourth.Add(away);

        World after = new(world.Files, 5);
        Player again = Player.OnDs(after, 2);
        string all = again.LogIn();
        all = all.Substring(all.IndexOf("\\lc\\2\\"));
        int one = all.IndexOf("\\bm\\1\\f\\" + here.ProfileId + "\\date\\");
        int authorized = all.IndexOf("\\bm\\4\\f\\" + third.ProfileId + "\\");
        int two = all.IndexOf("\\msg\\two\\final\\");
        int revoked = all.IndexOf("\\bm\\6\\f\\" + here.ProfileId + "\\");
        int asked = all.IndexOf("\\bm\\2\\f\\" + fourth.ProfileId + "\\");
        Assert.IsTrue(0 < one && one < authorized && authorized < two && two < revoked && revoked < asked, all);
        Assert.AreEqual(1, Raw.CountOf(all, "\\bm\\2\\"), "the same request twice");
        again.HangUp();
        Assert.AreEqual(-1, again.LogIn().IndexOf("\\date\\"));
    }

    [TestMethod]
    public void A_blocked_friend_sees_the_player_leave_and_is_not_heard()
    {
        World world = new();
        Player player = Player.OnWii(world, 1).In();
        Player pest = Player.OnDs(world, 2).In();
        player.Befriend(pest);
        player.SetStatus(1, "here");
        pest.Take();
        Assert.AreEqual("", player.Say("\\addblock\\KEY\\profileid\\" + pest.ProfileId));
        Assert.IsTrue(pest.Take().IndexOf("|s|0|") > 0, "still seen");
        Assert.AreEqual("4609", Raw.Value(player.Say("\\addblock\\KEY\\profileid\\" + pest.ProfileId), "err"));
        Assert.AreEqual("", pest.Text(player, "hey"));
        Assert.AreEqual("", pest.Say("\\pinvite\\KEY\\profileid\\" + player.ProfileId + "\\productid\\1"));
        player.SetStatus(2, "racing");
        Assert.AreEqual("", pest.Take());
        Assert.AreEqual("", player.Take());
        player.HangUp();
        Assert.AreEqual("", pest.Take(), "a second farewell tells that the player was here");
        pest.Text(player, "later");
        string all = player.LogIn();
        Assert.IsFalse(all.Contains("later"));
        pest.HangUp();
        Assert.AreEqual(-1, pest.LogIn().IndexOf("|s|1|"));

        player.Take();
        Assert.AreEqual("", player.Say("\\removeblock\\KEY\\profileid\\" + pest.ProfileId));
        Assert.AreEqual(1, Raw.CountOf(pest.Take(), "\\bm\\100\\"));
        Assert.AreEqual("4865", Raw.Value(player.Say("\\removeblock\\KEY\\profileid\\" + pest.ProfileId), "err"));
        pest.Text(player, "sorry");
        Assert.IsTrue(player.Take().IndexOf("\\msg\\sorry\\") > 0);
    }

    [TestMethod]
    public void What_waited_from_one_who_was_blocked_since_is_not_delivered()
    {
        World world = new();
        Player player = Player.OnWii(world, 1).In();
        Player pest = Player.OnDs(world, 2).In();
        player.Befriend(pest);
        player.Say("\\quiet\\1KEY");
        pest.Text(player, "hey");
        player.Say("\\addblock\\KEY\\profileid\\" + pest.ProfileId);
        Assert.AreEqual("", player.Say("\\quiet\\0KEY"));
        player.HangUp();
        Assert.AreEqual(-1, player.LogIn().IndexOf("hey"));
    }

    [TestMethod]
    public void A_deleted_buddy_is_seen_no_more_and_a_revoked_one_sees_no_more()
    {
        World world = new();
        Player player = Player.OnWii(world, 1).In();
        Player friend = Player.OnDs(world, 2).In();
        player.Befriend(friend);
        Assert.AreEqual("", player.Say("\\delbuddy\\KEY\\delprofileid\\" + friend.ProfileId));
        Assert.AreEqual("2817", Raw.Value(player.Say("\\delbuddy\\KEY\\delprofileid\\" + friend.ProfileId), "err"));
        friend.SetStatus(2, "x");
        Assert.AreEqual("", player.Take());
        player.SetStatus(2, "x");
        Assert.AreNotEqual("", friend.Take());
        Assert.AreEqual("", player.Say("\\revoke\\KEY\\profileid\\" + friend.ProfileId));
        Assert.IsTrue(friend.Take().StartsWith("\\bm\\6\\f\\" + player.ProfileId + "\\"));
        Assert.AreEqual("3841", Raw.Value(player.Say("\\revoke\\KEY\\profileid\\" + friend.ProfileId), "err"));
        player.HangUp();
        Assert.IsTrue(player.LogIn().StartsWith("\\bdy\\0\\list\\\\final\\"));
        Assert.AreEqual("2305", Raw.Value(player.Text(friend, "x"), "err"));
    }

    [TestMethod]
    public void A_second_login_replaces_the_first_and_friends_go_on_seeing_the_player()
    {
        World world = new();
        Player player = Player.OnWii(world, 1).In();
        Player friend = Player.OnDs(world, 2).In();
        player.Befriend(friend);
        Link first = player.Link;
        player.LogIn();
        Assert.IsTrue(first.Take().StartsWith("\\error\\\\err\\6\\fatal\\"));
        first.HangUp();
        Assert.AreEqual("", friend.Take(), "seen to leave");
        friend.Text(player, "still there?");
        Assert.IsTrue(player.Take().IndexOf("still there?") > 0);
    }

    [TestMethod]
    public void What_is_sent_while_a_link_is_closing_waits_for_the_next_login()
    {
        World world = new();
        Player player = Player.OnWii(world, 1).In();
        Player friend = Player.OnDs(world, 2).In();
        player.Befriend(friend);
        player.Say("\\logout\\KEY");
        Assert.AreEqual("", friend.Text(player, "wait"));
        player.HangUp();
        Assert.IsTrue(player.LogIn().IndexOf("\\msg\\wait\\final\\") > 0, "lost");
    }
}
