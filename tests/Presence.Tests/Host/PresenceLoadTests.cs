using System;
using PocketSpy.Core;
using PocketSpy.Network.Dns;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Presence.Tests.Host;

/// <summary>Full tables, and what steady traffic allocates: nothing.</summary>
[TestClass]
public class PresenceLoadTests
{
    [TestMethod]
    public void A_full_list_refuses_the_newest_and_keeps_the_others()
    {
        World world = new();
        string[] ids = new string[70];
        for (int i = 0; i < ids.Length; i++)
        {
            Player other = Player.OnDs(world, 10 + i).In();
            ids[i] = other.ProfileId;
            other.HangUp();
        }
        Player adder = Player.OnWii(world, 1).In();
        Player blocker = Player.OnWii(world, 2).In();
        for (int i = 0; i < 64; i++) Assert.AreEqual("", blocker.Say("\\addblock\\KEY\\profileid\\" + ids[i]));
        Assert.AreEqual("4608", Raw.Value(blocker.Say("\\addblock\\KEY\\profileid\\" + ids[64]), "err"));
        blocker.HangUp();
        string all = blocker.LogIn();
        Assert.IsTrue(all.Contains("\\blk\\64\\list\\" + ids[0] + ",") && all.Contains("," + ids[63] + "\\final\\"), all);
        Assert.AreEqual("", blocker.Say("\\removeblock\\KEY\\profileid\\" + ids[5]));
        Assert.AreEqual("", blocker.Say("\\addblock\\KEY\\profileid\\" + ids[64]));

        // A sender has a quarter of all 48 places: of its requests to those who are away the oldest go.
        for (int i = 0; i < 30; i++) Assert.AreEqual("", adder.Say("\\addbuddy\\KEY\\newprofileid\\" + ids[i] + "\\reason\\hi"));
        string request = "\\bm\\2\\f\\" + adder.ProfileId + "\\";
        Assert.IsFalse(Player.OnDs(world, 10 + 17).LogIn().Contains(request));
        Assert.IsTrue(Player.OnDs(world, 10 + 18).LogIn().Contains(request));
        Assert.IsTrue(Player.OnDs(world, 10 + 29).LogIn().Contains(request));
    }

    [TestMethod]
    public void A_full_table_of_users_or_sessions_refuses_the_newest()
    {
        World world = new();
        for (int i = 0; i < 64; i++) Player.NewOnPc(world, 1 + i, "u" + i.ToString()).HangUp();
        UseAll(world);
        Link link = new(world.Presence, 1);
        link.Take();
        link.Write(Player.NewUser("late@mail.example", "late", "secret", "late"));
        Assert.AreEqual("4", Raw.Value(link.Take(), "err"));
        link.HangUp();
        Player.OnPc(world, 1, "uniquenick", "u0").In().HangUp();
        for (int i = 0; i < 64; i++) Player.OnWii(world, 100 + i).In().HangUp();
        UseAll(world);
        link = new Link(world.Presence, 1);
        link.Take();
        link.Write(Player.NewUser("u1@mail.example", "more", "secret", ""));
        Assert.AreEqual("4", Raw.Value(link.Take(), "err"), "no room for a profile");
        link.HangUp();
        Link[] links = new Link[10];
        for (int i = 0; i < 10; i++) links[i] = new Link(world.Presence, i);
        Assert.IsTrue(new Link(world.Presence, 99).IsRefused);
        for (int i = 0; i < 10; i++) links[i].HangUp();
        Assert.AreEqual(0, world.Presence.Count);
        Player.OnWii(world, 100).In();
    }

    // All players come back the next day.
    private static void UseAll(World world)
    {
        for (int row = 0; row < world.Profiles.Rows; row++) world.Profiles.NoteUse(row, world.Clock.Milliseconds + 86_400_000);
    }

    [TestMethod]
    public void Lists_that_cannot_be_read_are_not_written_over()
    {
        FaultyFileSystem files = new();
        World world = new(files, 1);
        Player wii = Player.OnWii(world, 1).In();
        Player friend = Player.OnDs(world, 2).In();
        wii.Befriend(friend);
        wii.HangUp();
        int reads = files.Reads;
        wii.LogIn();
        int needed = files.Reads - reads;
        for (int i = 0; i < needed; i++)
        {
            wii.HangUp();
            files.FailRead = files.Reads + i;
            string answer = wii.TryLogIn();
            files.FailRead = -1;
            wii.HangUp();
            Assert.IsTrue(answer == "NAS 100" || answer.StartsWith("\\error\\\\err\\4\\fatal\\") || answer.StartsWith("\\bdy\\1\\list\\"), i.ToString() + answer);
            Assert.IsTrue(wii.LogIn().StartsWith("\\bdy\\1\\list\\"), i.ToString());
        }
    }

    [TestMethod]
    public void Steady_traffic_among_thirty_buddies_allocates_nothing()
    {
        World world = new(new FaultyFileSystem(), 1, BoxSize.ForPc(64), OtherNames.Refuse);
        Player player = Player.OnWii(world, 1).In();
        Player[] buddies = new Player[30];
        for (int i = 0; i < buddies.Length; i++)
        {
            buddies[i] = Player.OnDs(world, 10 + i);
            buddies[i].Sdk = i % 2 == 0 ? 11 : 15;
            buddies[i].LogIn();
            player.Befriend(buddies[i]);
            buddies[i].Link.Discards = true;
        }
        player.Link.Discards = true;
        string key = "\\sesskey\\" + player.SessionKey;
        AllocatesNothing(player.Link, "\\ka\\\\final\\");
        AllocatesNothing(player.Link, "\\status\\1" + key + "\\statstring\\Online\\locstring\\here\\final\\");
        AllocatesNothing(player.Link, "\\statusinfo\\\\state\\2" + key + "\\hostIp\\1\\richStatus\\racing\\gameType\\vs\\final\\");
        AllocatesNothing(player.Link, "\\bm\\1" + key + "\\t\\" + buddies[0].ProfileId + "\\msg\\hello\\final\\");
        AllocatesNothing(player.Link, "\\getprofile\\" + key + "\\profileid\\" + buddies[0].ProfileId + "\\id\\2\\final\\");
    }

    private static void AllocatesNothing(Link link, string message)
    {
        byte[] bytes = Raw.Bytes(message);
        for (int i = 0; i < 50; i++) link.WriteSame(bytes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 500; i++) link.WriteSame(bytes);
        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before, message);
    }
}
