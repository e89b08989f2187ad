using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using PocketSpy.Core;
using PocketSpy.Core.Owner;
using PocketSpy.Presence.Profiles;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using PocketSpy.Web.Owner;
using nanoFramework.TestFramework;

namespace PocketSpy.Web.Tests.Host.Backup;

/// <summary>What goes out comes back, byte by byte.</summary>
[TestClass]
public class RoundTripTests
{
    [TestMethod]
    public void Any_box_comes_back_as_it_was_in_a_box_with_other_contents()
    {
        for (int seed = 1; seed <= 60; seed++)
        {
            BackupRig box = new();
            Contents.Fill(box.World, box.Files, seed, 9);
            string backup = box.Take();
            BackupRig other = new();
            Contents.Fill(other.World, other.Files, seed + 1_000, 9);

            string answer = other.Send(backup);
            Assert.IsTrue(answer.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal), seed + answer);
            Assert.AreEqual(1, other.Restart.Requests);
            BackupRig after = other.StartAgain();
            Assert.AreEqual(Contents.Of(box.World.Keeper, box.Files), Contents.Of(after.World.Keeper, after.Files), "seed " + seed);
            Assert.AreEqual(backup, after.Take());
            Assert.AreEqual(0, after.Files.List().Count(name => name.StartsWith("restore.", StringComparison.Ordinal)));
        }
    }

    [TestMethod]
    public void A_backup_that_another_tool_has_set_in_other_ways_is_the_same_backup()
    {
        BackupRig box = new();
        Contents.Fill(box.World, box.Files, 5, 12);
        string backup = box.Take();
        JsonNode tree = JsonNode.Parse(Raw.Bytes(backup));
        JsonSerializerOptions wide = new() { WriteIndented = true, IndentCharacter = '\t', IndentSize = 8, NewLine = "\r\n" };
        string[] forms = [tree.ToJsonString(), tree.ToJsonString(wide), "\uFEFF" + tree.ToJsonString(wide), Sorted(tree).ToJsonString(wide), tree.ToJsonString()];
        foreach (string form in forms)
        {
            BackupRig other = new();
            byte[] bytes = System.Text.Encoding.UTF8.GetBytes(form);
            string answer = other.Send(bytes);
            Assert.IsTrue(answer.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal), answer + form);
            Assert.AreEqual(backup, other.StartAgain().Take());
        }
    }

    [TestMethod]
    public void A_full_box_comes_back_and_the_longest_records_fit()
    {
        BackupRig box = new();
        FriendList list = new(box.Store.Friends.Capacity);
        for (int i = 0; i < list.Capacity; i++) list.Set(int.MaxValue - i, 7);
        byte[] email = Raw.Bytes(new string('x', 60) + "@m.e");
        byte[] hash = Raw.Bytes("0123456789abcdef0123456789abcdef");
        byte[] hard = new byte[580];
        for (int i = 0; i < hard.Length; i++) hard[i] = (byte)'"';
        for (int i = 0; i < 40; i++)
        {
            int id = box.Store.Profiles.DrawId();
            box.Store.Profiles.Begin(id, 0).Pair("nick", hard, 0, hard.Length);
            Assert.AreEqual(0, (int)box.Store.Profiles.Add(id));
            box.Store.Friends.Save(id, list);
            email[0] = (byte)i;
            box.Store.Users.Add(box.Store.Users.DrawId(), email, 0, email.Length, hash);
        }
        string backup = box.Take();
        BackupRig other = new();
        Assert.IsTrue(other.Send(backup).StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal));
        Assert.AreEqual(Contents.Of(box.World.Keeper, box.Files), Contents.Of(other.StartAgain().World.Keeper, other.Files));
    }

    [TestMethod]
    public void Settings_come_along_but_the_box_keeps_its_own_PIN()
    {
        BackupRig box = new();
        OwnerSettings settings = new() { BoxName = "party", WifiName = "Grüße <3", WifiPassword = "12345678", UnknownGames = false, PinHash = "aa" };
        Assert.IsTrue(box.Owner.Save(settings));
        string backup = box.Take();
        Assert.IsFalse(backup.Contains("pinHash", StringComparison.Ordinal));
        BackupRig other = new();
        other.Gate.SetPin(Raw.Bytes(BackupRig.Pin), 0, 4);
        string pin = other.Owner.Settings.PinHash;
        other.Send(backup);
        BackupRig after = other.StartAgain();
        Assert.AreEqual("party", after.Owner.Settings.BoxName);
        Assert.AreEqual("Grüße <3", after.Owner.Settings.WifiName);
        Assert.AreEqual("12345678", after.Owner.Settings.WifiPassword);
        Assert.IsFalse(after.Owner.Settings.UnknownGames);
        Assert.AreEqual(pin, after.Owner.Settings.PinHash);
    }

    [TestMethod]
    public void A_box_of_a_PC_with_long_lists_comes_back()
    {
        BoxSize pc = BoxSize.ForPc(8);
        BackupRig box = new(new FaultyFileSystem(), pc, pc.DriveBytes);
        FriendList list = new(box.Store.Friends.Capacity);
        for (int i = 0; i < list.Capacity; i++) list.Set(1_000_000_000 + i, 7);
        box.Store.Friends.Save(5, list);
        string backup = box.Take();
        BackupRig other = new(new FaultyFileSystem(), pc, pc.DriveBytes);
        string answer = other.Send(backup);
        Assert.IsTrue(answer.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal), answer);
        Assert.AreEqual(Contents.Of(box.World.Keeper, box.Files), Contents.Of(new BackupRig(other.Files, pc, pc.DriveBytes).World.Keeper, other.Files));
        BackupRig small = new();
        Assert.IsTrue(small.Send(backup).Contains("that a list of this box has room for", StringComparison.Ordinal) || small.Send(backup).Contains("longer than the box takes", StringComparison.Ordinal));
    }

    [TestMethod]
    public void While_players_change_things_a_backup_stays_whole()
    {
        for (int seed = 1; seed <= 10; seed++)
        {
            BackupRig box = new();
            Contents.Fill(box.World, box.Files, seed, 12);
            Random random = new(seed);
            Link link = new(box.World.Http, BackupRig.Client) { Room = 300 };
            link.Write("GET /api/backup HTTP/1.1\r\nHost: 192.168.4.1\r\nX-Pin: 0\r\n\r\n");
            for (int i = 0; i < 2_000 && !link.IsEnded; i++)
            {
                int row = random.Next(box.Store.Profiles.Rows + 1);
                if (row < box.Store.Profiles.Rows && box.Store.Profiles.IdAt(row) != 0) box.Store.Profiles.Remove(row);
                else if (box.World.Accounts.Count < 100) Contents.Fill(box.World, new FaultyFileSystem(), seed + i, 1);
                link.Drain(300);
                box.World.Pass(100);
            }
            Assert.IsTrue(link.IsClosed);
            link.Drain(int.MaxValue);
            string answer = link.Take();
            string backup = answer.Substring(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4);
            JsonNode.Parse(Raw.Bytes(backup));
            string restored = new BackupRig().Send(backup);
            Assert.IsTrue(restored.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal), restored);
        }
    }

    [TestMethod]
    public void A_table_that_cannot_be_read_gives_no_backup_that_looks_like_an_empty_one()
    {
        BackupRig box = new();
        Contents.Fill(box.World, box.Files, 5, 5);
        FaultyFileSystem files = box.Files.Copy();
        files["profiles.log"] = Raw.Bytes("this is something else, and longer than a header of a log would be");
        string answer = new BackupRig(files).Get("/api/backup", "0");
        Assert.IsFalse(answer.Contains("\"end\"", StringComparison.Ordinal), answer);
    }

    private static JsonNode Sorted(JsonNode node) => node switch
    {
        JsonObject all => new JsonObject(all.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, pair.Key == "fields" ? pair.Value.DeepClone() : Sorted(pair.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
