using System;
using System.IO;
using PocketSpy.Core;
using PocketSpy.Core.Owner;
using PocketSpy.Presence.Profiles;
using PocketSpy.Tests;
using PocketSpy.Web.Backup;
using nanoFramework.TestFramework;

namespace PocketSpy.Web.Tests.Host.Backup;

/// <summary>Backups of each schema that was ever written, kept as files: each later version reads them.</summary>
[TestClass]
public class GoldenBackupTests
{
    [TestMethod]
    public void Schema_1_is_read_and_written_as_it_stands()
    {
        string golden = Read("schema-1.json");
        BackupRig box = Restored(golden);
        Assert.AreEqual(golden, box.Take());
        Assert.AreEqual(2, box.Store.Profiles.Count);
        Assert.AreEqual(0, box.Store.Profiles.FindByUniqueNick(Raw.Bytes("7e2c9b2mgRMCJ0a1b2c3"), 0, 20, 16));
        Assert.AreEqual(77, box.Store.Users.FindByEmail(Raw.Bytes("ANN@mail.example"), 0, 16));
        Assert.IsTrue(box.World.Accounts.Contains(5_534_023_222_112));
        FriendList list = new(64);
        Assert.IsTrue(box.Store.Friends.Load(601_234_567, list));
        Assert.AreEqual(FriendList.Buddy, list.FlagsOf(602_345_678));
        Assert.AreEqual(FriendList.Blocked, list.FlagsOf(604_567_890));
        Assert.AreEqual(2, box.Store.Messages.CountFor(601_234_567));
        Assert.AreEqual("# our own games\nmygame Ab12Cd\nlast line", Raw.Text(box.Files["games.txt"]));
        Assert.AreEqual("Zuhause", box.Owner.Settings.HomeWifi);
        Assert.AreEqual(8, box.Files["groups.txt"].Length - 6);
        Assert.IsFalse(box.Files.Exists("domains.txt"));
    }

    [TestMethod]
    public void Consoles_that_are_known_and_who_is_turned_away_are_read_and_written_as_they_stand()
    {
        string golden = Read("schema-1-consoles.json");
        BackupRig box = Restored(golden);
        Assert.AreEqual(golden, box.Take());
        box.World.Accounts.Describe(5_534_023_222_112, out bool isBound, out bool isBanned);
        Assert.IsTrue(isBound && !isBanned);
        box.World.Accounts.Describe(7_654_321, out isBound, out isBanned);
        Assert.IsTrue(isBound && isBanned);
        // Of an older backup's account nothing is known yet.
        box.World.Accounts.Describe(1_234_567, out isBound, out isBanned);
        Assert.IsFalse(isBound || isBanned);
        Assert.IsTrue(box.Store.Users.Read(77) && box.Store.Users.IsBanned);
    }

    [TestMethod]
    [DataRow("\"number\":2147483647", "accounts: a whole number that the box can hold is wanted")]
    [DataRow("\"number\":1,\"banned\":1", "accounts: banned: true or false is wanted")]
    [DataRow("\"number\":1,\"consoleHex\":\"0102\"", "accounts: console: 22 bytes in hexadecimal digits are wanted")]
    public void An_account_out_of_range_is_refused(string members, string problem)
    {
        BackupReader reader = new(new BackupRig().World.Keeper);
        byte[] bytes = Raw.Bytes("{\"pocketspy\":\"backup\",\"schema\":1,\n\"accounts\":[{\"id\":5," + members + "}],\n\"end\":{\"accounts\":1}}");
        reader.Write(bytes, 0, bytes.Length);
        Assert.IsFalse(reader.Finish());
        Assert.IsTrue(reader.Problem.EndsWith(problem, StringComparison.Ordinal), reader.Problem);
    }

