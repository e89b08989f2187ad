using PocketSpy.Matchmaking.Wire;
using nanoFramework.TestFramework;

namespace PocketSpy.Wire.Tests.Qr2;

[TestClass]
public class KeyBlockTests
{
    [TestMethod]
    public void All_pairs_of_a_console_are_indexed_and_found()
    {
        byte[] block = PacketText.Bytes(Qr2Packets.Console);
        int[] slots = new int[20];
        Assert.AreEqual(14, KeyBlock.Index(block, 0, block.Length, slots, out int used, out bool ended));
        Assert.AreEqual(block.Length - 1, used);
        Assert.IsTrue(ended);
        Assert.AreEqual("mariokartds", Value(block, KeyBlock.Find(block, slots, 14, "gamename")));
        Assert.AreEqual("192.168.4.7", Value(block, KeyBlock.Find(block, slots, 14, "localip0")));
        Assert.AreEqual("1", Value(block, KeyBlock.Find(block, slots, 14, "dwc_eval")));
        Assert.AreEqual(-1, KeyBlock.Find(block, slots, 14, "dwc_eva"));
        Assert.AreEqual(-1, KeyBlock.Find(block, slots, 14, "dwc_evaluate"));
        Assert.AreEqual(-1, KeyBlock.Find(block, slots, 14, ""));
        Assert.AreEqual(-1, KeyBlock.Find(block, slots, 13, "dwc_eval"), "a slot that does not count");
    }

    [TestMethod]
    [DataRow("", 0, 0, false)]
    [DataRow("\\", 0, 0, true)]
    [DataRow("\\behind\\", 0, 0, true)]
    [DataRow("a", 0, 0, false)]
    [DataRow("a\\", 0, 0, false)]
    [DataRow("a\\1", 0, 0, false)]
    [DataRow("a\\1\\", 1, 4, false)]
    [DataRow("a\\1\\\\", 1, 4, true)]
    [DataRow("a\\1\\b", 1, 4, false)]
    [DataRow("a\\1\\b\\", 1, 4, false)]
    [DataRow("a\\1\\b\\2", 1, 4, false)]
    [DataRow("a\\1\\b\\2\\", 2, 8, false)]
    [DataRow("a\\1\\b\\2\\\\<0001>player_\\", 2, 8, true)]
    public void A_pair_that_is_cut_is_none(string text, int pairs, int used, bool ended)
    {
        byte[] block = PacketText.Bytes(text);
        Assert.AreEqual(pairs, KeyBlock.Index(block, 0, block.Length, new int[4], out int bytes, out bool whole));
        Assert.AreEqual(used, bytes);
        Assert.AreEqual(ended, whole);
    }

    [TestMethod]
    public void An_odd_number_of_fields_makes_the_end_a_value()
    {
        byte[] block = PacketText.Bytes("a\\1\\b\\\\");
        int[] slots = new int[4];
        Assert.AreEqual(2, KeyBlock.Index(block, 0, block.Length, slots, out int used, out bool ended));
        Assert.AreEqual(block.Length, used);
        Assert.IsFalse(ended);
        Assert.AreEqual("", Value(block, KeyBlock.Find(block, slots, 2, "b")));
    }

    [TestMethod]
    public void Empty_values_are_values()
    {
        byte[] block = PacketText.Bytes("a\\\\b\\\\c\\3\\\\");
        int[] slots = new int[4];
        Assert.AreEqual(3, KeyBlock.Index(block, 0, block.Length, slots, out int _, out bool ended));
        Assert.IsTrue(ended);
        Assert.AreEqual("", Value(block, KeyBlock.Find(block, slots, 3, "a")));
        Assert.AreEqual("", Value(block, KeyBlock.Find(block, slots, 3, "b")));
        Assert.AreEqual("3", Value(block, KeyBlock.Find(block, slots, 3, "c")));
    }

    [TestMethod]
    public void Of_a_name_that_stands_twice_the_first_counts()
    {
        byte[] block = PacketText.Bytes("unknown\\7\\gamename\\first\\unknown\\8\\GameName\\second\\\\");
        int[] slots = new int[8];
        Assert.AreEqual(4, KeyBlock.Index(block, 0, block.Length, slots, out int _, out bool _));
        Assert.AreEqual("7", Value(block, KeyBlock.Find(block, slots, 4, "unknown")));
        Assert.AreEqual("first", Value(block, KeyBlock.Find(block, slots, 4, "gamename")));
        Assert.AreEqual("first", Value(block, KeyBlock.Seek(block, 0, block.Length, "gamename")));
    }

    [TestMethod]
    [DataRow("hostname")]
    [DataRow("HOSTNAME")]
    [DataRow("HostName")]
    public void Names_count_without_case(string name)
    {
        byte[] block = PacketText.Bytes("a\\1\\" + name + "\\Ann\\\\");
        int[] slots = new int[2];
        KeyBlock.Index(block, 0, block.Length, slots, out int _, out bool _);
        Assert.AreEqual("Ann", Value(block, KeyBlock.Find(block, slots, 2, "hostname")));
        Assert.AreEqual("Ann", Value(block, KeyBlock.Seek(block, 0, block.Length, "hostname")));
        byte[] asked = Ascii.Bytes("xhOsTnAmE");
        Assert.AreEqual("Ann", Value(block, KeyBlock.Find(block, slots, 2, KeyBlock.HashOf(asked, 1, 8), asked, 1, 8)));
        Assert.AreEqual(-1, KeyBlock.Find(block, slots, 2, KeyBlock.HashOf(asked, 1, 7), asked, 1, 7));
        Assert.AreEqual(-1, KeyBlock.Find(block, slots, 2, KeyBlock.HashOf(asked, 1, 8), asked, 1, 7), "the hash alone is not enough");
    }

