using System.Text;
using nanoFramework.TestFramework;
using PocketSpy.Wire.Json;

namespace PocketSpy.Wire.Tests.Json;

[TestClass]
public class JsonSplitterTests
{
    [TestMethod]
    public void Values_come_whole_and_with_little_space_wherever_the_document_is_cut()
    {
        const string Document = " {\n \"a\" : [ 1 , {\"b\" : [2, 3 ], \"c\":\"} \\\" ]\"} ,\"x\" ], \"d\": true, \"e\" : { \"f\":null }\n}\n";
        const string Expected = "{ N\"a\" [ V1 V{\"b\" :[2,3 ],\"c\":\"} \\\" ]\"} V\"x\" ] N\"d\" Vtrue N\"e\" V{\"f\":null } ] done";
        for (int piece = 1; piece < Document.Length; piece++) Assert.AreEqual(Expected, Split(Document, piece, 100));
    }

    [TestMethod]
    [DataRow("{\"a\":1,}")]
    [DataRow("{,\"a\":1}")]
    [DataRow("{\"a\" 1}")]
    [DataRow("{\"a\":1 \"b\":2}")]
    [DataRow("{\"a\":1]")]
    [DataRow("{a:1}")]
    [DataRow("{\"a\":1}x")]
    [DataRow("{\"a\":1}}")]
    [DataRow("{\"a\":[1 2]}")]
    public void What_is_no_JSON_between_the_values_is_an_error(string document)
    {
        Assert.IsTrue(Split(document, 1, 100).EndsWith("error"), Split(document, 1, 100));
    }

    [TestMethod]
    public void Two_numbers_are_not_joined_when_the_space_between_them_goes()
    {
        Assert.AreEqual("{ N\"a\" V{\"b\":[1 2]} ] done", Split("{\"a\":{\"b\":[1   2]}}", 3, 100));
    }

    [TestMethod]
    public void A_value_longer_than_the_window_is_passed_over_and_told()
    {
        Assert.AreEqual("{ N\"a\" [ over V2 ] N\"b\" V3 ] done", Split("{\"a\":[\"0123456789\",2],\"b\":3}", 4, 8));
    }

    [TestMethod]
    public void Lines_are_counted_from_one_and_a_part_has_the_line_in_which_it_begins()
    {
        JsonSplitter splitter = new(new byte[50]);
        byte[] bytes = Encoding.UTF8.GetBytes("{\n\"a\":\n\n{\n\"b\":1\n}\n}");
        int at = splitter.Read(bytes, 0, bytes.Length);
        splitter.Enter();
        at = splitter.Read(bytes, at, bytes.Length);
        Assert.AreEqual(2, splitter.PartLine);
        at = splitter.Read(bytes, at, bytes.Length);
        Assert.IsTrue(splitter.Part == JsonPart.Open);
        at = splitter.Read(bytes, at, bytes.Length);
        Assert.IsTrue(splitter.Part == JsonPart.Value);
        Assert.AreEqual(4, splitter.PartLine);
        splitter.Read(bytes, at, bytes.Length);
        Assert.AreEqual(7, splitter.Line);
        Assert.IsTrue(splitter.IsDone);
    }

    // Objects at depth 0 and arrays at depth 1 are entered.
    private static string Split(string document, int piece, int window)
    {
        JsonSplitter splitter = new(new byte[window]);
        byte[] bytes = Encoding.UTF8.GetBytes(document);
        string parts = "";
        for (int start = 0; start < bytes.Length; start += piece)
        {
            int end = start + piece < bytes.Length ? start + piece : bytes.Length;
            for (int at = start; at < end;)
            {
                at = splitter.Read(bytes, at, end);
                string text = Encoding.UTF8.GetString(splitter.Window, 0, splitter.Count);
                switch (splitter.Part)
                {
                    case JsonPart.Name:
                        parts += "N" + text + " ";
                        break;
                    case JsonPart.Value:
                        parts += splitter.Overflowed ? "over " : "V" + text + " ";
                        break;
                    case JsonPart.Open:
                        if (splitter.Depth > 0 && splitter.IsObject) break;
                        splitter.Enter();
                        parts += splitter.IsObject ? "{ " : "[ ";
                        break;
                    case JsonPart.Close:
                        parts += "] ";
                        break;
                    case JsonPart.Error:
                        return parts + "error";
                }
            }
        }
        return parts + (splitter.IsDone ? "done" : "cut");
    }
}
