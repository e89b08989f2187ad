using PocketSpy.Presence.Profiles;
using PocketSpy.Presence.Tests.Gpcm;
using PocketSpy.Storage;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Presence.Tests.Host;

/// <summary>Memory that runs out, or a drive that cannot be read for a moment: what players have is neither dropped nor hidden by something newer.</summary>
[TestClass]
public class LackOfMemoryTests
{
    private static readonly byte[] Text = Raw.Bytes("until tomorrow");

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void A_message_that_cannot_be_read_just_now_goes_on_waiting(bool lacksMemory)
    {
        World world = new();
        MessageTable messages = world.Store.Messages;
        for (int i = 1; i <= 3; i++) Assert.AreEqual(StorageResult.Ok, messages.Add(77, 1, i, 5, Text, 0, Text.Length));
        world.Files.LacksMemory = lacksMemory;
        world.Files.FailRead = world.Files.Reads;
        Assert.AreEqual(0L, messages.ReadNext(77, 0));
        Assert.AreEqual(3, messages.CountFor(77));
        long key = 0;
        for (int i = 1; i <= 3; i++)
        {
            key = messages.ReadNext(77, key);
            Assert.AreEqual(i, messages.From);
        }
    }

    [TestMethod]
    public void A_list_of_buddies_that_cannot_be_read_just_now_is_not_an_empty_one()
    {
        World world = new();
        FriendTable friends = world.Store.Friends;
        FriendList list = new(friends.Capacity);
        list.Set(5, FriendList.Buddy);
        Assert.AreEqual(StorageResult.Ok, friends.Save(100, list));
        // A write of which nobody can tell how it ended shuts the table; then it cannot be opened either.
        world.Files.LacksMemory = true;
        world.Files.KeepsFailing = true;
        world.Files.FailChange = world.Files.Changes;
        world.Files.FailRead = world.Files.Reads;
        list.Set(6, FriendList.Buddy);
        Assert.AreNotEqual(StorageResult.Ok, friends.Save(101, list));
        FriendList read = new(friends.Capacity);
        Assert.IsFalse(friends.Load(100, read));
        Assert.IsTrue(read.IsUnknown);
        world.Files.Mend();
        Assert.AreNotEqual(StorageResult.Ok, friends.Save(100, read), "what is not known shadows nothing");
        Assert.IsTrue(friends.Load(100, read));
        Assert.AreEqual(1, read.Count);
        Assert.AreEqual(5, read.IdAt(0));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void A_first_login_that_finds_no_memory_once_makes_one_profile_at_last(bool afterwards)
    {
        for (int change = 0; change < 10; change++)
        {
            World world = new();
            FakeConsole console = new(world, 7);
            console.CreateAccount();
            console.LogInAtNas();
            world.Files.LacksMemory = true;
            world.Files.FailsAfterwards = afterwards;
            world.Files.FailChange = world.Files.Changes + change;
            if (!TryLogIn(console)) Assert.IsTrue(TryLogIn(console));
            string profileId = console.ProfileId;
            Assert.AreEqual(1, world.Profiles.Count);
            Assert.IsFalse(Says(world, "damaged") || Says(world, "failing"), "change " + change);
            World after = new(world.Files.Copy(), 2);
            Assert.IsTrue(after.IsOpen);
            Assert.AreEqual(1, after.Profiles.Count);
            FakeConsole again = new(after, 7) { UserId = console.UserId };
            again.LogInAtNas();
            Assert.IsTrue(TryLogIn(again));
            Assert.AreEqual(profileId, again.ProfileId);
        }
    }

    [TestMethod]
    public void The_numbers_of_messages_do_not_come_round()
    {
        World world = new();
        byte[] record = new byte[MessageTable.HeadBytes];
        record[0] = MessageTable.Version;
        int messagesTable = 0;
        while (world.Keeper.FormAt(messagesTable).Name != "messages") messagesTable++;
        RecordLog log = world.Keeper.LogAt(messagesTable);
        long last = (88L << 32) | uint.MaxValue;
        Assert.AreEqual(StorageResult.Ok, log.Put(last, record, 0, record.Length));
        MessageTable messages = world.Store.Messages;
        messages.Load();
        Assert.AreEqual(StorageResult.Full, messages.Add(77, 1, 1, 5, Text, 0, Text.Length));
        Assert.AreEqual(last, messages.ReadNext(88, 0));
        Assert.AreEqual(StorageResult.Ok, messages.Remove(last));
        Assert.AreEqual(StorageResult.Ok, messages.Add(77, 1, 1, 5, Text, 0, Text.Length));
        Assert.AreEqual(StorageResult.Ok, messages.Add(77, 1, 2, 5, Text, 0, Text.Length));
        long first = messages.ReadNext(77, 0);
        Assert.AreEqual(1, messages.From);
        Assert.IsTrue(messages.ReadNext(77, first) > first);
        Assert.AreEqual(2, messages.From);
    }

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

    private static bool Says(World world, string words)
    {
        for (int i = 0; i < world.Events.Count; i++)
        {
            if (world.Events[i].Contains(words)) return true;
        }
        return false;
    }
}