    [TestMethod]
    public void More_pairs_than_slots_are_counted_and_the_first_are_found()
    {
        byte[] block = Many(200);
        int[] slots = new int[128];
        Assert.AreEqual(200, KeyBlock.Index(block, 0, block.Length, slots, out int used, out bool ended));
        Assert.AreEqual(block.Length - 1, used);
        Assert.IsTrue(ended);
        Assert.AreEqual("127", Value(block, KeyBlock.Find(block, slots, 128, "key127")));
        Assert.AreEqual(-1, KeyBlock.Find(block, slots, 128, "key128"));
        Assert.AreEqual(200, KeyBlock.Index(block, 0, block.Length, new int[0], out used, out ended), "without slots the pairs are counted");
        Assert.AreEqual("199", Value(block, KeyBlock.Seek(block, 0, block.Length, "key199")));
    }

    [TestMethod]
    public void Places_are_counted_from_the_start_of_the_block()
    {
        byte[] packet = PacketText.Bytes("<0311223344>a\\1\\bb\\22\\\\");
        int[] slots = new int[2];
        Assert.AreEqual(2, KeyBlock.Index(packet, 5, packet.Length - 5, slots, out int used, out bool _));
        byte[] block = new byte[used];
        for (int i = 0; i < used; i++) block[i] = packet[5 + i];
        Assert.AreEqual("22", Value(block, KeyBlock.Find(block, slots, 2, "bb")));
        Assert.AreEqual(10, KeyBlock.Seek(packet, 5, packet.Length - 5, "bb") - 2, "the one without slots: from the start of the buffer");
    }

    [TestMethod]
    public void Nothing_behind_the_end_of_a_block_is_read()
    {
        byte[] block = PacketText.Bytes("a\\1\\b\\2\\c\\3\\\\");
        Assert.AreEqual(-1, KeyBlock.Seek(block, 0, 7, "b"));
        Assert.AreEqual(6, KeyBlock.Seek(block, 0, 8, "b"));
        Assert.AreEqual(-1, KeyBlock.Seek(block, 0, 8, "c"));
        Assert.AreEqual(-1, KeyBlock.Seek(block, 12, 1, "c"), "the empty name is the end");
        Assert.AreEqual(1, KeyBlock.Index(block, 0, 7, new int[4], out int used, out bool _));
        Assert.AreEqual(4, used);
        Assert.AreEqual(2, KeyBlock.CountAt(new byte[] { 65, 66 }, 0));
        Assert.AreEqual(1, KeyBlock.CountAt(new byte[] { 65, 66 }, 0, 1));
        Assert.AreEqual(0, KeyBlock.CountAt(new byte[] { 65, 66 }, 2));
    }

    [TestMethod]
    public void Names_whose_slots_look_alike_are_told_apart()
    {
        // The upper halves of their hashes are the same.
        byte[] first = Ascii.Bytes("key0698");
        byte[] second = Ascii.Bytes("key2121");
        int hash = KeyBlock.HashOf(first, 0, 7);
        Assert.AreEqual(hash >> 16, KeyBlock.HashOf(second, 0, 7) >> 16);
        byte[] block = PacketText.Bytes("key0698\\1\\key2121\\2\\\\");
        int[] slots = new int[2];
        KeyBlock.Index(block, 0, block.Length, slots, out int _, out bool _);
        Assert.AreEqual("2", Value(block, KeyBlock.Find(block, slots, 2, KeyBlock.HashOf(second, 0, 7), second, 0, 7)));
        Assert.AreEqual("2", Value(block, KeyBlock.Find(block, slots, 2, "key2121")));
        Assert.AreEqual(-1, KeyBlock.Find(block, slots, 1, "key2121"));
        Assert.AreEqual(-1, KeyBlock.Find(block, slots, 1, KeyBlock.HashOf(second, 0, 7), second, 0, 7));
    }

    [TestMethod]
    public void A_range_is_read_as_if_the_array_ended_with_it()
    {
        byte[] block = PacketText.Bytes("a\\1\\bb\\22\\c\\\\\\<0001>player_\\");
        for (int count = 0; count <= block.Length; count++)
        {
            byte[] cut = new byte[count];
            for (int i = 0; i < count; i++) cut[i] = block[i];
            Assert.AreEqual(KeyBlock.Index(cut, 0, count, new int[4], out int expected, out bool whole), KeyBlock.Index(block, 0, count, new int[4], out int used, out bool ended));
            Assert.AreEqual(expected, used);
            Assert.AreEqual(whole, ended);
            Assert.IsTrue(used <= count);
        }
    }

    // key0\0, key1\1, ...
    private static byte[] Many(int pairs)
    {
        string text = "";
        for (int i = 0; i < pairs; i++) text += "key" + i.ToString() + "\\" + i.ToString() + "\\";
        return PacketText.Bytes(text + "\\");
    }

    private static string Value(byte[] block, int at) => Ascii.Text(block, at, KeyBlock.CountAt(block, at));
}
