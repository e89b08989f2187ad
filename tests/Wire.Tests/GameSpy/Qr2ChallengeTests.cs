using PocketSpy.Matchmaking.Wire;
using nanoFramework.TestFramework;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.Wire.Tests.GameSpy;

[TestClass]
public class Qr2ChallengeTests
{
    private const string Challenge = "ABCDEF00C0A801010BB8";
    private const string Response = "lkI/QHIm72zcEijXUFSjn+yrf3oA";

    [TestMethod]
    public void Respond_pads_with_zero_bytes()
    {
        Assert.AreEqual(Response, Respond("HA6zkS", Challenge));
        Assert.AreEqual("Dw2EMSrs", Respond("HA6zkS", "XYZPQR"));
    }

    [TestMethod]
    [DataRow("HA6zkS", Challenge, Response, true)]
    [DataRow("HA6zkT", Challenge, Response, false)]
    [DataRow("HA6zkS", "ABCDEF00C0A801010BB9", Response, false)]
    [DataRow("HA6zkS", Challenge, "lkI/QHIm72zcEijXUFSjn+yrf3oB", false)]
    [DataRow("HA6zkS", Challenge, "lkI/QHIm72zcEijXUFSjn+yrf3o", false)]
    [DataRow("HA6zkS", Challenge, "", false)]
    [DataRow("HA6zkS", "", "", false)]
    public void Verify_takes_the_right_response_only(string key, string challenge, string answer, bool right)
    {
        Assert.AreEqual(right, new Qr2Challenge().Verify(Ascii.Bytes(key), 0, key.Length, Ascii.Bytes(challenge), 0,
            challenge.Length, Ascii.Bytes(answer), 0, answer.Length));
    }

    [TestMethod]
    public void Longest_challenge_fits_and_a_longer_one_is_refused()
    {
        byte[] challenge = new byte[Qr2Challenge.MaxChallenge + 1];
        byte[] target = new byte[Qr2Challenge.MaxResponse];
        byte[] key = Ascii.Bytes("HA6zkS");
        Qr2Challenge qr2 = new Qr2Challenge();
        Assert.AreEqual(Qr2Challenge.MaxResponse, qr2.Respond(key, 0, 6, challenge, 0, Qr2Challenge.MaxChallenge, target, 0));
        Assert.AreEqual(0, qr2.Respond(key, 0, 6, challenge, 0, challenge.Length, target, 0));
        Assert.IsFalse(qr2.Verify(key, 0, 6, challenge, 0, challenge.Length, target, 0, target.Length));
    }

    internal static string Respond(string key, string challenge)
    {
        byte[] target = new byte[Qr2Challenge.MaxResponse];
        int count = new Qr2Challenge().Respond(Ascii.Bytes(key), 0, key.Length, Ascii.Bytes(challenge), 0, challenge.Length, target, 0);
        return Ascii.Text(target, 0, count);
    }
}
