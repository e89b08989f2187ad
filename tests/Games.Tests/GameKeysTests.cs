using nanoFramework.TestFramework;

namespace PocketSpy.Games.Tests;

[TestClass]
public class GameKeysTests
{
    [TestMethod]
    [DataRow("12ironds", "RxXhtd")]
    [DataRow("zumadeluxe", "bxYYnG")]
    [DataRow("test", "Hku6Fd")]
    [DataRow("gmtest", "HA6zkS")]
    [DataRow("mariokartds", "yeJ3x8")]
    [DataRow("nintest<am", "EdD7Ve")]
    [DataRow("exploeman", "8dv")]
    [DataRow("coldwinter", "W9f5Cb1")]
    [DataRow("mohaas", "h2P1c9 2vPkJy")]
    [DataRow("rune", "BnA4a3 V5Hm41")]
    [DataRow("stef1", "N43A3a H28D2r zgsCV2")]
    [DataRow("nwn", "Adv39k ZIq1wW")]
    [DataRow("source", "hba3av AYcFzB EEpacW ggXhvY FqmlZJ sPEFlr")]
    public void A_known_game_has_its_keys(string name, string keys) => Assert.AreEqual(keys, Find(Bytes(name)));

    [TestMethod]
    [DataRow("GmTest")]
    [DataRow("GMTEST")]
    public void Letters_of_a_name_may_be_in_any_case(string name) => Assert.AreEqual("HA6zkS", Find(Bytes(name)));

    [TestMethod]
    [DataRow("")]
    [DataRow("!")]
    [DataRow("0")]
    [DataRow("12irond")]
    [DataRow("12irondsa")]
    [DataRow("gmtes")]
    [DataRow("gmtestx")]
    [DataRow("mtest")]
    [DataRow("zumadelux")]
    [DataRow("zumadeluxe2")]
    [DataRow("zz")]
    [DataRow("~~~~~~~~")]
    [DataRow("HA6zkS")]
    [DataRow("gmtest HA6zkS")]
    [DataRow("gmtest ")]
    [DataRow(" gmtest")]
    [DataRow("\ngmtest")]
    [DataRow("gmtest\n")]
    [DataRow("gm\ntest")]
    [DataRow("a\tb")]
    [DataRow("gmtest\u007F")]
    [DataRow("gmt\u00E9st")]
    [DataRow("\u00FF")]
    public void Any_other_name_has_none(string name) => Assert.IsNull(Find(Bytes(name)));

    [TestMethod]
    public void A_NUL_does_not_end_a_name()
    {
        byte[] name = Bytes("gmtest??");
        name[6] = 0;
        Assert.IsNull(Find(name));
    }

    [TestMethod]
    public void A_name_of_any_length_may_be_asked_for()
    {
        for (int count = 0; count < 600; count++) Assert.IsNull(Find(Bytes(new string('q', count))));
    }

    [TestMethod]
    public void Nothing_outside_of_the_name_is_read_and_nothing_behind_the_key_is_written()
    {
        byte[] packet = Bytes("xgmtestam");
        byte[] key = Bytes("--------");
        Assert.IsTrue(GameKeys.TryFind(packet, 1, 6, key, out int count));
        Assert.AreEqual(6, count);
        Assert.AreEqual("HA6zkS--", Text(key, key.Length));
        Assert.AreEqual("xgmtestam", Text(packet, packet.Length));
        Assert.IsFalse(GameKeys.TryFind(packet, 1, 7, key, out count));
        Assert.AreEqual(0, count);
    }

    private static string Find(byte[] name)
    {
        byte[] key = new byte[GameKeys.MaximumKeysCount];
        return GameKeys.TryFind(name, 0, name.Length, key, out int count) ? Text(key, count) : null;
    }

    private static byte[] Bytes(string text)
    {
        byte[] bytes = new byte[text.Length];
        for (int i = 0; i < bytes.Length; i++) bytes[i] = (byte)text[i];
        return bytes;
    }

    private static string Text(byte[] bytes, int count)
    {
        char[] text = new char[count];
        for (int i = 0; i < count; i++) text[i] = (char)bytes[i];
        return new string(text);
    }
}
