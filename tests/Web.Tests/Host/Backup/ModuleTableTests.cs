using System;
using System.Text;
using PocketSpy.Storage;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Web.Tests.Host.Backup;

/// <summary>The backup knows no table: what a module registers is in it, and what no module registers is passed over.</summary>
[TestClass]
public class ModuleTableTests
{
    private const string Start = "{\"pocketspy\":\"backup\",\"schema\":1,\n";

    [TestMethod]
    public void A_table_of_any_module_is_in_the_backup_and_comes_back()
    {
        ModuleBox box = Box(new FaultyFileSystem());
        box.Put(0, 3, "hello");
        box.Put(0, 9_000_000_000, "\u0001\u00FF");
        box.Put(1, 1, "room one");
        box.Files["chat.txt"] = Raw.Bytes("welcome\n");
        string backup = box.Take();
        Assert.AreEqual(
            "\"rooms\":[\n{\"id\":1,\"text\":\"room one\"}\n],\n"
            + "\"mails\":[\n{\"id\":3,\"text\":\"hello\"},\n{\"id\":9000000000,\"textHex\":\"01ff\"}\n],\n"
            + "\"files\":{\n\"chat.txt\":[\n\"welcome\"\n]\n},\n"
            + "\"end\":{\"rooms\":1,\"mails\":2}}\n",
            backup.Substring(backup.IndexOf("\"rooms\"", StringComparison.Ordinal)), "by rank, not by registration");

        ModuleBox other = Box(new FaultyFileSystem());
        other.Put(0, 3, "something else");
        other.Put(0, 4, "and more");
        string answer = other.Send(backup);
        Assert.IsTrue(answer.Contains("{\"restored\":true,\"rooms\":1,\"mails\":2,\"settings\":true,", StringComparison.Ordinal), answer);
        ModuleBox after = Box(other.Files);
        Assert.AreEqual(StorageResult.Ok, after.Started);
        Assert.AreEqual("hello", after.TextOf(0, 3));
        Assert.AreEqual("\u0001\u00FF", after.TextOf(0, 9_000_000_000));
        Assert.AreEqual("room one", after.TextOf(1, 1));
        Assert.AreEqual(2, after[0].Count);
        Assert.AreEqual(backup, after.Take());
        Assert.IsFalse(after.Lines().Contains("does not keep", StringComparison.Ordinal));
    }

    [TestMethod]
    public void What_no_module_keeps_is_passed_over_and_told_in_one_line()
    {
        ModuleBox box = Box(new FaultyFileSystem());
        box.Put(0, 1, "one");
        box.Put(0, 2, "two");
        box.Put(1, 1, "room one");
        box.Files["chat.txt"] = Raw.Bytes("welcome\n");
        string backup = box.Take();

        ModuleBox poor = new(new FaultyFileSystem(), [5], ["rooms"], null);
        string answer = poor.Send(backup);
        Assert.IsTrue(answer.Contains("{\"restored\":true,\"rooms\":1,\"settings\":true,", StringComparison.Ordinal), answer);
        ModuleBox after = new(poor.Files, [5], ["rooms"], null);
        Assert.AreEqual("room one", after.TextOf(0, 1));
        Assert.AreEqual("a backup is being put in\nthe backup holds chat.txt and 2 mails that this box does not keep\nthe backup was put in\n", after.Lines());
        Assert.IsFalse(after.Files.Exists("chat.txt"));
        Assert.IsFalse(after.Take().Contains("mails", StringComparison.Ordinal));
    }

    [TestMethod]
    public void A_table_that_is_not_kept_and_empty_is_not_worth_a_line()
    {
        ModuleBox box = Box(new FaultyFileSystem());
        box.Put(1, 1, "room one");
        ModuleBox poor = new(new FaultyFileSystem(), [5], ["rooms"], null);
        poor.Send(box.Take());
        Assert.AreEqual("a backup is being put in\nthe backup was put in\n", new ModuleBox(poor.Files, [5], ["rooms"], null).Lines());
    }

    [TestMethod]
    public void A_table_that_the_backup_has_not_is_empty_afterwards()
    {
        ModuleBox poor = new(new FaultyFileSystem(), [5], ["rooms"], null);
        poor.Put(0, 1, "room one");
        ModuleBox box = Box(new FaultyFileSystem());
        box.Put(0, 1, "gone");
        box.Send(poor.Take());
        ModuleBox after = Box(box.Files);
        Assert.AreEqual(0, after[0].Count);
        Assert.AreEqual("room one", after.TextOf(1, 1));
    }

