using System;
using System.Threading;
using System.Threading.Tasks;
using nanoFramework.TestFramework;

namespace PocketSpy.Storage.Tests.Host;

/// <summary>Every instant at which the power can go during a long run of operations, one run each.</summary>
[TestClass]
public class PowerCutTests
{
    private const int Steps = 260;
    private const int SmallBudget = 1200;
    private const int LargeBudget = 6000;

    [TestMethod]
    public void No_cut_loses_an_acknowledged_record()
    {
        Sweep(SmallBudget, 1, Steps, 1);
    }

    [TestMethod]
    public void No_cut_loses_an_acknowledged_record_when_half_of_a_larger_file_is_dead()
    {
        Sweep(LargeBudget, 2, 600, 7);
    }

    [TestMethod]
    public void No_second_cut_during_recovery_loses_an_acknowledged_record()
    {
        int points = CountCutPoints(SmallBudget, 3, Steps);
        int second = 0;
        Parallel.For(0, points, cut =>
        {
            Script script = RunTo(cut, SmallBudget, 3, Steps);
            FaultyFileSystem cutOnce = script.Files.Copy();
            FaultyFileSystem probe = cutOnce.Copy();
            script.Files = probe;
            script.Reopen();
            int ways = probe.CutPoints;
            for (int again = 0; again < ways; again++)
            {
                FaultyFileSystem files = cutOnce.Copy();
                files.CutAt = again;
                script.Files = files;
                script.Reopen();
                files.PowerOn();
                AssertRecovered(script, "second cut " + again + " after cut " + cut);
                Interlocked.Increment(ref second);
            }
        });
        Console.WriteLine("cut points during recovery: " + second);
        Assert.IsTrue(second > 100, "too few: " + second);
    }

    [TestMethod]
    public void No_second_cut_in_the_writes_after_recovery_loses_an_acknowledged_record()
    {
        int points = CountCutPoints(SmallBudget, 4, 120);
        int second = 0;
        Parallel.For(0, points / 11, i =>
        {
            int cut = i * 11;
            Script probe = RunTo(cut, SmallBudget, 4, 120);
            FaultyFileSystem cutOnce = probe.Files.Copy();
            probe.Files = cutOnce.Copy();
            probe.Reopen();
            probe.AssertMatches("first cut " + cut);
            probe.Run(3);
            int ways = probe.Files.CutPoints;
            for (int again = 0; again < ways; again += 3)
            {
                Script script = RunTo(cut, SmallBudget, 4, 120);
                script.Files = cutOnce.Copy();
                script.Files.CutAt = again;
                script.Reopen();
                if (!script.Files.IsDead)
                {
                    script.AssertMatches("first cut " + cut);
                    script.Run(3);
                }
                script.Files.PowerOn();
                AssertRecovered(script, "cut " + again + " after cut " + cut);
                Interlocked.Increment(ref second);
            }
        });
        Console.WriteLine("cut points after a recovery: " + second);
        Assert.IsTrue(second > 1000, "too few: " + second);
    }

    private static void Sweep(int budget, uint seed, int steps, int stride)
    {
        int points = CountCutPoints(budget, seed, steps);
        Parallel.For(0, points / stride, i =>
        {
            int cut = i * stride;
            Script script = RunTo(cut, budget, seed, steps);
            AssertRecovered(script, "cut " + cut);
            script.Run(25);
            script.AssertMatches("going on after cut " + cut);
            script.Reopen();
            script.AssertMatches("started again after cut " + cut);
        });
        Console.WriteLine("cut points: " + points / stride);
        Assert.IsTrue(points / stride > 1000, "too few: " + (points / stride));
    }

    private static Script RunTo(int cut, int budget, uint seed, int steps)
    {
        var script = new Script(new FaultyFileSystem { CutAt = cut }, budget, seed);
        script.Run(steps);
        Assert.IsTrue(script.Files.IsDead, "cut " + cut + " was not reached");
        script.Files.PowerOn();
        return script;
    }

    private static void AssertRecovered(Script script, string where)
    {
        script.Reopen();
        Assert.AreEqual(StorageResult.Ok, script.Opened, where);
        Assert.IsFalse(script.Files.Exists("t.new"), where + ": a leftover file");
        script.AssertMatches(where);
    }

    private static int CountCutPoints(int budget, uint seed, int steps)
    {
        var script = new Script(new FaultyFileSystem(), budget, seed);
        script.Run(steps);
        script.AssertMatches("no cut");
        Assert.IsTrue(script.Compactions > 3, "too few compactions: " + script.Compactions);
        Assert.IsFalse(script.Events.Mentions("damaged") || script.Events.Mentions("unfinished"));
        return script.Files.CutPoints;
    }
}
