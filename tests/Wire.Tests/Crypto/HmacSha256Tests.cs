using nanoFramework.TestFramework;
using PocketSpy.Wire.Crypto;

namespace PocketSpy.Wire.Tests.Crypto;

[TestClass]
public class HmacSha256Tests
{
    // RFC 4231, test case 2.
    private const string Code = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
    private const string Message = "what do ya want for nothing?";

    [TestMethod]
    public void Compute_gives_the_code_of_rfc_4231()
    {
        byte[] code = new HmacSha256(Ascii.Bytes("Jefe")).Compute(Ascii.Bytes(Message));
        Assert.AreEqual(Code, Ascii.Hex(code, 0, code.Length));
    }

    [TestMethod]
    public void Verify_takes_the_code_and_nothing_else()
    {
        HmacSha256 hmac = new HmacSha256(Ascii.Bytes("Jefe"));
        byte[] message = Ascii.Bytes(Message);
        byte[] code = Ascii.FromHex("00" + Code);
        Assert.IsTrue(hmac.Verify(message, code, 1));
        Assert.IsFalse(hmac.Verify(message, code, 0));
        Assert.IsFalse(hmac.Verify(message, code, 2));
        code[32] ^= 1;
        Assert.IsFalse(hmac.Verify(message, code, 1));
    }
}
