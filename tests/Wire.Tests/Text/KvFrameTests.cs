using nanoFramework.TestFramework;
using PocketSpy.Wire.Text;

namespace PocketSpy.Wire.Tests.Text;

[TestClass]
public class KvFrameTests
{
    [TestMethod]
    [DataRow("", -1)]
    [DataRow("\\final\\", 7)]
    [DataRow("\\final", -1)]
    [DataRow("final\\", -1)]
    [DataRow("\\ka\\\\final\\", 11)]
    [DataRow("\\ka\\\\final\\\\ka\\\\final\\", 11)]
    [DataRow("\\Final\\", -1)]
    [DataRow("\\finale\\\\final\\", 15)]
    [DataRow("\\final\\final\\", 7)]
    [DataRow("\\\\\\final\\", 9)]
    [DataRow("\\fin\\final\\", 11)]
    public void A_message_ends_behind_its_first_mark(string text, int end)
    {
        byte[] bytes = Ascii.Bytes("--" + text);
        Assert.AreEqual(end < 0 ? -1 : end + 2, KvFrame.Find(bytes, 2, text.Length));
    }

    [TestMethod]
    public void The_mark_behind_the_range_is_not_found()
    {
        byte[] bytes = Ascii.Bytes(KvPackets.KeepAlive);
        for (int count = 0; count < bytes.Length; count++) Assert.AreEqual(-1, KvFrame.Find(bytes, 0, count));
    }

    [TestMethod]
    public void A_mark_is_found_wherever_the_pieces_are_cut()
    {
        foreach (string message in KvPackets.All)
        {
            // As in a stream: the message begins somewhere and another follows.
            byte[] bytes = Ascii.Bytes("\\x" + message + KvPackets.KeepAlive);
            int end = 2 + message.Length;
            for (int cut = 0; cut < message.Length; cut++)
            {
                Assert.AreEqual(-1, KvFrame.Find(bytes, 2, cut));
                Assert.AreEqual(end, KvFrame.Find(bytes, 2, message.Length, cut));
                Assert.AreEqual(end, KvFrame.Find(bytes, 2, bytes.Length - 2, cut));
            }
        }
    }

    [TestMethod]
    public void A_message_that_comes_byte_by_byte_ends_with_its_last_byte()
    {
        byte[] bytes = Ascii.Bytes(KvPackets.Status);
        for (int count = 1; count < bytes.Length; count++) Assert.AreEqual(-1, KvFrame.Find(bytes, 0, count, count - 1));
        Assert.AreEqual(bytes.Length, KvFrame.Find(bytes, 0, bytes.Length, bytes.Length - 1));
    }
}
