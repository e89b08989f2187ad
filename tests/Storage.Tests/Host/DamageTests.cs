using System;
using System.Collections.Generic;
using nanoFramework.TestFramework;

namespace PocketSpy.Storage.Tests.Host;

/// <summary>Bit rot and rubbish: nothing wrong is given out as right, and what is whole stays readable.</summary>
[TestClass]
public class DamageTests
{
    private const int Keys = 6;

    [TestMethod]
    public void A_flipped_bit_costs_at_most_the_record_it_is_in()
    {
        FaultyFileSystem original = MakeLog(out List<(int Start, int Key)> frames);
        int length = original["t.log"].Length;
        for (int bit = 0; bit < length * 8; bit++)
        {
            FaultyFileSystem files = original.Copy();
            files["t.log"][bit / 8] ^= (byte)(1 << (bit % 8));
            var events = new EventList();
            RecordLog log = NewLog(files, events);
            Assert.AreEqual(StorageResult.Ok, log.Open(), "bit " + bit);
            Assert.IsTrue(events.Count > 0, "said so: bit " + bit);
            int hit = KeyOfFrame(frames, bit / 8);
            AssertContent(log, hit, "bit " + bit);

            // The first write heals the file.
            Assert.AreEqual(StorageResult.Ok, log.Put(100, new byte[] { 1 }, 0, 1));
            events.Clear();
            log = NewLog(files, events);
            Assert.AreEqual(StorageResult.Ok, log.Open());
            AssertContent(log, hit, "healed, bit " + bit);
            bool isLast = bit / 8 >= frames[^1].Start;
            Assert.IsTrue(isLast || events.Count == 0, "healed: bit " + bit);
        }
    }

    [TestMethod]
    public void A_bit_that_flips_while_the_log_is_open_is_noticed()
    {
        FaultyFileSystem original = MakeLog(out List<(int Start, int Key)> frames);
        int length = original["t.log"].Length;
        for (int bit = 0; bit < length * 8; bit++)
        {
            FaultyFileSystem files = original.Copy();
            var events = new EventList();
            RecordLog log = NewLog(files, events);
            log.Open();
            files["t.log"][bit / 8] ^= (byte)(1 << (bit % 8));
            int hit = KeyOfFrame(frames, bit / 8);
            AssertContent(log, hit, "bit " + bit);
            Assert.AreEqual(StorageResult.Ok, log.Compact(), "bit " + bit);
            AssertContent(log, hit, "compacted, bit " + bit);
            log.Open();
            AssertContent(log, hit, "opened, bit " + bit);
        }
    }

    [TestMethod]
    public void A_record_inside_the_data_of_another_is_not_taken_for_one()
    {
        var files = new FaultyFileSystem();
        RecordLog log = NewLog(files, new EventList());
        log.Open();
        log.Put(1, new byte[] { 11 }, 0, 1);
        byte[] inner = files["t.log"][32..];
        log.Put(2, inner, 0, inner.Length);
        byte[] content = files["t.log"];
        content[32 + inner.Length + 1] ^= 0xFF;
        Assert.AreEqual(StorageResult.Ok, log.Open());
        Assert.AreEqual(1, log.Count);
        Assert.IsFalse(log.Contains(2));
    }

    [TestMethod]
    public void No_file_makes_a_log_throw()
    {
        var random = new Random(20260731);
        byte[] good = MakeLog(out _)["t.log"];
        int opened = 0;
        for (int i = 0; i < 20000; i++)
        {
            var files = new FaultyFileSystem();
            byte[] content = Rubbish(random, good, i % 5);
            files[i % 7 == 0 ? "t.new" : "t.log"] = content;
            byte[] before = (byte[])content.Clone();
            RecordLog log = NewLog(files, new EventList());
            StorageResult result = log.Open();
            if (result == StorageResult.Ok)
            {
                opened++;
                for (int key = 0; key <= Keys; key++) log.TryRead(key, new byte[32], 0, out _);
                Assert.AreEqual(StorageResult.Ok, log.Put(3, before, 0, before.Length < 20 ? before.Length : 20));
                log.Delete(4);
                Assert.AreEqual(StorageResult.Ok, log.Compact());
                Assert.AreEqual(StorageResult.Ok, log.Open());
                Assert.IsTrue(log.Contains(3));
            }
            else
            {
                Assert.AreEqual(StorageResult.UnknownFormat, result);
                CollectionAssert.AreEqual(before, content);
                Assert.AreEqual(0, files.Changes);
            }
        }
        Assert.IsTrue(opened > 5000, "opened only " + opened);
    }

