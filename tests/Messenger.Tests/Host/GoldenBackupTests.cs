using System;
using System.IO;
using PocketSpy.Tests;
using PocketSpy.Web.Tests.Host.Backup;
using nanoFramework.TestFramework;

namespace PocketSpy.Messenger.Tests.Host;

/// <summary>A backup with messenger people, kept as a file: each later version reads it.</summary>
[TestClass]
public class GoldenBackupTests
{
    [TestMethod]
    public void People_and_proofs_are_read_and_written_as_they_stand()
    {
        string golden = Raw.Text(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "TestData", "backup", "schema-1-messenger.json")));
        BackupRig box = new();
        string answer = box.Send(golden);
        Assert.IsTrue(answer.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal), answer);
        box = box.StartAgain();
        Assert.AreEqual(golden, box.Take());
        // Its proof lets a client in that never sends the password.
        Party party = new(box.World);
        Assert.IsTrue(party.Client("ann", 5).SignIn().StartsWith("USR 4 OK ann@party.lan A%20nn\r\n", StringComparison.Ordinal));
        string lists = party.Client("ann", 9).In().Say("SYN 11 0\r\n");
        Assert.IsTrue(lists.Contains("\r\nLSG 1 Old%20friends 0\r\nLST bert@party.lan Bertie 3 1\r\n", StringComparison.Ordinal), lists);
    }
}
