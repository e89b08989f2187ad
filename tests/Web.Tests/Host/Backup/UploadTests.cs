using System;
using System.Linq;
using PocketSpy.Core;
using PocketSpy.Storage;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Web.Tests.Host.Backup;

/// <summary>The way of a backup into the box: who may send it, how slowly, and what stays when it ends early.</summary>
[TestClass]
public class UploadTests
{
    private const string Other = "{\"pocketspy\":\"backup\",\"schema\":1,\"end\":{}}";

    [TestMethod]
    public void Without_the_PIN_no_byte_is_kept_and_nothing_is_given()
    {
        BackupRig box = new();
        string backup = box.Take();
        box.Gate.SetPin(Raw.Bytes(BackupRig.Pin), 0, 4);
        box.World.Pass(PocketSpy.Web.Owner.OwnerGate.OpenMilliseconds + 1);
        Link link = new(box.World.Http, BackupRig.Client);
        link.Write($"POST /api/restore HTTP/1.1\r\nHost: 192.168.4.1\r\nContent-Length: {backup.Length}\r\n\r\n");
        Assert.IsTrue(link.Take().StartsWith("HTTP/1.1 403 ", StringComparison.Ordinal));
        Assert.IsFalse(box.Files.Exists("restore.tmp"));
        link.Write(backup);
        Assert.IsTrue(link.IsClosed, "the rest was taken and dropped");
        Assert.AreEqual("", link.Take());

        link = new Link(box.World.Http, BackupRig.Client);
        link.Write($"POST /api/restore HTTP/1.1\r\nX-Pin: 9999\r\nContent-Length: {backup.Length}\r\n\r\n" + backup);
        Assert.IsTrue(link.Take().StartsWith("HTTP/1.1 403 ", StringComparison.Ordinal));
        Assert.IsTrue(link.IsClosed);
        Assert.AreEqual(0, box.Files.List().Count(name => name.StartsWith("restore.", StringComparison.Ordinal)));
        Assert.IsTrue(box.Get("/api/backup", "9999").StartsWith("HTTP/1.1 403 ", StringComparison.Ordinal));
        Assert.IsTrue(box.Get("/api/backup", BackupRig.Pin).StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal));
        Assert.IsTrue(box.Send(backup).StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("{\"pocketspy\":[],\"schema\":[],\"end\":[]}")]
    [DataRow("{\"pocketspy\":[],\"schema\":1,\"end\":{}}")]
    [DataRow("{\"pocketspy\":\"backup\",\"schema\":[],\"end\":{}}")]
    [DataRow("{\"pocketspy\":\"backup\",\"schema\":1,\"end\":[]}")]
    [DataRow("{\"pocketspy\":\"backup\",\"schema\":1,\"settings\":[],\"end\":{}}")]
    [DataRow("{\"pocketspy\":\"backup\",\"schema\":1,\"settings\":[{\"boxName\":\"x\"}],\"end\":{}}")]
    [DataRow("{\"pocketspy\":\"backup\",\"schema\":1,\"files\":[],\"end\":{}}")]
    [DataRow("{\"pocketspy\":\"backup\",\"schema\":1,\"accounts\":{},\"end\":{}}")]
    [DataRow("{\"pocketspy\":\"backup\",\"schema\":1,\"accounts\":\"none\",\"end\":{}}")]
    public void A_member_of_another_shape_is_refused_and_nothing_is_changed(string backup)
    {
        BackupRig box = new();
        Contents.Fill(box.World, box.Files, 3, 4);
        string before = Contents.Of(box.World.Keeper, box.Files);
        string answer = box.Send(backup);
        Assert.IsTrue(answer.StartsWith("HTTP/1.1 400 ", StringComparison.Ordinal), answer);
        Assert.AreEqual(before, Contents.Of(box.StartAgain().World.Keeper, box.Files));
    }

