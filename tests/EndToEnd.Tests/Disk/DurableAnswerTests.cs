using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using nanoFramework.TestFramework;
using PocketSpy.Box.Host;
using PocketSpy.Box.Simulate;
using PocketSpy.Core;

namespace PocketSpy.EndToEnd.Tests.Disk;

/// <summary>Stories over sockets with the image of the disk: what a client was told is on it.</summary>
[TestClass]
public class DurableAnswerTests
{
    private const int Patience = 10_000;

    [TestMethod]
    public void Consoles_that_signed_in_are_known_to_a_box_that_starts_on_the_image()
    {
        using TemporaryFolder folder = new();
        DiskImage disk = new();
        const int Consoles = 12;
        ConsoleMemory.Entry[] memories = new ConsoleMemory.Entry[Consoles];
        int[] profiles = new int[Consoles];
        using (RunningTestBox box = RunningTestBox.StartOn(new SyncedFileSystem(folder.Path, disk), null))
        {
            for (int i = 0; i < 2; i++)
            {
                Sign(box, memories, profiles, i);
                CheckImage(disk, memories, profiles, i + 1);
            }
            // Those at once share flushes.
            int before = disk.Flushes;
            Parallel.For(2, Consoles, new ParallelOptions { MaxDegreeOfParallelism = Consoles }, i => Sign(box, memories, profiles, i));
            Assert.IsTrue(disk.Flushes > before);
            CheckImage(disk, memories, profiles, Consoles);
        }
        CheckImage(disk, memories, profiles, Consoles);
    }

    [TestMethod]
    public void No_answer_goes_out_before_the_flush_has_come_back()
    {
        using TemporaryFolder folder = new();
        DiskImage disk = new();
        using RunningTestBox box = RunningTestBox.StartOn(new SyncedFileSystem(folder.Path, disk), null);
        // The files are made.
        Register(box, 1);
        Register(box, 2);
        using PresenceClient link = PresenceClient.Connect(box.Address.Server, box.Address.PresencePort);
        disk.IsWaiting.Reset();
        disk.Gate.Reset();
        try
        {
            Task<int> registered = Task.Run(() => link.NewUser(new SimulatedPc(3, "third")));
            Assert.IsTrue(disk.IsWaiting.Wait(Patience), "the box flushes");
            Assert.IsFalse(link.Link.Poll(0, SelectMode.SelectRead), "nothing was answered");
            disk.Gate.Set();
            Assert.IsTrue(registered.Result > 0);
        }
        finally
        {
            disk.Gate.Set();
        }
    }

    [TestMethod]
    public void A_flush_that_fails_is_never_answered_and_the_box_is_asked_to_start_anew()
    {
        using TemporaryFolder folder = new();
        DiskImage disk = new();
        Restart restart = new();
        using RunningTestBox box = RunningTestBox.StartOn(new SyncedFileSystem(folder.Path, disk), restart);
        Register(box, 1);
        disk.Failures = 1;
        bool isTold = true;
        using (PresenceClient link = PresenceClient.Connect(box.Address.Server, box.Address.PresencePort))
        {
            try
            {
                link.NewUser(new SimulatedPc(2, "second"));
            }
            catch (LegException)
            {
                isTold = false;
            }
        }
        Assert.IsFalse(isTold, "the client was told that it is registered");
        Assert.IsTrue(restart.Asked.Wait(Patience));
        Assert.IsTrue(Says(box, "the drive did not keep what was written"));
        box.Dispose();
        using RunningTestBox after = RunningTestBox.StartOn(new SyncedFileSystem(folder.Path, disk), restart);
        Assert.IsTrue(Register(after, 2) > 0, "the second one is not there yet");
        Assert.IsTrue(Register(after, 1) < 0, "the first one is");
    }

    [TestMethod]
    public void A_log_that_was_deleted_is_told_in_the_event_log_and_on_the_page()
    {
        using TemporaryFolder folder = new();
        using (RunningTestBox box = RunningTestBox.StartOn(new SyncedFileSystem(folder.Path), null)) Register(box, 1);
        string log = Path.Combine(folder.Path, "users.log");
        byte[] content = File.ReadAllBytes(log);
        File.Delete(log);
        CheckLost(folder.Path, "users.log held records");
        File.WriteAllBytes(log, content[..32]);
        CheckLost(folder.Path, "users.log held records");
        File.WriteAllBytes(log, content);
        using RunningTestBox whole = RunningTestBox.StartOn(new SyncedFileSystem(folder.Path), null);
        Assert.IsFalse(Says(whole, "held records"));
        Assert.IsFalse(Lobby(whole).Contains("tablesLost", StringComparison.Ordinal));
        Assert.IsTrue(Register(whole, 1) < 0, "the user is there again");
    }

    private static void CheckLost(string folder, string words)
    {
        using RunningTestBox box = RunningTestBox.StartOn(new SyncedFileSystem(folder), null);
        Assert.IsTrue(Says(box, words));
        Assert.IsTrue(Lobby(box).Contains("\"tablesLost\":1", StringComparison.Ordinal));
    }

    private static string Lobby(RunningTestBox box) =>
        new Box.Simulate.WebClient(box.Address).Send(IPAddress.Loopback, $"GET /api/lobby HTTP/1.1\r\nHost: 127.0.0.1:{box.Address.HttpPorts[0]}\r\nConnection: close\r\n\r\n", 0).Body;

    private static bool Says(RunningTestBox box, string words)
    {
        for (int i = 0; i < box.Events.Count; i++)
        {
            if (box.Events[i].Contains(words, StringComparison.Ordinal)) return true;
        }
        return false;
    }

    private static int Register(RunningTestBox box, int number) => PcAtHome.Register(new SimulatedPc(number, "pc" + number), box.Address);

    private static void Sign(RunningTestBox box, ConsoleMemory.Entry[] memories, int[] profiles, int number)
    {
        memories[number] = new ConsoleMemory.Entry();
        profiles[number] = Played.SignIn(number % 2 == 0 ? ConsoleKind.Ds : ConsoleKind.Wii, number + 1, box.Address, memories[number]);
    }

    private static void CheckImage(DiskImage disk, ConsoleMemory.Entry[] memories, int[] profiles, int count)
    {
        using TemporaryFolder image = new();
        disk.CopyTo(image.Path);
        using RunningTestBox after = RunningTestBox.Start(image.Path);
        for (int i = 0; i < count; i++)
        {
            ConsoleMemory.Entry memory = new() { UserId = memories[i].UserId, ProfileId = memories[i].ProfileId };
            Assert.AreEqual(profiles[i], Played.SignIn(i % 2 == 0 ? ConsoleKind.Ds : ConsoleKind.Wii, i + 1, after.Address, memory), $"console {i + 1}");
        }
    }

    private sealed class Restart : IRestart
    {
        public ManualResetEventSlim Asked { get; } = new();

        public void Request(string reason) => Asked.Set();
    }
}
