using System.Text;
using nanoFramework.TestFramework;
using PocketSpy.Wire.Json;

namespace PocketSpy.Wire.Tests.Json;

[TestClass]
public class JsonWriterTests
{
    [TestMethod]
    public void Commas_stand_where_they_belong()
    {
        JsonWriter json = Begin(out WireWriter writer);
        json.BeginObject();
        json.Name("a");
        json.Number(-5);
        json.Name("b");
        json.BeginArray();
        json.Flag(true);
        json.BeginObject();
        json.EndObject();
        json.Flag(false);
        json.EndArray();
        json.Name("c");
        json.BeginObject();
        json.Name("d");
        json.Text("e");
        json.EndObject();
        json.EndObject();
        Assert.AreEqual("{\"a\":-5,\"b\":[true,{},false],\"c\":{\"d\":\"e\"}}", TextOf(writer));
    }

    [TestMethod]
    public void Members_have_values_of_every_kind()
    {
        JsonWriter json = Begin(out WireWriter writer);
        json.BeginObject();
        json.Member("number", 5_000_000_000);
        json.Member("flag", true);
        json.Member("text", "a\"b");
        json.Member("bytes", new byte[] { 0xC3, 0xA9 });
        json.Member("none", (byte[])null);
        json.EndObject();
        Assert.AreEqual("{\"number\":5000000000,\"flag\":true,\"text\":\"a\\\"b\",\"bytes\":\"\u00e9\",\"none\":\"\"}", TextOf(writer));
    }

    [TestMethod]
    [DataRow("plain", "plain")]
    [DataRow("a\"b\\c", "a\\\"b\\\\c")]
    [DataRow("\r\n\t\u0001\u007f", "\\u000d\\u000a\\u0009\\u0001\\u007f")]
    [DataRow("</script>", "\\u003c/script>")]
    [DataRow("\u00e9\u20ac\U0001F600", "\u00e9\u20ac\U0001F600")]
    public void Texts_are_escaped(string text, string expected)
    {
        JsonWriter json = Begin(out WireWriter writer);
        json.Text(text);
        Assert.AreEqual("\"" + expected + "\"", TextOf(writer));
    }

    [TestMethod]
    public void Bytes_that_are_no_UTF_8_stay_readable()
    {
        JsonWriter json = Begin(out WireWriter writer);
        byte[] bytes = { 0x41, 0xE9, 0xC3, 0xA9, 0xC0, 0xAF, 0xED, 0xA0, 0x80, 0xF5, 0xE2, 0x82 };
        json.Text(bytes, 0, bytes.Length);
        Assert.AreEqual("\"A\\u00e9\u00e9\\u00c0\\u00af\\u00ed\\u00a0\\u0080\\u00f5\\u00e2\\u0082\"", TextOf(writer));
    }

    [TestMethod]
    public void What_is_written_can_be_read()
    {
        JsonWriter writerOfJson = Begin(out WireWriter writer);
        byte[] bytes = new byte[255];
        for (int i = 0; i < bytes.Length; i++) bytes[i] = (byte)(i + 1);
        writerOfJson.Text(bytes, 0, 127);
        JsonReader json = new();
        json.Load(writer.Buffer, writer.Start, writer.Length);
        Assert.AreEqual((int)JsonToken.Text, (int)json.Read());
        byte[] read = new byte[127];
        Assert.AreEqual(127, json.CopyText(read, 0, 127));
        for (int i = 0; i < 127; i++) Assert.AreEqual(i + 1, (int)read[i]);
        Assert.AreEqual((int)JsonToken.End, (int)json.Read());
    }

    private static JsonWriter Begin(out WireWriter writer)
    {
        writer = new WireWriter();
        writer.Load(new byte[1_024], 0, 1_024);
        JsonWriter json = new();
        json.Load(writer);
        return json;
    }

    private static string TextOf(WireWriter writer) => Encoding.UTF8.GetString(writer.Buffer, writer.Start, writer.Length);
}
