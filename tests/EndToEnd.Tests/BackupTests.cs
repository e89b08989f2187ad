using System;
using System.IO;
using System.Text;
using System.Threading;
using PocketSpy.App;
using PocketSpy.Box.Host;
using PocketSpy.Box.Simulate;
using PocketSpy.Core;
using PocketSpy.Core.Owner;
using PocketSpy.Storage;
using PocketSpy.Web.Owner;
using nanoFramework.TestFramework;

namespace PocketSpy.EndToEnd.Tests;

/// <summary>The whole way with the command line: a box with players, a backup, a new box that goes on as if it were the old one.</summary>
[TestClass]
public class BackupTests
{
    private const string Pin = "4711";

    [TestMethod]
    public void Players_find_their_friends_and_codes_in_the_box_that_was_restored()
    {
        using TemporaryFolder folder = new();
        string old = Path.Combine(folder.Path, "old");
        string young = Path.Combine(folder.Path, "new");
        string file = Path.Combine(folder.Path, "backup.json");
        SetPin(old);
        SetPin(young);
        SimulatedPc ann = new(1, "ann");
        SimulatedPc bob = new(2, "bob");
        ConsoleMemory.Entry memory = new();
        int profile;
        int annId;
        int bobId;
        using (BoxProcess box = BoxProcess.Run(old))
        {
            profile = Played.SignIn(ConsoleKind.Wii, 1, box.Address, memory);
            using Player first = PcAtHome.Begin(ann, box.Address);
            using Player second = PcAtHome.Begin(bob, box.Address);
            (annId, bobId) = (first.ProfileId, second.ProfileId);
            first.Add(second, "");
            second.ExpectRequest(first, "");
            second.Add(first, "");
            first.ExpectAuthorization(second);
            second.ExpectAuthorization(first);
            first.Link.Settle();
            string output = Run(0, "backup", "--offset", $"{box.Offset}", "--pin", Pin, file);
            AssertContains(output, "ok: " + file);
            AssertContains(output, "3 profiles, 2 users with a password, 1 console, 2 lists of friends");
        }
        using (BoxProcess box = BoxProcess.Run(young))
        {
            AssertContains(Run(2, "restore", "--offset", $"{box.Offset}", "--pin", Pin, file), "add --yes");
            AssertContains(Run(0, "restore", "--offset", $"{box.Offset}", "--pin", Pin, "--yes", file), "restarts and puts it in");
            // The event log of the new start is printed behind its "ready".
            Assert.IsTrue(SpinWait.SpinUntil(() => box.Output.Contains("the backup was put in", StringComparison.Ordinal), 60_000), box.Output);
            Assert.AreEqual(3, box.Output.Split("\nready").Length, box.Output);
        }
        using (BoxProcess box = BoxProcess.Run(young))
        {
            Assert.IsFalse(File.Exists(Path.Combine(young, "restore.json")));
            Assert.AreEqual(profile, Played.SignIn(ConsoleKind.Wii, 1, box.Address, memory), "the same profile, so the same friend code");
            using Player first = PcAtHome.Return(ann, box.Address);
            Assert.AreEqual(annId, first.ProfileId);
            Assert.AreEqual(bobId, first.Link.Buddies[0]);
            using Player second = PcAtHome.Return(bob, box.Address);
            Assert.AreEqual(annId, second.Link.Buddies[0]);
        }
    }

    [TestMethod]
    public void What_cannot_be_done_is_told_with_its_exit_code()
    {
        using TemporaryFolder folder = new();
        string data = Path.Combine(folder.Path, "data");
        string file = Path.Combine(folder.Path, "backup.json");
        string cut = Path.Combine(folder.Path, "cut.json");
        SetPin(data);
        using BoxProcess box = BoxProcess.Run(data);
        string offset = $"{box.Offset}";
        AssertContains(Run(1, "backup", "--offset", offset, "--pin", "9999", file), "this is not the owner's PIN");
        AssertContains(Run(2, "backup", "--offset", offset, file), "POCKETSPY_PIN");
        AssertContains(Run(2, "backup", "--offset", offset, "--pin", "12", file), "4 to 8 digits");
        AssertContains(Run(2, "backup", "--server", "nowhere", "--pin", Pin, file), "not a valid IPv4 address");
        Assert.IsFalse(File.Exists(file));
        Run(0, "backup", "--offset", offset, "--pin", Pin, file);
        AssertContains(Run(2, "backup", "--offset", offset, "--pin", Pin, file), "is there already");
        Run(0, "backup", "--offset", offset, "--pin", Pin, "--force", file);
        File.WriteAllText(cut, File.ReadAllText(file)[..200]);
        AssertContains(Run(2, "restore", "--offset", offset, "--pin", Pin, "--yes", cut), "the file was cut: its end is missing");
        AssertContains(Run(2, "restore", "--offset", offset, "--pin", Pin, "--yes", Path.Combine(folder.Path, "missing.json")), "cannot be read");
        AssertContains(Run(1, "restore", "--offset", offset, "--pin", "9999", "--yes", file), "this is not the owner's PIN");
        box.Kill();
        AssertContains(Run(1, "backup", "--offset", offset, "--pin", Pin, "--force", file), "No box answers");
    }

    // As the owner does it on the box's page.
    private static void SetPin(string directory)
    {
        DiskFileSystem files = new(directory);
        files.CreateDirectory();
        EventLog events = new(16, null);
        OwnerStore store = new(files, events);
        OwnerGate gate = new(new ServiceTools { Owner = store, Clock = new SystemClock(), Random = new HostRandom(), Events = events, Clients = new ClientNames(4) });
        Assert.IsTrue(gate.SetPin(Encoding.ASCII.GetBytes(Pin), 0, Pin.Length));
    }

    private static string Run(int exitCode, params string[] arguments)
    {
        (int code, string output) = BoxProcess.Execute(arguments);
        Assert.AreEqual(exitCode, code, output);
        return output;
    }

    private static void AssertContains(string text, string part) => Assert.IsTrue(text.Contains(part, StringComparison.Ordinal), $"'{part}' is missing in: {text}");
}