    [TestMethod]
    public void Names_from_a_backup_reach_the_event_log_only_when_they_are_few_and_plain()
    {
        StringBuilder end = new("\"end\":{\"a b\":1,\"x<b>\":2,\"" + new string('y', 33) + "\":3,\"list\":[1],\"\":4,\"text\":\"5\"");
        for (int i = 1; i <= 12; i++) end.Append(",\"table" + i + "\":" + i);
        ModuleBox box = Box(new FaultyFileSystem());
        string answer = box.Send(Start + end + "}}");
        Assert.IsTrue(answer.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal), answer);
        string lines = Box(box.Files).Lines();
        Assert.IsTrue(lines.Contains("\nthe backup holds 1 table1, 2 table2, 3 table3, 4 table4, 5 table5, 6 table6, 7 table7, 8 table8 and more that this box does not keep\n", StringComparison.Ordinal), lines);
    }

    [TestMethod]
    [DataRow("\"mails\":[\n{\"id\":1,\"text\":\"x\"},\n{\"id\":2}],\"end\":{}}", "line 4: mails: a mail without a text is no mail")]
    [DataRow("\"mails\":[{\"text\":\"x\"}],\"end\":{}}", "line 2: mails: the id is missing")]
    [DataRow("\"mails\":[{\"id\":0,\"text\":\"x\"}],\"end\":{}}", "line 2: mails: a whole number that the box can hold is wanted")]
    [DataRow("\"mails\":[{\"id\":1,\"id\":2,\"text\":\"x\"}],\"end\":{}}", "line 2: mails: a whole number that the box can hold is wanted")]
    [DataRow("\"mails\":[{\"id\":1,\"textHex\":\"0\"}],\"end\":{}}", "line 2: mails: a text is wanted, not too long, or its bytes in hexadecimal digits")]
    [DataRow("\"mails\":[{\"id\":1,\"text\":\"x\"}],\"end\":{\"mails\":2}}", "line 2: there are 1 mails where 2 were written: some are missing, or there are too many")]
    [DataRow("\"mails\":[{\"id\":1,\"text\":\"x\"}],\"mails\":[],\"end\":{}}", "line 2: mails: this was there already")]
    [DataRow("\"mails\":{\"id\":1,\"text\":\"x\"},\"end\":{}}", "line 2: mails: a list in square brackets is wanted")]
    public void A_record_that_its_form_refuses_is_told_with_its_line_and_changes_nothing(string rest, string problem)
    {
        ModuleBox box = Box(new FaultyFileSystem());
        box.Put(0, 1, "mine");
        string answer = box.Send(Start + rest);
        Assert.IsTrue(answer.StartsWith("HTTP/1.1 400 ", StringComparison.Ordinal), answer);
        Assert.IsTrue(answer.Contains("{\"error\":\"" + problem + "\"}", StringComparison.Ordinal), answer);
        Assert.IsFalse(box.Files.Exists("restore.json"));
        Assert.AreEqual("mine", Box(box.Files).TextOf(0, 1));
    }

    [TestMethod]
    public void A_record_that_is_longer_than_its_table_keeps_is_refused_even_when_its_form_takes_it()
    {
        ModuleBox box = Box(new FaultyFileSystem());
        string longest = new('x', ModuleBox.RecordBytes - 1);
        Assert.IsTrue(box.Send(Start + "\"mails\":[{\"id\":1,\"text\":\"" + longest + "\"}],\"end\":{}}").StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal));
        string answer = box.Send(Start + "\"mails\":[{\"id\":1,\"text\":\"" + longest + "x\"}],\"end\":{}}");
        Assert.IsTrue(answer.Contains("line 2: mails: this is longer than a record may be", StringComparison.Ordinal), answer);
    }

    [TestMethod]
    public void The_longest_object_that_a_form_announces_is_taken_and_no_longer_one()
    {
        ModuleBox box = Box(new FaultyFileSystem());
        int most = new MailForm("mails").JsonBytes(ModuleBox.RecordBytes);
        string head = "{\"id\":1,\"text\":\"x\",\"more\":\"";
        string filled = head + new string('y', most - head.Length - 2) + "\"}";
        Assert.IsTrue(box.Send(Start + "\"mails\":[" + filled + "],\"end\":{}}").StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal));
        string longer = head + new string('y', most - head.Length - 1) + "\"}";
        string answer = box.Send(Start + "\"mails\":[" + longer + "],\"end\":{}}");
        Assert.IsTrue(answer.Contains("line 2: mails: this is longer than the box takes", StringComparison.Ordinal), answer);
    }

    [TestMethod]
    public void A_record_that_its_form_does_not_know_is_left_out_and_not_counted()
    {
        ModuleBox box = Box(new FaultyFileSystem());
        box.Put(0, 1, "one");
        box.Put(0, 2, 7, "of a later version");
        box.Put(0, 3, "three");
        string backup = box.Take();
        Assert.IsTrue(backup.Contains("\"mails\":[\n{\"id\":1,\"text\":\"one\"},\n{\"id\":3,\"text\":\"three\"}\n]", StringComparison.Ordinal), backup);
        Assert.IsTrue(backup.Contains("\"mails\":2}", StringComparison.Ordinal), backup);
    }

    // The mails come first in the code and last in the backup.
    private static ModuleBox Box(FaultyFileSystem files) => new(files, [70, 5], ["mails", "rooms"], "chat.txt");
}
