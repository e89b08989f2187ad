using nanoFramework.TestFramework;
using PocketSpy.Wire.Nintendo;

namespace PocketSpy.Wire.Tests.Nintendo;

[TestClass]
public class FriendCodeTests
{
    // Codes that players published: Mario Kart Wii twice, Pokemon Platinum twice, Mario Strikers Charged.
    [TestMethod]
    [DataRow("RMCJ", "0430-8679-3315")]
    [DataRow("RMCJ", "2363-6644-6342")]
    [DataRow("ADAJ", "3221-2258-9042")]
    [DataRow("ADAJ", "1417-3394-9494")]
    [DataRow("R4QE", "2320-3667-4634")]
    public void Codes_of_real_players_are_valid_and_others_are_not(string game, string text)
    {
        byte[] gameBytes = Ascii.Bytes(game);
        Assert.IsTrue(FriendCode.TryParse(Ascii.Bytes(text), 0, text.Length, false, out long code));
        FriendCode friendCode = new FriendCode();
        Assert.IsTrue(friendCode.IsValid(code, gameBytes, 0));
        Assert.AreEqual(code, friendCode.Compute(FriendCode.ProfileId(code), gameBytes, 0));
        Assert.IsFalse(friendCode.IsValid(code + 1, gameBytes, 0));
        Assert.IsFalse(friendCode.IsValid(code ^ (1L << 35), gameBytes, 0));

        byte[] target = new byte[FriendCode.TextSize + 1];
        FriendCode.Format(code, false, target, 1);
        Assert.AreEqual(text, Ascii.Text(target, 1, FriendCode.TextSize));
    }

    [TestMethod]
    public void Reversed_digits_read_back()
    {
        byte[] target = new byte[FriendCode.TextSize];
        FriendCode.Format(123456789012, true, target, 0);
        Assert.AreEqual("2109-8765-4321", Ascii.Text(target, 0, target.Length));
        Assert.IsTrue(FriendCode.TryParse(target, 0, target.Length, true, out long code));
        Assert.AreEqual(123456789012, code);
        Assert.IsTrue(FriendCode.IsReversed(Ascii.Bytes("WDMJ"), 0));
        Assert.IsFalse(FriendCode.IsReversed(Ascii.Bytes("RMCJ"), 0));
    }

    [TestMethod]
    public void Leading_zeros_are_written()
    {
        byte[] target = new byte[FriendCode.TextSize];
        FriendCode.Format(7, false, target, 0);
        Assert.AreEqual("0000-0000-0007", Ascii.Text(target, 0, target.Length));
    }

    [TestMethod]
    public void Profile_0_has_no_code_and_the_largest_id_has_one()
    {
        byte[] game = Ascii.Bytes("RMCJ");
        FriendCode friendCode = new FriendCode();
        Assert.AreEqual(0L, friendCode.Compute(0, game, 0));
        Assert.IsFalse(friendCode.IsValid(0, game, 0));
        long code = friendCode.Compute(-1, game, 0);
        Assert.AreEqual(0xFFFFFFFFL, code & 0xFFFFFFFFL);
        Assert.IsTrue(friendCode.IsValid(code, game, 0));
    }

    [TestMethod]
    [DataRow("232036 674634", true)]
    [DataRow("232036674634", true)]
    [DataRow("", false)]
    [DataRow("23203667463", false)]
    [DataRow("2320366746345", false)]
    [DataRow("2320-3667-463x", false)]
    public void TryParse_reads_twelve_digits(string text, bool right)
    {
        Assert.AreEqual(right, FriendCode.TryParse(Ascii.Bytes(text), 0, text.Length, false, out long code));
        Assert.AreEqual(right ? 232036674634L : 0L, code);
    }
}
