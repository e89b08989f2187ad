using System.Text;
using nanoFramework.TestFramework;
using PocketSpy.Wire.Json;

namespace PocketSpy.Wire.Tests.Json;

[TestClass]
public class JsonReaderTests
{
    [TestMethod]
    public void A_document_is_read_token_by_token()
    {
        JsonReader json = Load(" {\"a\" : [1, -20.5e3, true,false ,null, \"x\"], \"b\":{}, \"c\":[] } ");
        JsonToken[] expected =
        {
            JsonToken.ObjectStart, JsonToken.Name, JsonToken.ArrayStart, JsonToken.Number, JsonToken.Number, JsonToken.True, JsonToken.False,
            JsonToken.Null, JsonToken.Text, JsonToken.ArrayEnd, JsonToken.Name, JsonToken.ObjectStart, JsonToken.ObjectEnd, JsonToken.Name,
            JsonToken.ArrayStart, JsonToken.ArrayEnd, JsonToken.ObjectEnd, JsonToken.End, JsonToken.End,
        };
        for (int i = 0; i < expected.Length; i++) Assert.AreEqual((int)expected[i], (int)json.Read(), i.ToString());
    }

    [TestMethod]
    [DataRow("")]
    [DataRow(" ")]
    [DataRow("{")]
    [DataRow("[1,]")]
    [DataRow("[,1]")]
    [DataRow("[1 2]")]
    [DataRow("{\"a\"}")]
    [DataRow("{\"a\":}")]
    [DataRow("{\"a\":1,}")]
    [DataRow("{a:1}")]
    [DataRow("{1:1}")]
    [DataRow("{\"a\":1]")]
    [DataRow("[1}")]
    [DataRow("01")]
    [DataRow("+1")]
    [DataRow("1.")]
    [DataRow(".5")]
    [DataRow("1e")]
    [DataRow("-")]
    [DataRow("tru")]
    [DataRow("nul")]
    [DataRow("\"a")]
    [DataRow("\"a\\\"")]
    [DataRow("\"\\x\"")]
    [DataRow("\"\\u12g4\"")]
    [DataRow("\"\\u123\"")]
    [DataRow("\"a\nb\"")]
    [DataRow("1 1")]
    [DataRow("{} {}")]
    [DataRow("'a'")]
    [DataRow("[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]")]
    public void What_is_no_JSON_ends_in_an_error(string text)
    {
        JsonReader json = Load(text);
        while (json.Read() is not (JsonToken.Error or JsonToken.End))
        {
        }
        Assert.AreEqual((int)JsonToken.Error, (int)json.Token);
        Assert.AreEqual((int)JsonToken.Error, (int)json.Read());
    }

    [TestMethod]
    public void Nesting_is_read_to_the_limit()
    {
        JsonReader json = Load("[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]");
        while (json.Read() is not (JsonToken.Error or JsonToken.End))
        {
        }
        Assert.AreEqual((int)JsonToken.End, (int)json.Token);
    }

    [TestMethod]
    public void Escapes_are_resolved()
    {
        JsonReader json = Load("\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\u00e9\\u20AC\\ud83d\\ude00!\"");
        json.Read();
        Assert.IsTrue(json.HasEscapes);
        Assert.AreEqual("a\"\\/\b\f\n\r\tA\u00e9\u20ac\U0001F600!", json.Text());
        byte[] few = new byte[8];
        Assert.AreEqual(-1, json.CopyText(few, 0, 8));
    }

    [TestMethod]
    [DataRow("\"\\ud83d\"", "\ufffd")]
    [DataRow("\"\\ude00x\"", "\ufffdx")]
    [DataRow("\"\\ud83d\\u0041\"", "\ufffdA")]
    [DataRow("\"\\ud83d\\n\"", "\ufffd\n")]
    public void Half_a_surrogate_pair_is_replaced(string text, string expected)
    {
        JsonReader json = Load(text);
        json.Read();
        Assert.AreEqual(expected, json.Text());
    }

    [TestMethod]
    public void Names_are_compared_as_they_read()
    {
        JsonReader json = Load("{\"a\\u0062c\":1,\"abc\":2}");
        json.Read();
        json.Read();
        Assert.IsTrue(json.Is("abc"));
        json.Read();
        json.Read();
        Assert.IsTrue(json.Is("abc"));
        Assert.IsFalse(json.Is("ab"));
        Assert.IsFalse(json.Is("abcd"));
    }

    [TestMethod]
    public void Numbers_are_read_within_limits()
    {
        JsonReader json = Load("[-9223372036854775808, 1.0, 13, 14, \"5\"]");
        json.Read();
        json.Read();
        Assert.IsTrue(json.TryInt64(out long least));
        Assert.AreEqual(long.MinValue, least);
        Assert.IsFalse(json.TryInt32(int.MinValue, int.MaxValue, out _));
        json.Read();
        Assert.IsFalse(json.TryInt64(out _), "a fraction is no whole number");
        json.Read();
        Assert.IsTrue(json.TryInt32(1, 13, out int value));
        Assert.AreEqual(13, value);
        json.Read();
        Assert.IsFalse(json.TryInt32(1, 13, out _));
        json.Read();
        Assert.IsFalse(json.TryInt32(1, 13, out _), "a text is no number");
    }

    [TestMethod]
    public void Values_can_be_skipped()
    {
        JsonReader json = Load("{\"a\":{\"b\":[1,{\"c\":2}]},\"d\":3,\"e\":\"f\"}");
        json.Read();
        json.Read();
        Assert.IsTrue(json.Skip());
        Assert.AreEqual((int)JsonToken.Name, (int)json.Read());
        Assert.IsTrue(json.Is("d"));
        Assert.IsTrue(json.Skip());
        Assert.AreEqual((int)JsonToken.Name, (int)json.Read());
        Assert.IsTrue(json.Is("e"));
        Assert.IsTrue(json.Skip());
        Assert.AreEqual((int)JsonToken.ObjectEnd, (int)json.Read());
        Assert.AreEqual((int)JsonToken.End, (int)json.Read());
    }

    [TestMethod]
    public void Skipping_what_is_cut_off_fails()
    {
        JsonReader json = Load("{\"a\":{\"b\":[1,2");
        json.Read();
        json.Read();
        Assert.IsFalse(json.Skip());
        Assert.AreEqual((int)JsonToken.Error, (int)json.Token);
    }

    [TestMethod]
    public void A_document_may_stand_inside_a_larger_buffer()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("xx[7]9");
        JsonReader json = new();
        json.Load(bytes, 2, 3);
        Assert.AreEqual((int)JsonToken.ArrayStart, (int)json.Read());
        Assert.AreEqual((int)JsonToken.Number, (int)json.Read());
        Assert.AreEqual(3, json.Offset);
        Assert.AreEqual(1, json.Count);
        Assert.AreEqual((int)JsonToken.ArrayEnd, (int)json.Read());
        Assert.AreEqual((int)JsonToken.End, (int)json.Read());
        Assert.AreEqual(5, json.Position);
    }

    private static JsonReader Load(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        JsonReader json = new();
        json.Load(bytes, 0, bytes.Length);
        return json;
    }
}