    [TestMethod]
    public void A_member_that_stands_there_twice_is_refused_however_its_name_is_written()
    {
        const string Account = "{\"id\":7,\"unit\":1,\"number\":1,\"mac\":\"a\"}";
        foreach (string name in new[] { "accounts", "\\u0061ccounts", "accoun\\u0074s" })
        {
            string answer = new BackupRig().Send("{\"pocketspy\":\"backup\",\"schema\":1,\"accounts\":[" + Account + "],\"" + name + "\":[],\"end\":{}}");
            Assert.IsTrue(answer.StartsWith("HTTP/1.1 400 ", StringComparison.Ordinal), answer);
            Assert.IsTrue(answer.Contains("accounts: this was there already", StringComparison.Ordinal), answer);
        }
        BackupRig box = new();
        string taken = box.Send("{\"pocketspy\":\"backup\",\"schema\":1,\"\\u0061ccounts\":[" + Account + "],\"files\":{\"games\\u002etxt\":[\"a b\"]},\"end\":{\"accounts\":1}}");
        Assert.IsTrue(taken.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal), taken);
        BackupRig after = box.StartAgain();
        Assert.IsTrue(after.World.Accounts.Contains(7));
        Assert.AreEqual("a b\n", System.Text.Encoding.ASCII.GetString(after.Files["games.txt"]));
    }

    [TestMethod]
    public void An_id_that_stands_there_twice_is_refused_with_its_line()
    {
        for (int twice = 1; twice <= 40; twice += 3)
        {
            string accounts = "";
            for (int i = 40; i > 0; i--) accounts += "{\"id\":" + (i * 1000) + ",\"unit\":1,\"number\":1,\"mac\":\"a\"},\n";
            string head = "{\"pocketspy\":\"backup\",\"schema\":1,\"accounts\":[\n";
            string whole = head + accounts.TrimEnd(',', '\n') + "\n],\"users\":[{\"id\":1000,\"email\":\"a@b\",\"passwordHash\":\"5ebe2294ecd0e0f08eab7690d2a6ee69\"}],\"end\":{}}";
            string answer = new BackupRig().Send(whole);
            Assert.IsTrue(answer.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal), answer);
            answer = new BackupRig().Send(head + accounts + "{\"id\":" + (twice * 1000) + ",\"unit\":0,\"number\":2,\"mac\":\"b\"}],\"end\":{}}");
            Assert.IsTrue(answer.Contains("line 42: accounts: this id was there already", StringComparison.Ordinal), answer);
        }
    }

    [TestMethod]
    public void A_backup_for_which_memory_is_short_is_put_in_by_a_later_start()
    {
        BackupRig source = new();
        Contents.Fill(source.World, source.Files, 3, 4);
        string backup = source.Take();
        string wanted = Contents.Of(source.World.Keeper, source.Files);
        int tried = 0;
        for (int change = 0; ; change++)
        {
            BackupRig box = new();
            Contents.Fill(box.World, box.Files, 5, 3);
            Assert.IsTrue(box.Send(backup).StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal));
            box.Files.LacksMemory = true;
            box.Files.FailChange = box.Files.Changes + change;
            BackupRig dry = box.StartAgain();
            bool failed = box.Files.Changes > box.Files.FailChange && box.Files.FailChange >= 0;
            Assert.IsFalse(dry.Lines().Contains("full or failing", StringComparison.Ordinal), dry.Lines());
            box.Files.Mend();
            BackupRig after = dry.StartAgain();
            if (after.Started != StorageResult.Ok) after = after.StartAgain();
            Assert.AreEqual(wanted, Contents.Of(after.World.Keeper, after.Files), $"change {change}: {dry.Lines()}{after.Lines()}");
            if (!failed) break;
            tried++;
        }
        Assert.IsTrue(tried > 30, $"tried {tried}");
    }

    [TestMethod]
    public void A_restore_of_an_empty_box_is_no_loss()
    {
        BackupRig box = new();
        Contents.Fill(box.World, box.Files, 3, 4);
        BackupRig again = box.StartAgain();
        Assert.IsTrue(again.Send(Other).StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal));
        BackupRig empty = again.StartAgain();
        Assert.AreEqual(0, empty.World.Keeper.LostTables);
        Assert.AreEqual(0, empty.StartAgain().World.Keeper.LostTables);
        Assert.IsFalse(empty.Lines().Contains("held records", StringComparison.Ordinal), empty.Lines());
    }

    [TestMethod]
    public void A_client_that_leaves_at_any_byte_leaves_nothing_behind()
    {
        BackupRig box = new();
        Contents.Fill(box.World, box.Files, 3, 2);
        byte[] backup = Raw.Bytes(box.Take());
        string before = Contents.Of(box.World.Keeper, box.Files);
        for (int cut = 0; cut < backup.Length; cut += cut < 300 ? 1 : 7)
        {
            Link link = box.Begin(backup.Length);
            link.Write(backup, 0, cut);
            Assert.AreEqual("", link.Take());
            link.HangUp();
            Assert.AreEqual(0, box.Files.List().Count(name => name.StartsWith("restore.", StringComparison.Ordinal)));
        }
        Assert.IsTrue(box.Send(backup).StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal), "the next one is taken");
        Assert.AreEqual(before, Contents.Of(box.StartAgain().World.Keeper, box.Files));
    }

    [TestMethod]
    public void A_backup_that_was_cut_and_sent_as_a_whole_file_is_refused()
    {
        BackupRig box = new();
        Contents.Fill(box.World, box.Files, 3, 4);
        byte[] backup = Raw.Bytes(box.Take().TrimEnd());
        for (int cut = 1; cut < backup.Length; cut++)
        {
            string answer = box.Send(backup[..cut]);
            Assert.IsTrue(answer.StartsWith("HTTP/1.1 400 ", StringComparison.Ordinal), answer);
            Assert.IsTrue(answer.Contains("\"error\":\"", StringComparison.Ordinal), answer);
        }
        Assert.AreEqual(0, box.Restart.Requests);
        Assert.AreEqual(0, box.Files.List().Count(name => name.StartsWith("restore.", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Bytes_that_come_one_by_one_or_with_the_head_are_the_same_upload()
    {
        BackupRig box = new();
        byte[] all = Raw.Bytes(BackupRig.Head(Other.Length) + Other);
        for (int piece = 1; piece <= all.Length; piece += 3)
        {
            Link link = new(box.World.Http, BackupRig.Client);
            for (int at = 0; at < all.Length; at += piece) link.Write(all, at, Math.Min(piece, all.Length - at));
            Assert.IsTrue(link.Take().StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal));
            Assert.IsTrue(link.IsClosed);
            link.HangUp();
        }
    }

    [TestMethod]
    public void A_slow_upload_that_moves_is_taken_and_a_stalled_one_goes()
    {
        BackupRig box = new();
        Link link = box.Begin(Other.Length);
        for (int i = 0; i < Other.Length - 1; i++)
        {
            link.Write(Other.Substring(i, 1));
            box.World.Pass(10_000);
            Assert.IsFalse(link.IsEnded, "after " + i);
        }
        link.Write(Other.Substring(Other.Length - 1));
        Assert.IsTrue(link.Take().StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal));
        link.HangUp();

        link = box.Begin(Other.Length);
        link.Write(Other.Substring(0, 10));
        box.World.Pass(15_000);
        Assert.IsFalse(link.IsEnded);
        box.World.Pass(1_000);
        Assert.IsTrue(link.IsAborted);
        link.HangUp();
        Assert.IsFalse(box.Files.Exists("restore.tmp"));
        Assert.IsTrue(box.Send(Other).StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal));
    }

    [TestMethod]
    public void An_upload_that_trickles_for_ever_ends_after_ten_minutes()
    {
        BackupRig box = new();
        Link link = box.Begin(10_000);
        for (int i = 0; i < 60; i++)
        {
            link.Write(" ");
            box.World.Pass(10_000);
            Assert.IsFalse(link.IsEnded);
        }
        link.Write(" ");
        box.World.Pass(10_000);
        Assert.IsTrue(link.IsAborted);
    }

    [TestMethod]
    public void A_refused_client_that_goes_on_sending_is_listened_to_for_a_while_only()
    {
        BackupRig box = new();
        Link link = box.Begin(10_000);
        link.Write("no backup");
        Assert.IsTrue(link.Take().StartsWith("HTTP/1.1 400 ", StringComparison.Ordinal));
        Assert.IsFalse(link.IsEnded);
        for (int i = 0; i < 15; i++)
        {
            link.Write("x");
            box.World.Pass(1_000);
        }
        box.World.Pass(1_000);
        Assert.IsTrue(link.IsAborted);
        Assert.AreEqual("", link.Take());
    }

    [TestMethod]
    public void Only_one_upload_at_a_time()
    {
        BackupRig box = new();
        Link first = box.Begin(Other.Length);
        first.Write(Other.Substring(0, 20));
        Link second = box.Begin(Other.Length);
        Assert.IsTrue(second.Take().StartsWith("HTTP/1.1 409 ", StringComparison.Ordinal));
        second.Write(Other);
        Assert.IsTrue(second.IsClosed);
        second.HangUp();
        first.Write(Other.Substring(20));
        Assert.IsTrue(first.Take().StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal));
    }

    [TestMethod]
    public void Who_waits_to_be_told_to_go_on_is_told_or_refused()
    {
        BackupRig box = new();
        Link link = new(box.World.Http, BackupRig.Client);
        link.Write(BackupRig.Head(Other.Length).Replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n"));
        Assert.AreEqual("HTTP/1.1 100 Continue\r\n\r\n", link.Take());
        link.Write(Other);
        Assert.IsTrue(link.Take().StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal));
        link = new Link(box.World.Http, BackupRig.Client);
        link.Write("POST /api/restore HTTP/1.1\r\nContent-Length: 50\r\nExpect: 100-continue\r\n\r\n");
        Assert.IsTrue(link.Take().StartsWith("HTTP/1.1 403 ", StringComparison.Ordinal));
        Assert.IsTrue(link.IsClosed);
    }

    [TestMethod]
    public void What_is_no_proper_upload_is_told_why()
    {
        BackupRig box = new(new FaultyFileSystem(), BoxSize.Small(), 20_000);
        AssertAnswer("HTTP/1.1 411 ", "POST /api/restore HTTP/1.1\r\nX-Pin: 4711\r\n\r\n", box);
        AssertAnswer("HTTP/1.1 507 ", BackupRig.Head(20_001), box);
        AssertAnswer("HTTP/1.1 405 ", "GET /api/restore HTTP/1.1\r\nX-Pin: 4711\r\n\r\n", box);
        AssertAnswer("HTTP/1.1 405 ", "POST /api/backup HTTP/1.1\r\nX-Pin: 4711\r\nContent-Length: 2\r\n\r\n{}", box);
        AssertAnswer("HTTP/1.1 405 ", "DELETE /api/backup HTTP/1.1\r\nX-Pin: 4711\r\n\r\n", box);
        AssertAnswer("HTTP/1.1 411 ", "POST /api/restore HTTP/1.1\r\nX-Pin: 4711\r\nTransfer-Encoding: chunked\r\n\r\n", box);
        box.Files["games.txt"] = new byte[9_000];
        string answer = AssertAnswer("HTTP/1.1 507 ", BackupRig.Head(10_000), box);
        Assert.IsTrue(answer.Contains("it has 10000 bytes, and 7712 are free", StringComparison.Ordinal), answer);
    }

    [TestMethod]
    public void A_full_drive_is_told_and_left_as_it_was()
    {
        BackupRig box = new();
        Contents.Fill(box.World, box.Files, 3, 3);
        string backup = box.Take();
        string before = Contents.Of(box.World.Keeper, box.Files);
        int used = box.Files.List().Sum(name => box.Files[name].Length);
        for (int room = 0; room < backup.Length; room += 97)
        {
            box.Files.DiskSize = used + room;
            box.Files.FullDiskTears = room % 2 == 0;
            string answer = box.Send(backup);
            Assert.IsTrue(answer.StartsWith("HTTP/1.1 507 ", StringComparison.Ordinal), answer);
            Assert.AreEqual(0, box.Files.List().Count(name => name.StartsWith("restore.", StringComparison.Ordinal)));
        }
        box.Files.DiskSize = int.MaxValue;
        Assert.AreEqual(before, Contents.Of(box.StartAgain().World.Keeper, box.Files));
    }

    [TestMethod]
    public void A_cut_of_the_power_during_an_upload_leaves_the_old_box_or_the_whole_backup()
    {
        FaultyFileSystem old = new();
        BackupRig box = new(old);
        Contents.Fill(box.World, old, 11, 2);
        string before = Contents.Of(box.World.Keeper, old);
        BackupRig source = new();
        Contents.Fill(source.World, source.Files, 12, 2);
        string backup = source.Take();
        string wanted = Contents.Of(source.World.Keeper, source.Files);
        int ends = 0;
        for (int cut = 0; ; cut++)
        {
            FaultyFileSystem files = old.Copy();
            BackupRig rig = new(files);
            files.CutAt = files.CutPoints + cut;
            bool wasTaken = rig.Send(backup).StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal);
            bool wasCut = files.IsDead;
            files.PowerOn();
            BackupRig after = rig.StartAgain();
            string there = Contents.Of(after.World.Keeper, files);
            Assert.IsTrue(there == wanted || (!wasTaken && there == before), "cut " + cut);
            Assert.AreEqual(0, files.List().Count(name => name.StartsWith("restore.", StringComparison.Ordinal)));
            if (there == wanted) ends++;
            if (wasCut) continue;
            Assert.IsTrue(wasTaken && cut > 10 && ends > 1);
            return;
        }
    }

    private static string AssertAnswer(string start, string request, BackupRig box)
    {
        Link link = new(box.World.Http, BackupRig.Client);
        link.Write(request);
        string answer = link.Take();
        link.HangUp();
        Assert.IsTrue(answer.StartsWith(start, StringComparison.Ordinal), answer);
        return answer;
    }
}
