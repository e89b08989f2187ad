using PocketSpy.Presence.Wire;
using nanoFramework.TestFramework;
using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.Wire.Tests.GameSpy;

[TestClass]
public class LoginProofTests
{
    private const string User = "anna@anna@example.test";
    private const string Client = "k2HfzvIpe4V5ggv7ppbW6SjTVurBqGUv";
    private const string Server = "ABCDEFGHIJ";

    [TestMethod]
    public void Response_has_the_client_challenge_first()
    {
        Assert.AreEqual("e006094f9773acbeb240981496e69d1e", Compute("secret", User, Client, Server));
    }

    [TestMethod]
    public void Proof_has_the_server_challenge_first()
    {
        Assert.AreEqual("738e4d5c4b46aa142b2c2060087eadc6", Compute("secret", User, Server, Client));
    }

    internal static string Compute(string password, string user, string first, string second)
    {
        byte[] hash = new byte[Md5.HexSize];
        Md5 md5 = new Md5();
        md5.Append(Ascii.Bytes(password), 0, password.Length);
        md5.FinishHex(hash, 0);
        byte[] target = new byte[LoginProof.Size + 2];
        new LoginProof().Compute(hash, 0, Ascii.Bytes(user), 0, user.Length, Ascii.Bytes(first), 0, first.Length,
            Ascii.Bytes(second), 0, second.Length, target, 2);
        return Ascii.Text(target, 2, LoginProof.Size);
    }
}