    private static byte[] Rubbish(Random random, byte[] good, int kind)
    {
        byte[] content = kind == 0 ? new byte[random.Next(300)] : (byte[])good.Clone();
        switch (kind)
        {
            case 0:
                random.NextBytes(content);
                break;
            case 1:
                random.NextBytes(content.AsSpan(32));
                break;
            case 2:
                for (int n = random.Next(1, 20); n > 0; n--) content[random.Next(content.Length)] = (byte)random.Next(256);
                break;
            case 3:
                Array.Resize(ref content, random.Next(content.Length + 60));
                break;
            default:
                int from = random.Next(content.Length);
                int to = random.Next(content.Length);
                Array.Copy(good, from, content, to, content.Length - Math.Max(from, to));
                for (int at = random.Next(16, content.Length); at < content.Length; at++) content[at] = (byte)(at % 2 == 0 ? 0xD7 : 0x50);
                break;
        }
        return content;
    }

    private static void AssertContent(RecordLog log, int hit, string where)
    {
        byte[] target = new byte[32];
        for (int key = 0; key < Keys; key++)
        {
            bool there = log.TryRead(key, target, 0, out int count);
            if (key != hit)
            {
                Assert.AreEqual(key != 5, there, where + ": record " + key);
                if (there) Assert.IsTrue(IsRound(target, count, key, key < 3 ? 2 : 1), where + ": record " + key);
            }
            else if (there)
            {
                Assert.IsTrue(IsRound(target, count, key, 1) || IsRound(target, count, key, 2), where + ": record " + key);
            }
        }
    }

    private static bool IsRound(byte[] data, int count, int key, int round)
    {
        byte[] wanted = DataOf(key, round);
        return data.AsSpan(0, count).SequenceEqual(wanted);
    }

    private static byte[] DataOf(int key, int round)
    {
        byte[] data = new byte[10 + key];
        for (int i = 0; i < data.Length; i++) data[i] = (byte)((key * 40) + (round * 7) + i);
        return data;
    }

    /// <summary>Two rounds of records 0 to 2, one of 3 and 4, and a deleted 5.</summary>
    private static FaultyFileSystem MakeLog(out List<(int Start, int Key)> frames)
    {
        var files = new FaultyFileSystem();
        RecordLog log = NewLog(files, new EventList());
        log.Open();
        frames = [];
        for (int key = 0; key < Keys; key++) Put(log, frames, key, 1);
        frames[0] = (32, 0);
        for (int key = 0; key < 3; key++) Put(log, frames, key, 2);
        frames.Add((log.FileBytes, 5));
        Assert.AreEqual(StorageResult.Ok, log.Delete(5));
        return files;
    }

    private static void Put(RecordLog log, List<(int Start, int Key)> frames, int key, int round)
    {
        frames.Add((log.FileBytes, key));
        byte[] data = DataOf(key, round);
        Assert.AreEqual(StorageResult.Ok, log.Put(key, data, 0, data.Length));
    }

    private static int KeyOfFrame(List<(int Start, int Key)> frames, int at)
    {
        int key = -1;
        foreach ((int start, int of) in frames)
        {
            if (at >= start) key = of;
        }
        return key;
    }

    private static RecordLog NewLog(FaultyFileSystem files, EventList events) => new(files, events, "t", 40, 64, 4096);
}
