using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using nanoFramework.TestFramework;
using PocketSpy.Box.Simulate;

namespace PocketSpy.EndToEnd.Tests;

/// <summary>
/// The box is killed again and again while players make accounts as fast as they can: whoever was told of his account has it. A few kills here; the
/// environment variable POCKETSPY_KILLS asks for more, such as 300.
/// </summary>
[TestClass]
public class ManyKillsTests
{
    private const int FewKills = 4;
    private const int Writers = 6;
    private const int MostTold = 14;

    [TestMethod]
    public void Nothing_acknowledged_is_lost_however_often_the_box_is_killed_under_writes()
    {
        int kills = int.TryParse(Environment.GetEnvironmentVariable("POCKETSPY_KILLS"), CultureInfo.InvariantCulture, out int wanted) ? wanted : FewKills;
        using TemporaryFolder folder = new();
        string data = Path.Combine(folder.Path, "data");
        ConcurrentDictionary<int, int> told = [];
        Random random = new(300);
        int next = 0;
        for (int kill = 0; kill < kills; kill++)
        {
            int before = told.Count;
            int most = before + 1 + random.Next(MostTold);
            using BoxProcess box = BoxProcess.Run(data);
            using CountdownEvent enough = new(most - before);
            Task[] writers = new Task[Writers];
            for (int i = 0; i < Writers; i++) writers[i] = Task.Run(() => Write(box, told, enough, ref next));
            enough.Wait();
            box.Kill();
            Task.WaitAll(writers);
            Assert.IsFalse(box.Output.Contains("damaged", StringComparison.Ordinal), box.Output);
        }
        using BoxProcess last = BoxProcess.Run(data);
        foreach ((int number, int profile) in told)
        {
            using Player player = PcAtHome.Return(Pc(number), last.Address);
            Assert.AreEqual(profile, player.ProfileId, $"player {number}");
        }
        Assert.IsTrue(told.Count >= kills, $"{told.Count} players");
        Assert.IsFalse(last.Output.Contains("damaged", StringComparison.Ordinal) || last.Output.Contains("held records", StringComparison.Ordinal), last.Output);
    }

    // Until the box is gone.
    private static void Write(BoxProcess box, ConcurrentDictionary<int, int> told, CountdownEvent enough, ref int next)
    {
        try
        {
            while (true)
            {
                int number = Interlocked.Increment(ref next);
                told[number] = PcAtHome.Register(Pc(number), box.Address);
                // More than enough may be told before the kill comes.
                if (enough.CurrentCount > 0) Signal(enough);
            }
        }
        catch (Exception exception) when (exception is LegException or System.Net.Sockets.SocketException)
        {
            // The box was killed: what it did not answer may be there or not.
        }
    }

    private static void Signal(CountdownEvent enough)
    {
        lock (enough)
        {
            if (enough.CurrentCount > 0) enough.Signal();
        }
    }

    private static SimulatedPc Pc(int number) => new(number, "pc");
}
