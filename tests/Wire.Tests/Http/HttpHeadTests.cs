using nanoFramework.TestFramework;
using PocketSpy.Wire.Http;

namespace PocketSpy.Wire.Tests.Http;

[TestClass]
public class HttpHeadTests
{
    [TestMethod]
    [DataRow("", -1)]
    [DataRow("\n", -1)]
    [DataRow("\r\n\r", -1)]
    [DataRow("\n\n", 2)]
    [DataRow("\r\n\r\n", 4)]
    [DataRow("a\r\n\nb", 4)]
    [DataRow("a\n\r\nb\n\n", 4)]
    [DataRow("a\n\r\r\n", -1)]
    [DataRow("a\r\rb\n", -1)]
    public void A_head_ends_with_its_first_empty_line(string text, int end)
    {
        byte[] bytes = Ascii.Bytes("\n" + text + "\n\n");
        // The range begins behind the first line feed and ends before the last ones.
        Assert.AreEqual(end < 0 ? -1 : end + 1, HttpHead.FindEnd(bytes, 1, text.Length, 0));
    }

    [TestMethod]
    public void The_end_is_found_wherever_the_segments_are_cut()
    {
        foreach (string request in HttpPackets.All)
        {
            byte[] bytes = Ascii.Bytes(request);
            int end = HttpHead.FindEnd(bytes, 0, bytes.Length, 0);
            Assert.IsTrue(end > 0);
            for (int cut = 0; cut < end; cut++)
            {
                Assert.AreEqual(-1, HttpHead.FindEnd(bytes, 0, cut, 0));
                Assert.AreEqual(end, HttpHead.FindEnd(bytes, 0, bytes.Length, cut), "cut at " + cut);
            }
        }
    }
}
