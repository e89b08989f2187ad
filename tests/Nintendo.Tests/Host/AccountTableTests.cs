using PocketSpy.Core;
using PocketSpy.Nintendo;
using PocketSpy.Nintendo.Nas;
using PocketSpy.Nintendo.Wire;
using PocketSpy.Storage;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Nintendo.Tests.Host;

[TestClass]
public class AccountTableTests
{
    private static readonly ConsoleIdentity Console = Identities.Of(NasMessages.Mac, null, null);

    [TestMethod]
    public void A_full_table_gives_up_the_oldest_id_with_which_nobody_logged_in()
    {
        World world = new();
        long[] ids = new long[128];
        for (int i = 0; i < ids.Length; i++) Assert.AreEqual(StorageResult.Ok, world.Accounts.Issue(1, Console, out ids[i]));
        world.Accounts.Claim(ids[0], 1, Console);
        world.Accounts.Claim(ids[2], 1, Console);
        Assert.AreEqual(StorageResult.Ok, world.Accounts.Issue(1, Console, out _));
        Assert.AreEqual(StorageResult.Ok, world.Accounts.Issue(1, Console, out long last));
        Assert.AreEqual(128, world.Accounts.Count);
        Assert.IsTrue(world.Accounts.Contains(ids[0]));
        Assert.IsFalse(world.Accounts.Contains(ids[1]));
        Assert.IsTrue(world.Accounts.Contains(ids[2]));
        Assert.IsFalse(world.Accounts.Contains(ids[3]));
        Assert.IsTrue(world.Accounts.Contains(ids[4]));

        // The order is known after a restart too.
        World after = new(world.Files, 2);
        after.Accounts.Issue(1, Console, out _);
        Assert.IsFalse(after.Accounts.Contains(ids[4]));
        Assert.IsTrue(after.Accounts.Contains(ids[5]));
        Assert.IsTrue(after.Accounts.Contains(last));
    }

    [TestMethod]
    public void A_login_that_cannot_be_noted_just_now_is_not_taken_for_noted()
    {
        World world = new();
        Assert.AreEqual(StorageResult.Ok, world.Accounts.Issue(1, Console, out long id));
        world.Files.LacksMemory = true;
        world.Files.FailRead = world.Files.Reads;
        Assert.AreEqual(StorageResult.NoMemory, world.Accounts.Claim(id, 1, Console));
        Assert.AreEqual(StorageResult.Ok, world.Accounts.Claim(id, 1, Console));
        Assert.AreEqual(StorageResult.Ok, world.Accounts.Claim(id + 1, 1, Console), "an id of another server is noted too");
    }

    [TestMethod]
    public void Nobody_gives_way_while_the_oldest_cannot_be_told()
    {
        World world = new();
        long[] ids = new long[128];
        for (int i = 0; i < ids.Length; i++) world.Accounts.Issue(1, Console, out ids[i]);
        for (int read = 0; read < 12; read++)
        {
            World dry = new(world.Files.Copy(), 3);
            dry.Files.LacksMemory = true;
            dry.Files.FailRead = dry.Files.Reads + read;
            StorageResult result = dry.Accounts.Issue(1, Console, out _);
            for (int i = 1; i < ids.Length; i++) Assert.IsTrue(dry.Accounts.Contains(ids[i]), "read " + read);
            // Full: nobody can be told to give way.
            Assert.IsTrue(result is StorageResult.Ok or StorageResult.NoMemory or StorageResult.Full, result.ToString());
        }
    }

    [TestMethod]
    public void The_order_of_issue_is_kept_over_a_start_at_which_the_drive_could_not_be_read()
    {
        World world = new();
        long[] ids = new long[100];
        for (int i = 0; i < ids.Length; i++) world.Accounts.Issue(1, Console, out ids[i]);
        int starts = 0;
        for (int read = 0; read < 40; read++)
        {
            FaultyFileSystem files = world.Files.Copy();
            files.FailRead = read;
            World after = new(files, 2 + read);
            // A box that cannot see what is on its drive does not start.
            if (!after.IsOpen) continue;
            starts++;
            if (after.Accounts.Issue(1, Console, out long newest) != StorageResult.Ok) after.Accounts.Issue(1, Console, out newest);
            while (after.Accounts.Count < 128) after.Accounts.Issue(1, Console, out _);
            after.Accounts.Issue(1, Console, out _);
            Assert.IsTrue(after.Accounts.Contains(newest));
            Assert.IsFalse(after.Accounts.Contains(ids[0]));
            Assert.IsTrue(after.Accounts.Contains(ids[1]));
        }
        Assert.IsTrue(starts > 30, starts.ToString());
    }

    [TestMethod]
    public void A_table_full_of_players_refuses_the_next_console()
    {
        World world = new();
        for (int i = 0; i < 128; i++)
        {
            world.Accounts.Issue(0, Console, out long id);
            world.Accounts.Claim(id, 1, Console);
        }
        Assert.AreEqual(StorageResult.Full, world.Accounts.Issue(0, Console, out _));
        string answer = world.Request(NasMessages.Post(NasMessages.CreateDs()), 1);
        Assert.AreEqual("100", NasMessages.Value(answer, "returncd"));
        Assert.AreEqual(128, world.Accounts.Count);
    }

    [TestMethod]
    public void Random_numbers_that_repeat_give_no_id_twice()
    {
        FaultyFileSystem files = new();
        Keeper keeper = new(files, new EventList(), BoxSize.Small());
        AccountTable accounts = new(keeper, new NintendoSize { Accounts = 64, AccountBytes = 8_192 }, new StuckRandom());
        keeper.Open();
        accounts.Load();
        for (int i = 0; i < 40; i++) Assert.AreEqual(StorageResult.Ok, accounts.Issue(0, Console, out _));
        Assert.AreEqual(40, accounts.Count);
    }

    private sealed class StuckRandom : IRandom
    {
        public void Fill(byte[] buffer, int offset, int count)
        {
            for (int i = 0; i < count; i++) buffer[offset + i] = 0;
        }
    }
}
