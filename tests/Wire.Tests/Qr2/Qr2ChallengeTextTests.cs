using PocketSpy.Matchmaking.Wire;
using nanoFramework.TestFramework;

namespace PocketSpy.Wire.Tests.Qr2;

[TestClass]
public class Qr2ChallengeTextTests
{
    [TestMethod]
    // A is 0 and F is 5, five bits each, the first character lowest.
    [DataRow(5 << 25 | 4 << 20 | 3 << 15 | 2 << 10 | 1 << 5, 0, "ABCDEF00C0A801010BB8")]
    [DataRow(0, 0x80, "AAAAAA80C0A801010BB8")]
    [DataRow(-1, 0xFF, "555555FFC0A801010BB8")]
    [DataRow(0x3FFFFFFF, 0, "55555500C0A801010BB8")]
    [DataRow(26, 0, "0AAAAA00C0A801010BB8")]
    public void The_address_stands_in_the_last_14_characters(int seed, int options, string expected)
    {
        Assert.AreEqual(expected, Text(seed, options, 0xC0A80101, 3_000));
        Assert.AreEqual(Qr2ChallengeText.Size, expected.Length);
    }

    [TestMethod]
    public void Small_numbers_keep_their_leading_zeros_and_large_ones_their_room()
    {
        Assert.AreEqual("AAAAAA00000000010002", Text(0, 0, 1, 2));
        Assert.AreEqual("AAAAAA00FFFFFFFFFFFF", Text(0, 0, 0xFFFFFFFF, 65_535));
    }

    [TestMethod]
    public void Every_seed_gives_letters_and_digits_and_another_text()
    {
        int seed = 0;
        string last = "";
        for (int i = 0; i < 5_000; i++)
        {
            // Steps that cover all bits.
            seed += 0x3335_7777;
            string text = Text(seed, 0, 0xC0A80101, 3_000);
            for (int at = 0; at < text.Length; at++)
            {
                bool isDigit = text[at] >= '0' && text[at] <= '9';
                Assert.IsTrue(isDigit || (text[at] >= 'A' && text[at] <= (at < 6 ? 'Z' : 'F')), text);
            }
            Assert.AreNotEqual(last, text);
            last = text;
        }
    }

    [TestMethod]
    public void Only_its_own_20_bytes_are_written()
    {
        byte[] target = new byte[24];
        Qr2ChallengeText.Write(target, 2, 7, 0, 0xC0A80101, 3_000);
        Assert.AreEqual(0, target[0] + target[1] + target[22] + target[23]);
        Assert.AreNotEqual(0, target[2] * target[21]);
    }

    private static string Text(int seed, int options, uint address, int port)
    {
        byte[] target = new byte[Qr2ChallengeText.Size];
        Qr2ChallengeText.Write(target, 0, seed, options, address, port);
        return Ascii.Text(target, 0, target.Length);
    }
}
