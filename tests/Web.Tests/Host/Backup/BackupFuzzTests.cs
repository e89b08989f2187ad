using System;
using PocketSpy.Storage;
using PocketSpy.Tests;
using PocketSpy.Web.Backup;
using nanoFramework.TestFramework;

namespace PocketSpy.Web.Tests.Host.Backup;

/// <summary>Backups that were changed at random: nothing throws, and what is taken can be put in whole.</summary>
[TestClass]
public class BackupFuzzTests
{
    [TestMethod]
    public void A_changed_backup_is_refused_in_plain_words_or_put_in_whole()
    {
        int taken = 0;
        for (int seed = 1; seed <= 1_500; seed++)
        {
            Random random = new(seed);
            BackupRig source = new();
            if (seed % 10 == 1) Contents.Fill(source.World, source.Files, seed, 3);
            else Contents.Fill(source.World, source.Files, seed % 17, 2);
            byte[] backup = Raw.Bytes(source.Take());
            for (int i = random.Next(4); i >= 0 && backup.Length > 0; i--) backup = Change(backup, random);
            if (backup.Length == 0) continue;
            string answer = source.Send(backup);
            bool isTaken = answer.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal);
            Assert.IsTrue(isTaken || (answer.StartsWith("HTTP/1.1 400 ", StringComparison.Ordinal) && answer.Contains("{\"error\":\"", StringComparison.Ordinal)), seed + answer);
            string before = Contents.Of(source.World.Keeper, source.Files);
            BackupRig after = source.StartAgain();
            Assert.AreEqual(StorageResult.Ok, after.Started);
            if (!isTaken)
            {
                Assert.AreEqual(before, Contents.Of(after.World.Keeper, after.Files));
                continue;
            }
            taken++;
            Assert.IsTrue(after.Lines().Contains("the backup was put in", StringComparison.Ordinal), after.Lines());
            Assert.IsTrue(new BackupRig().Send(after.Take()).StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal));
        }
        Assert.IsTrue(taken > 20, "some were taken: " + taken);
    }

    [TestMethod]
    public void Any_bytes_in_any_pieces_never_throw()
    {
        const string Letters = "{}[]\":,0123456789\\u\n truefalsn";
        string[] words = ["{\"pocketspy\":\"backup\",\"schema\":1", ",\"profiles\":[", "{\"id\":5,\"fields\":{\"nick\":\"x\"}}", ",\"end\":{}}", "\"files\":{\"games.txt\":[", "{\"hex\":\"00\"}", ",\"settings\":{", "\"friends\":[{\"id\":1,\"others\":["];
        BackupRig box = new();
        for (int seed = 1; seed <= 3_000; seed++)
        {
            Random random = new(seed);
            BackupReader reader = new(box.World.Keeper);
            for (int i = 0; i < 40; i++)
            {
                byte[] piece = Raw.Bytes(random.Next(3) == 0 ? words[random.Next(words.Length)] : Letters[random.Next(Letters.Length)].ToString());
                reader.Write(piece, 0, piece.Length);
            }
            if (!reader.Finish()) Assert.IsTrue(reader.Problem.Length > 10);
        }
    }

    private static byte[] Change(byte[] bytes, Random random)
    {
        int at = random.Next(bytes.Length);
        int count = Math.Min(random.Next(1, 60), bytes.Length - at);
        switch (random.Next(5))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 1:
                bytes[at] = (byte)"{}[]\",:\\0 "[random.Next(10)];
                return bytes;
            case 2:
                return [.. bytes[..at], .. bytes[(at + count)..]];
            case 3:
                return [.. bytes[..(at + count)], .. bytes[at..]];
            default:
                int digit = Array.FindIndex(bytes, at, value => value >= '0' && value <= '9');
                if (digit >= 0) bytes[digit] = (byte)('0' + random.Next(10));
                return bytes;
        }
    }
}
