using nanoFramework.TestFramework;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.Wire.Tests.GameSpy;

[TestClass]
public class StatsCodeTests
{
    [TestMethod]
    public void Apply_veils_and_unveils()
    {
        byte[] data = Ascii.Bytes("\\lc\\1\\challenge\\ABCDEFGHIJ\\id\\1");
        StatsCode.Apply(data, 0, data.Length);
        Assert.AreEqual("1b0d0e39622c1a5b252b0d080b34152572060425282314383079182e053154", Ascii.Hex(data, 0, data.Length));
        StatsCode.Apply(data, 0, data.Length);
        Assert.AreEqual("\\lc\\1\\challenge\\ABCDEFGHIJ\\id\\1", Ascii.Text(data, 0, data.Length));
    }

    [TestMethod]
    [DataRow("ABCDEFGHIJ", 884373935, "c47eb4179f6a6d9c130e418f5330f1b2")]
    [DataRow("ZQXWVUTSRP", -585119938, "922533683b3058da39093c1d6d9afee2")]
    public void Auth_response_hashes_the_signed_decimal_text(string challenge, int hash, string response)
    {
        byte[] bytes = Ascii.Bytes(challenge);
        Assert.AreEqual(hash, StatsCode.Hash(bytes, 0, bytes.Length));
        byte[] target = new byte[StatsCode.ResponseSize];
        new StatsCode().AuthResponse(bytes, 0, bytes.Length, Ascii.Bytes("HA6zkS"), 0, 6, target, 0);
        Assert.AreEqual(response, Ascii.Text(target, 0, target.Length));
    }

    [TestMethod]
    public void Hash_takes_characters_with_their_sign()
    {
        Assert.AreEqual(-1, StatsCode.Hash(new byte[] { 0xFF }, 0, 1));
    }

    [TestMethod]
    [DataRow(1, "DJyGLG|O")]
    [DataRow(123456789, "DxtLwy}K")]
    public void Player_challenge_follows_from_the_session_key(int sessionKey, string challenge)
    {
        byte[] target = new byte[StatsCode.PlayerChallengeSize];
        StatsCode.PlayerChallenge(sessionKey, target, 0);
        Assert.AreEqual(challenge, Ascii.Text(target, 0, target.Length));
    }

    [TestMethod]
    public void Player_response_hashes_password_and_challenge()
    {
        byte[] target = new byte[StatsCode.ResponseSize];
        new StatsCode().PlayerResponse(Ascii.Bytes("secret"), 0, 6, Ascii.Bytes("abcdefgh"), 0, 8, target, 0);
        Assert.AreEqual("1f82776250d6424050c550545961795c", Ascii.Text(target, 0, target.Length));
    }
}
