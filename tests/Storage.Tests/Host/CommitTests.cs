using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using nanoFramework.TestFramework;

namespace PocketSpy.Storage.Tests.Host;

/// <summary>A disk that loses, at every point of a run, what was not flushed: what was committed is there.</summary>
[TestClass]
public class CommitTests
{
    private const int Keys = 10;
    private const int Steps = 160;
    private const int Most = 40;

    [TestMethod]
    public void No_cut_takes_what_was_committed()
    {
        Run whole = new(new FaultyFileSystem { Caches = true });
        whole.Go(Steps);
        int points = whole.Files.CutPoints;
        Assert.IsTrue(whole.Compactions > 2, "too few compactions: " + whole.Compactions);
        Assert.IsTrue(whole.Files.Commits > 30 && whole.Files.Commits < Steps / 2, "several records share a commit: " + whole.Files.Commits);
        int lost = 0;
        Parallel.For(0, points * 4, i =>
        {
            Run run = new(new FaultyFileSystem { Caches = true, CutAt = i / 4, CutLeaves = i % 4 });
            run.Go(Steps);
            Assert.IsTrue(run.Files.IsDead);
            run.Files.PowerOn();
            Interlocked.Add(ref lost, run.AssertKept("cut " + i / 4 + " leaves " + i % 4));
        });
        Assert.IsTrue(lost > 500, "the cuts take what was not committed: " + lost);
    }

    [TestMethod]
    public void A_commit_that_fails_leaves_what_the_one_before_left()
    {
        Run whole = new(new FaultyFileSystem { Caches = true });
        whole.Go(Steps);
        int tried = 0;
        Parallel.For(0, whole.Files.Changes, change =>
        {
            Run run = new(new FaultyFileSystem { Caches = true, FailChange = change });
            run.Go(Steps);
            if (run.FailedCommits == 0) return;
            Interlocked.Increment(ref tried);
            run.AssertExact("commit at change " + change);
        });
        Assert.IsTrue(tried > 30, "tried: " + tried);
    }

    /// <summary>Puts, deletes and commits at random, the same each time, and what was promised at which of them.</summary>
    private sealed class Run
    {
        private readonly Dictionary<long, string> _committed = [];
        private readonly List<(long Key, string Value)> _since = [];
        private uint _random = 17;
        private RecordLog _log;
        private bool _hasCompacted;

        internal Run(FaultyFileSystem files)
        {
            Files = files;
            Open();
        }

        internal FaultyFileSystem Files { get; }

        internal int Compactions { get; private set; }

        internal int FailedCommits { get; private set; }

        internal void Go(int steps)
        {
            for (int i = 0; i < steps && !Files.IsDead; i++)
            {
                Change(i);
                if (Files.IsDead || Next() % 3 != 0) continue;
                Commit();
            }
        }

        internal int AssertKept(string where)
        {
            Open();
            int lost = 0;
            for (long key = 0; key < Keys; key++)
            {
                string there = Read(key);
                bool isRight = there == _committed.GetValueOrDefault(key);
                string last = _committed.GetValueOrDefault(key);
                foreach ((long changed, string value) in _since)
                {
                    if (changed != key) continue;
                    isRight |= there == value;
                    last = value;
                }
                Assert.IsTrue(isRight, where + ": record " + key + " is " + there);
                if (there != last) lost++;
            }
            return lost;
        }

        internal void AssertExact(string where)
        {
            if (Files.HasUncommitted) Commit();
            for (int round = 0; round < 2; round++)
            {
                for (long key = 0; key < Keys; key++) Assert.AreEqual(_committed.GetValueOrDefault(key), Read(key), where + ": record " + key);
                Open();
            }
        }

        private void Open()
        {
            _log = new RecordLog(Files, new EventList(), "t", Keys, Most, 1_000);
            Assert.AreEqual(StorageResult.Ok, _log.Open());
        }

        private void Change(int step)
        {
            long key = Next() % Keys;
            bool deletes = Next() % 5 == 0;
            string value = deletes ? null : step + new string('x', Next() % (Most - 4));
            int before = _log.FileBytes;
            _since.Add((key, value));
            byte[] data = System.Text.Encoding.ASCII.GetBytes(value ?? "");
            StorageResult result = deletes ? _log.Delete(key) : _log.Put(key, data, 0, data.Length);
            if (_log.FileBytes < before)
            {
                Compactions++;
                _hasCompacted = true;
            }
            if (result is StorageResult.WriteFailed or StorageResult.Full or StorageResult.NotFound && !Files.IsDead) _since.RemoveAt(_since.Count - 1);
        }

        private void Commit()
        {
            try
            {
                Files.Commit();
                foreach ((long key, string value) in _since) _committed[key] = value;
                _since.Clear();
                _hasCompacted = false;
            }
            catch (System.IO.IOException)
            {
                if (Files.IsDead) return;
                FailedCommits++;
                _log.Doubt();
                foreach ((long key, string _) in _since)
                {
                    string there = Read(key);
                    // What a compaction has taken over is durable, though nobody was told.
                    if (!_hasCompacted) Assert.AreEqual(_committed.GetValueOrDefault(key), there, "record " + key + " was not committed");
                    _committed[key] = there;
                }
                _hasCompacted = false;
                _since.Clear();
            }
        }

        private string Read(long key)
        {
            byte[] target = new byte[Most];
            return _log.TryRead(key, target, 0, out int count) ? System.Text.Encoding.ASCII.GetString(target, 0, count) : null;
        }

        private int Next()
        {
            _random = (_random * 1664525) + 1013904223;
            return (int)(_random >> 16);
        }
    }
}
