using nanoFramework.TestFramework;

namespace PocketSpy.Storage.Tests.Host;

/// <summary>Files beyond 64 KB, where an offset takes more than 16 bits.</summary>
[TestClass]
public class LargeFileTests
{
    private const int Records = 100;
    private const int Bytes = 1000;

    [TestMethod]
    public void A_large_file_is_read_and_compacted()
    {
        var files = new FaultyFileSystem();
        var log = new RecordLog(files, new EventList(), "t", Records, Bytes, 4 * Records * Bytes);
        log.Open();
        byte[] record = new byte[Bytes];
        for (int round = 0; round < 3; round++)
        {
            for (int key = 0; key < Records; key++)
            {
                Fill(record, key, round);
                Assert.AreEqual(StorageResult.Ok, log.Put(key, record, 0, Bytes));
            }
            Check(log, round);
            Assert.AreEqual(StorageResult.Ok, log.Open());
            Check(log, round);
        }
        Assert.AreEqual(StorageResult.Ok, log.Compact());
        Assert.AreEqual(0, log.DeadBytes);
        Check(log, 2);

        // Small again: the upper halves go back to 0.
        for (int key = 0; key < Records - 20; key++) Assert.AreEqual(StorageResult.Ok, log.Delete(key));
        Assert.AreEqual(StorageResult.Ok, log.Compact());
        Assert.IsTrue(log.FileBytes < 1 << 16);
        byte[] target = new byte[Bytes];
        for (int key = Records - 20; key < Records; key++)
        {
            Fill(record, key, 2);
            Assert.IsTrue(log.TryRead(key, target, 0, out _));
            CollectionAssert.AreEqual(record, target);
        }
    }

    private static void Check(RecordLog log, int round)
    {
        byte[] expected = new byte[Bytes];
        byte[] target = new byte[Bytes];
        for (int key = 0; key < Records; key++)
        {
            Fill(expected, key, round);
            Assert.IsTrue(log.TryRead(key, target, 0, out _));
            CollectionAssert.AreEqual(expected, target);
        }
    }

    private static void Fill(byte[] record, int key, int round)
    {
        for (int i = 0; i < record.Length; i++) record[i] = (byte)(key * 31 + round * 7 + i);
    }
}
