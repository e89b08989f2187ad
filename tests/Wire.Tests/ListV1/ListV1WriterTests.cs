using PocketSpy.OlderGames.Wire;
using nanoFramework.TestFramework;

namespace PocketSpy.Wire.Tests.ListV1;

[TestClass]
public class ListV1WriterTests
{
    [TestMethod]
    public void Greeting_ends_with_the_challenge()
    {
        byte[] buffer = new byte[64];
        ListV1Writer writer = new ListV1Writer();
        writer.Load(buffer, 0, ListV1Writer.GreetingSize);
        writer.Greeting(Ascii.Bytes("xwookiex"), 1);
        Assert.IsFalse(writer.Overflowed);
        Assert.AreEqual("\\basic\\\\secure\\wookie", Ascii.Text(buffer, 0, writer.Length));
    }

    [TestMethod]
    public void Compact_hosts_have_six_bytes()
    {
        byte[] buffer = new byte[64];
        ListV1Writer writer = new ListV1Writer();
        writer.Load(buffer, 2, 60);
        writer.Compact(0xC0A80402, 7778);
        writer.Compact(0xFFFFFFFF, 65535);
        writer.Final();
        Assert.AreEqual("c0a804021e62ffffffffffff5c66696e616c5c", Ascii.Hex(buffer, 2, writer.Length));
        Assert.AreEqual(2 * ListV1Writer.CompactSize + ListV1Writer.FinalSize, writer.Length);
    }

    [TestMethod]
    public void Hosts_as_text_are_one_pair_each()
    {
        byte[] buffer = new byte[64];
        ListV1Writer writer = new ListV1Writer();
        writer.Load(buffer, 0, 64);
        writer.Text(0xC0A80402, 7778);
        writer.Text(0x00000000, 0);
        writer.Final();
        Assert.AreEqual("\\ip\\192.168.4.2:7778\\ip\\0.0.0.0:0\\final\\", Ascii.Text(buffer, 0, writer.Length));
        writer.Load(buffer, 0, ListV1Writer.LongestText);
        writer.Text(0xFFFFFFFF, 65535);
        Assert.AreEqual(ListV1Writer.LongestText, writer.Length);
    }

    [TestMethod]
    public void Fields_are_counted_and_values_cannot_forge_one()
    {
        byte[] buffer = new byte[128];
        ListV1Writer writer = new ListV1Writer();
        writer.Load(buffer, 0, 128);
        writer.Fields(new string[] { "ip", "hostname", "numplayers" });
        writer.AddressValue(0x0A000001, 80);
        byte[] name = Ascii.Bytes("xa\\final\\~bx");
        name[9] = 0;
        writer.Value(name, 1, name.Length - 2);
        writer.Value(-7);
        writer.Final();
        Assert.AreEqual("\\fieldcount\\3\\ip\\hostname\\numplayers\\10.0.0.1:80\\a/final/b\\-7\\final\\", Ascii.Text(buffer, 0, writer.Length));
    }

    [TestMethod]
    public void What_does_not_fit_is_told()
    {
        byte[] buffer = new byte[64];
        ListV1Writer writer = new ListV1Writer();
        writer.Load(buffer, 0, ListV1Writer.GreetingSize - 1);
        writer.Greeting(new byte[6], 0);
        Assert.IsTrue(writer.Overflowed);
        writer.Load(buffer, 0, 5);
        writer.Compact(1, 1);
        Assert.IsTrue(writer.Overflowed);
    }
}
