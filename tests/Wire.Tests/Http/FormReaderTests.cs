using nanoFramework.TestFramework;
using PocketSpy.Wire.Http;

namespace PocketSpy.Wire.Tests.Http;

[TestClass]
public class FormReaderTests
{
    [TestMethod]
    public void The_fields_of_a_sign_in_are_read()
    {
        FormReader form = Load(HttpPackets.NasLoginBody);
        Assert.AreEqual(17, form.Count);
        Assert.AreEqual("bG9naW4*", Value(form, "action"));
        Assert.AreEqual("Uk1DUA**", Value(form, "gamecd"));
        Assert.AreEqual("TEVINTEyMzQ1Njc4", Value(form, "csnum"));
        Assert.AreEqual(-1, form.Find("csnu"));
        Assert.AreEqual(-1, form.Find("Action"));
        Assert.AreEqual(-1, form.Find(""));
    }

    [TestMethod]
    [DataRow("a=b%2Ac&d=e", "a", "b*c")]
    [DataRow("a=%41%42", "a", "AB")]
    [DataRow("a=&b=x", "a", "")]
    [DataRow("a", "a", "")]
    public void A_value_is_decoded_where_it_stands_and_its_neighbours_stay(string body, string key, string value)
    {
        byte[] bytes = Ascii.Bytes(body);
        FormReader form = new(4);
        form.Load(bytes, 0, bytes.Length);
        int pair = form.Find(key);
        Assert.AreEqual(value.Length, form.DecodeInPlace(pair));
        for (int i = 0; i < value.Length; i++) Assert.AreEqual((int)value[i], (int)bytes[form.OffsetOf(pair) + i]);
        if (form.Find("d") >= 0) Assert.AreEqual("e", Value(form, "d"));
    }

    [TestMethod]
    [DataRow("a=%")]
    [DataRow("a=x%4")]
    [DataRow("a=%zz")]
    public void A_wrong_percent_sign_is_found_in_place(string body)
    {
        byte[] bytes = Ascii.Bytes(body);
        FormReader form = new(4);
        form.Load(bytes, 0, bytes.Length);
        Assert.AreEqual(-1, form.DecodeInPlace(0));
    }

    [TestMethod]
    [DataRow("", 0)]
    [DataRow("&", 0)]
    [DataRow("&&&", 0)]
    [DataRow("a", 1)]
    [DataRow("a=", 1)]
    [DataRow("=b", 1)]
    [DataRow("=", 1)]
    [DataRow("a=b&", 1)]
    [DataRow("&a=b&&c=d&", 2)]
    [DataRow("a=b\r\n", 1)]
    [DataRow("\r\n", 0)]
    public void Empty_pairs_do_not_count(string body, int count)
    {
        Assert.AreEqual(count, Load(body).Count);
    }

    [TestMethod]
    [DataRow("a", "")]
    [DataRow("a=", "")]
    [DataRow("a=b", "b")]
    [DataRow("a=b=c", "b=c")]
    [DataRow("x&a=b&a=c", "b")]
    [DataRow("a=%2A", "*")]
    [DataRow("a=%2a%3D", "*=")]
    [DataRow("a=x%25y", "x%y")]
    [DataRow("a=+", "+")]
    [DataRow("a=12345678", "12345678")]
    [DataRow("a=1234567%38", "12345678")]
    [DataRow("a=b\r\n", "b")]
    [DataRow("a=\u00FFb", "\u00FFb")]
    public void A_value_is_copied_with_its_percent_signs_undone(string body, string expected)
    {
        Assert.AreEqual(expected, Value(Load(body), "a"));
    }

    [TestMethod]
    [DataRow("a=%")]
    [DataRow("a=%2")]
    [DataRow("a=%&2A")]
    [DataRow("a=%2&A")]
    [DataRow("a=%2G")]
    [DataRow("a=%G2")]
    [DataRow("a=%%2A")]
    [DataRow("a=123456789")]
    [DataRow("a=12345678%39")]
    public void A_wrong_percent_sign_and_a_value_that_does_not_fit_give_minus_1(string body)
    {
        FormReader form = Load(body);
        Assert.AreEqual(-1, form.Copy(form.Find("a"), new byte[8]));
    }

    [TestMethod]
    public void NULs_behind_the_last_pair_do_not_count()
    {
        byte[] body = Ascii.FromHex("613d62 00 0d0a 00");
        FormReader form = new FormReader(4);
        Assert.IsTrue(form.Load(body, 0, body.Length));
        Assert.AreEqual("b", Value(form, "a"));
        byte[] nuls = new byte[5];
        Assert.IsTrue(form.Load(nuls, 0, 5));
        Assert.AreEqual(0, form.Count);
    }

    [TestMethod]
    public void More_pairs_than_there_is_room_for_are_refused()
    {
        FormReader form = new FormReader(2);
        byte[] body = Ascii.Bytes("a=1&b=2&&c=3");
        Assert.IsTrue(form.Load(body, 0, 9));
        Assert.AreEqual(2, form.Count);
        Assert.IsFalse(form.Load(body, 0, 10));
        Assert.AreEqual(0, form.Count);
        Assert.AreEqual(-1, form.Find("a"));
    }

    [TestMethod]
    public void Every_truncation_of_a_body_reads_what_is_there()
    {
        byte[] bytes = Ascii.Bytes(HttpPackets.NasLoginBody);
        FormReader form = new FormReader(20);
        byte[] value = new byte[64];
        for (int count = 0; count <= bytes.Length; count++)
        {
            byte[] cut = new byte[count];
            System.Array.Copy(bytes, 0, cut, 0, count);
            Assert.IsTrue(form.Load(cut, 0, count));
            for (int i = 0; i < form.Count; i++) Assert.IsTrue(form.Copy(i, value) >= (i < form.Count - 1 ? 0 : -1));
        }
    }

    private static FormReader Load(string body)
    {
        byte[] bytes = Ascii.Bytes("k=" + body + "&l=m");
        FormReader form = new FormReader(20);
        Assert.IsTrue(form.Load(bytes, 2, body.Length));
        return form;
    }

    private static string Value(FormReader form, string key)
    {
        byte[] target = new byte[key == "a" ? 8 : 64];
        int count = form.Copy(form.Find(key), target);
        Assert.IsTrue(count >= 0);
        return Ascii.Text(target, 0, count);
    }
}