    [TestMethod]
    public void An_older_one_with_less_in_it_is_read_and_leaves_settings_and_files_alone()
    {
        BackupRig before = new();
        before.Files["games.txt"] = Raw.Bytes("mine\n");
        before.Owner.Save(new OwnerSettings { BoxName = "mine" });
        Contents.Fill(before.World, new Storage.Tests.FaultyFileSystem(), 4, 5);
        Assert.IsTrue(before.Send(Read("older.json")).StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal));
        BackupRig box = before.StartAgain();
        Assert.AreEqual(1, box.Store.Profiles.Count);
        Assert.AreEqual(1, box.World.Accounts.Count);
        Assert.AreEqual(0, box.Store.Users.Count, "what the backup has none of is empty");
        Assert.AreEqual(0, box.Store.Profiles.FindByUniqueNick(Raw.Bytes("luigi"), 0, 5, 16));
        Assert.AreEqual("mine\n", Raw.Text(box.Files["games.txt"]));
        Assert.AreEqual("mine", box.Owner.Settings.BoxName);
    }

    [TestMethod]
    public void What_a_later_version_adds_is_passed_over()
    {
        BackupRig box = Restored(Read("newer-members.json"));
        Assert.AreEqual(1, box.Store.Profiles.Count);
        Assert.AreEqual("later", box.Owner.Settings.BoxName);
        Assert.AreEqual("mygame Ab12Cd\n", Raw.Text(box.Files["games.txt"]));
        Assert.IsFalse(box.Files.Exists("later.txt"));
    }

    [TestMethod]
    [DataRow("another-schema", "line 1: schema: it was written by a newer version (schema 2, known here is 1): update the box first")]
    [DataRow("no-backup", "this is no backup of a PocketSpy (line 1: the file was cut: its end is missing)")]
    [DataRow("no-json", "this is no backup of a PocketSpy (line 1: the file was cut: its end is missing)")]
    [DataRow("web-page", "this is no backup of a PocketSpy (line 1: an object in curly brackets is wanted)")]
    [DataRow("empty-object", "this is no backup of a PocketSpy (line 1: the file was cut: its end is missing)")]
    [DataRow("no-end", "line 1: the file was cut: its end is missing")]
    [DataRow("wrong-count", "line 4: there are 1 accounts where 2 were written: some are missing, or there are too many")]
    [DataRow("comma", "line 4: accounts: an object in curly brackets is wanted")]
    [DataRow("no-id", "line 3: users: the id is missing")]
    [DataRow("wrong-hash", "line 4: users: passwordHash: 32 hexadecimal digits are wanted")]
    [DataRow("wrong-id", "line 1: profiles: a whole number that the box can hold is wanted")]
    [DataRow("wrong-channel", "line 2: settings: wifiChannel: a channel from 1 to 13 is wanted")]
    [DataRow("twice", "line 2: accounts: this was there already")]
    [DataRow("long-text", "line 1: messages: a text is wanted, not too long, or its bytes in hexadecimal digits")]
    [DataRow("no-list", "line 1: friends: a list in square brackets is wanted")]
    [DataRow("field-name", "line 1: profiles: fields: a name may have small letters, digits and underscores")]
    public void A_broken_one_is_refused_with_the_first_thing_that_is_wrong(string file, string problem)
    {
        byte[] bytes = File.ReadAllBytes(PathOf(Path.Combine("broken", file + ".json")));
        for (int piece = 1; piece <= bytes.Length; piece += 13)
        {
            BackupReader reader = new(new BackupRig().World.Keeper);
            for (int at = 0; at < bytes.Length; at += piece) reader.Write(bytes, at, Math.Min(piece, bytes.Length - at));
            Assert.IsFalse(reader.Finish());
            Assert.AreEqual(problem, reader.Problem);
        }
    }

    [TestMethod]
    public void More_than_a_small_box_has_room_for_is_refused()
    {
        string file = "{\"pocketspy\":\"backup\",\"schema\":1,\"accounts\":[";
        for (int i = 1; i <= 129; i++) file += (i > 1 ? "," : "") + "\n{\"id\":" + i + "}";
        string answer = new BackupRig().Send(file + "],\"end\":{}}");
        Assert.IsTrue(answer.Contains("line 130: accounts: more than the 128 that this box has room for", StringComparison.Ordinal), answer);

        file = "{\"pocketspy\":\"backup\",\"schema\":1,\"profiles\":[";
        for (int i = 1; i <= 100; i++) file += (i > 1 ? "," : "") + "\n{\"id\":" + i + ",\"fields\":{\"nick\":\"" + new string('x', 700) + "\"}}";
        answer = new BackupRig().Send(file + "],\"end\":{}}");
        Assert.IsTrue(answer.Contains("profiles: more bytes than this box has room for", StringComparison.Ordinal), answer);
    }

    [TestMethod]
    public void The_version_in_a_backup_is_the_version_of_the_box()
    {
        string built = typeof(BackupHandler).Assembly.GetName().Version.ToString(3);
        Assert.AreEqual(built, BoxVersion.Text);
    }

    private static BackupRig Restored(string file)
    {
        BackupRig box = new();
        string answer = box.Send(file);
        Assert.IsTrue(answer.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal), answer);
        return box.StartAgain();
    }

    private static string Read(string file) => Raw.Text(File.ReadAllBytes(PathOf(file)));

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "TestData", "backup", file);
}
