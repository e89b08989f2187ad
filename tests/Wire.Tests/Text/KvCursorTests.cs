using nanoFramework.TestFramework;
using PocketSpy.Wire.Text;

namespace PocketSpy.Wire.Tests.Text;

[TestClass]
public class KvCursorTests
{
    [TestMethod]
    public void Pairs_are_those_of_the_reader()
    {
        KvReader reader = new KvReader(32);
        KvCursor cursor = new KvCursor();
        for (int p = 0; p < KvPackets.All.Length; p++)
        {
            byte[] bytes = Ascii.Bytes("xx" + KvPackets.All[p]);
            for (int count = 0; count <= bytes.Length - 2; count++)
            {
                Assert.AreEqual(reader.Load(bytes, 2, count), cursor.Load(bytes, 2, count));
                for (int i = 0; i < reader.Count; i++)
                {
                    Assert.IsTrue(cursor.Next());
                    Assert.AreEqual(reader.KeyOffset(i), cursor.KeyOffset);
                    Assert.AreEqual(reader.KeyCount(i), cursor.KeyCount);
                    Assert.AreEqual(reader.ValueOffset(i), cursor.ValueOffset);
                    Assert.AreEqual(reader.ValueCount(i), cursor.ValueCount);
                }
                Assert.IsFalse(cursor.Next());
            }
        }
    }

    [TestMethod]
    public void Find_goes_to_the_first_pair_from_wherever_it_stands()
    {
        KvCursor cursor = new KvCursor();
        byte[] bytes = Ascii.Bytes("\\a\\1\\b\\2\\a\\3\\c\\9999999999");
        Assert.IsTrue(cursor.Load(bytes, 0, bytes.Length));
        Assert.IsTrue(cursor.Find("b") && cursor.TryGetInt32(out int value) && value == 2);
        Assert.IsTrue(cursor.Find("a") && cursor.TryGetInt32(out value) && value == 1 && cursor.ValueIs("1"));
        Assert.IsTrue(cursor.Find("c"));
        Assert.IsFalse(cursor.TryGetInt32(out value));
        Assert.AreEqual(0, value);
        Assert.IsFalse(cursor.Find("d"));
        Assert.IsFalse(cursor.Next());
        cursor.Rewind();
        Assert.IsTrue(cursor.Next() && cursor.Is("a"));
    }

    [TestMethod]
    public void What_does_not_begin_with_a_backslash_has_no_pairs()
    {
        KvCursor cursor = new KvCursor();
        byte[] bytes = Ascii.Bytes("a\\b\\c");
        Assert.IsFalse(cursor.Load(bytes, 0, bytes.Length));
        Assert.IsFalse(cursor.Next());
        Assert.IsFalse(cursor.Find("b"));
        Assert.IsFalse(cursor.Load(bytes, 1, 0));
        Assert.IsFalse(cursor.Next());
    }
}
