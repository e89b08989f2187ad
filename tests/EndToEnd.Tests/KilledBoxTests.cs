using System;
using nanoFramework.TestFramework;
using PocketSpy.Box.Simulate;

namespace PocketSpy.EndToEnd.Tests;

/// <summary>
/// The box dies (SIGKILL) the moment a client has been told that something is so, or has had its keep-alive answered behind the
/// command: after the restart it is still so.
/// </summary>
[TestClass]
public class KilledBoxTests
{
    private const int BadPassword = 0x104;

    private readonly SimulatedPc _ann = new(1, "ann");
    private readonly SimulatedPc _bob = new(2, "bob");

    [TestMethod]
    public void A_new_user_can_log_in()
    {
        int profile = 0;
        Killed(box => profile = PcAtHome.Register(_ann, box), box =>
        {
            using (Player ann = PcAtHome.Return(_ann, box)) Assert.AreEqual(profile, ann.ProfileId);
            Assert.AreEqual(-profile, PcAtHome.Register(_ann, box), "the nick is taken by the same profile");
        });
    }

    [TestMethod]
    public void A_buddy_who_said_yes_is_on_the_list()
    {
        int bobId = 0;
        Killed(box =>
        {
            using Player ann = PcAtHome.Begin(_ann, box);
            using Player bob = PcAtHome.Begin(_bob, box);
            bobId = bob.ProfileId;
            ann.Add(bob, "hello");
            bob.Authorize(ann, bob.ExpectRequest(ann, "hello"));
            ann.ExpectAuthorization(bob);
        }, box => Assert.AreEqual(bobId, OnlyOne(box, _ann, player => player.Link.Buddies)));
    }

    [TestMethod]
    public void Two_who_added_each_other_are_on_both_lists()
    {
        int annId = 0;
        int bobId = 0;
        Killed(box =>
        {
            using Player ann = PcAtHome.Begin(_ann, box);
            using Player bob = PcAtHome.Begin(_bob, box);
            (annId, bobId) = (ann.ProfileId, bob.ProfileId);
            BecomeFriends(ann, bob);
        }, box =>
        {
            Assert.AreEqual(bobId, OnlyOne(box, _ann, player => player.Link.Buddies));
            Assert.AreEqual(annId, OnlyOne(box, _bob, player => player.Link.Buddies));
        });
    }

    [TestMethod]
    public void A_request_to_one_who_is_away_arrives_and_can_be_answered()
    {
        Killed(box =>
        {
            using Player bob = PcAtHome.Begin(_bob, box);
            using Player ann = PcAtHome.Begin(_ann, box);
            bob.Leave();
            ann.Add(bob, "are you in?");
            ann.ExpectNothing();
        }, box =>
        {
            using Player ann = PcAtHome.Return(_ann, box);
            using Player bob = PcAtHome.Return(_bob, box);
            bob.Authorize(ann, bob.ExpectRequest(ann, "are you in?"));
            ann.ExpectAuthorization(bob);
        });
    }

    [TestMethod]
    public void A_message_that_waits_arrives_once()
    {
        using TemporaryFolder folder = new();
        int annId = 0;
        Kill(folder, box =>
        {
            using Player ann = PcAtHome.Begin(_ann, box);
            using Player bob = PcAtHome.Begin(_bob, box);
            annId = ann.ProfileId;
            BecomeFriends(ann, bob);
            bob.Leave();
            ann.ExpectGone(bob);
            ann.Write(bob, "until tomorrow");
            ann.ExpectNothing();
        });
        Kill(folder, box =>
        {
            using Player bob = PcAtHome.Return(_bob, box);
            TextMessage message = bob.Link.Expect("bm", "1");
            message.Check("f", annId);
            message.Check("msg", "until tomorrow");
            message.Need("date");
            bob.ExpectNothing();
        });
        Kill(folder, box =>
        {
            using Player bob = PcAtHome.Return(_bob, box);
            bob.ExpectNothing();
        });
    }

    [TestMethod]
    public void A_block_stays_and_so_does_what_was_undone()
    {
        using TemporaryFolder folder = new();
        int bobId = 0;
        Kill(folder, box =>
        {
            using Player ann = PcAtHome.Begin(_ann, box);
            using Player bob = PcAtHome.Begin(_bob, box);
            bobId = bob.ProfileId;
            BecomeFriends(ann, bob);
            ann.Block(bob);
            ann.ExpectNothing();
        });
        Kill(folder, box =>
        {
            Assert.AreEqual(bobId, OnlyOne(box, _ann, player => player.Link.Blocked));
            using Player bob = PcAtHome.Return(_bob, box);
            using Player ann = PcAtHome.Return(_ann, box);
            ann.Link.Settle();
            bob.ExpectNothing();
            ann.Unblock(bob);
            ann.Delete(bob);
            bob.Revoke(ann);
            ann.Link.Settle();
        });
        Kill(folder, box =>
        {
            using Player ann = PcAtHome.Return(_ann, box);
            Assert.AreEqual(0, ann.Link.Buddies.Length, "buddies");
            Assert.AreEqual(0, ann.Link.Blocked.Length, "blocked");
        });
    }

    [TestMethod]
    public void A_changed_profile_that_was_read_back_stays_changed()
    {
        Killed(box =>
        {
            using Player ann = PcAtHome.Begin(_ann, box);
            ann.Link.ChangeProfile("Ann-Marie");
        }, box =>
        {
            using Player ann = PcAtHome.Return(_ann, box);
            ann.Link.GetProfile(ann.ProfileId).Check("firstname", "Ann-Marie");
        });
    }

    [TestMethod]
    public void A_changed_password_and_address_are_the_ones_that_count()
    {
        Killed(box =>
        {
            using Player ann = PcAtHome.Begin(_ann, box);
            ann.Link.Send("updateui", ("email", "ann@new.pocketspy"), ("passwordenc", SimulatedPc.Veil("another")));
            ann.ExpectNothing();
        }, box =>
        {
            PcAtHome.Refused(_ann, box, BadPassword);
            using PresenceClient link = PresenceClient.Connect(box.Server, box.PresencePort);
            link.Login(_ann.ByAddress() with { Name = $"{_ann.Nick}@ann@new.pocketspy", Secret = "another" });
            link.GetProfile(link.ProfileId).Check("email", "ann@new.pocketspy");
        });
    }

    private static void BecomeFriends(Player one, Player other)
    {
        one.Add(other, "");
        other.ExpectRequest(one, "");
        other.Add(one, "");
        one.ExpectAuthorization(other);
        other.ExpectAuthorization(one);
        one.Link.Settle();
        other.Link.Settle();
    }

    private static int OnlyOne(BoxAddress box, SimulatedPc pc, Func<Player, int[]> list)
    {
        using Player player = PcAtHome.Return(pc, box);
        int[] ids = list(player);
        Assert.AreEqual(1, ids.Length);
        return ids[0];
    }

    private static void Killed(Action<BoxAddress> before, Action<BoxAddress> after)
    {
        using TemporaryFolder folder = new();
        Kill(folder, before);
        Kill(folder, after);
    }

    private static void Kill(TemporaryFolder folder, Action<BoxAddress> chapter)
    {
        using BoxProcess box = BoxProcess.Run(System.IO.Path.Combine(folder.Path, "data"));
        chapter(box.Address);
        box.Kill();
    }
}
