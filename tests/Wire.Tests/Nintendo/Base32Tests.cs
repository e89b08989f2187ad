using nanoFramework.TestFramework;
using PocketSpy.Wire.Nintendo;

namespace PocketSpy.Wire.Tests.Nintendo;

[TestClass]
public class Base32Tests
{
    [TestMethod]
    [DataRow(0L, "000000000")]
    [DataRow(31L, "00000000v")]
    [DataRow(32L, "000000010")]
    [DataRow(4661L, "0000004hl")]
    [DataRow(Base32.MaxValue, "vvvvvvvvv")]
    public void Encode_writes_nine_digits_most_significant_first(long userId, string digits)
    {
        byte[] target = new byte[Base32.Size + 1];
        Base32.Encode(userId, target, 1);
        Assert.AreEqual(digits, Ascii.Text(target, 1, Base32.Size));
    }

    [TestMethod]
    [DataRow("1jhggtmgh")]
    [DataRow("3pcgu0299")]
    [DataRow("61ej14hkb")]
    public void Nicks_of_real_consoles_decode_and_encode_to_themselves(string digits)
    {
        Assert.IsTrue(Base32.TryDecode(Ascii.Bytes(digits), 0, out long userId));
        byte[] target = new byte[Base32.Size];
        Base32.Encode(userId, target, 0);
        Assert.AreEqual(digits, Ascii.Text(target, 0, Base32.Size));
    }

    [TestMethod]
    [DataRow("1jhggtmgw")]
    [DataRow("1jhg tmgh")]
    [DataRow("1Jhggtmgh")]
    [DataRow("1jhggtmg")]
    [DataRow("")]
    public void TryDecode_refuses_what_is_no_number(string digits)
    {
        Assert.IsFalse(Base32.TryDecode(Ascii.Bytes(digits), 0, out long userId));
        Assert.AreEqual(0L, userId);
    }
}
