using nanoFramework.TestFramework;

namespace PocketSpy.Storage.Tests.Host;

/// <summary>The power goes at every step of a write, and once more at every step of the next.</summary>
[TestClass]
public class SlotFileCutTests
{
    [TestMethod]
    public void No_two_cuts_lose_what_was_saved()
    {
        int pairs = 0;
        for (int first = 0; ; first++)
        {
            FaultyFileSystem files = new();
            SlotFile file = new(files, "slots.");
            for (int i = 1; i <= 3; i++) Assert.IsTrue(Save(file, i));
            files.CutAt = files.CutPoints + first;
            bool isSaved = Save(file, 4);
            if (isSaved) break;
            files.PowerOn();
            int found = Find(files, 3);
            for (int second = 0; ; second++)
            {
                FaultyFileSystem again = files.Copy();
                SlotFile reopened = new(again, "slots.");
                reopened.Load(new byte[64]);
                again.CutAt = again.CutPoints + second;
                if (Save(reopened, 5))
                {
                    Assert.AreEqual(5, Find(again, 5));
                    break;
                }
                again.PowerOn();
                Find(again, found);
                pairs++;
            }
        }
        Assert.IsTrue(pairs > 100, "too few: " + pairs);
    }

    // Tables have their number as length and content; what is found must be whole, and not older than the last that was saved.
    private static int Find(FaultyFileSystem files, int least)
    {
        byte[] buffer = new byte[64];
        int count = new SlotFile(files, "slots.").Load(buffer);
        Assert.IsTrue(count >= least, "found " + count + " instead of " + least);
        for (int i = 0; i < count; i++) Assert.AreEqual(count, (int)buffer[SlotFile.TableAt + i]);
        return count;
    }

    private static bool Save(SlotFile file, int number)
    {
        byte[] buffer = new byte[64];
        for (int i = 0; i < number; i++) buffer[SlotFile.TableAt + i] = (byte)number;
        return file.Save(buffer, number);
    }
}
