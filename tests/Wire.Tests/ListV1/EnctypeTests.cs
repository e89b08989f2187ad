using PocketSpy.Matchmaking.Wire;
using PocketSpy.OlderGames.Wire;
using nanoFramework.TestFramework;
using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.Wire.Tests.ListV1;

/// <summary>
/// Both ciphers of lists. The list of enctype 2 for Vietcong is that of a public server's test; those under 123456 agree with a
/// public implementation (aluigi's decoders), as 1,500 random ones did.
/// </summary>
[TestClass]
public class EnctypeTests
{
    private const string Zeros = "000000000000000000000000000000000000";
    private const string OneAnswer = "0000005e2ada1215181b1e2124272a2d303336393c3f4245484b4e5154575a5d6063666900000000787b7e8184878a8d909396999c9fa2a5a8ab" +
        "1256d09c06d1ceaeb8fa6a71ea2afdec8bdd655353ccc5f39c50217dd49770ca02c06042";

    [TestMethod]
    [DataRow("bq98mE", "01020304 3c41 0506070a 3c42", "e4627139386d450000ac7ecd235d6bc327de495ba4")]
    [DataRow("123456", "303030303030303030303030303030303030303030303030303030303030303030303030",
        "e431323334353600009d4cfe17511af611e97357d618926953a12ab6b6366e00eca390c81c9c97395f2a8ddbc0")]
    public void Enctype_2_with_a_key_of_zeros_is_known(string key, string plain, string expected)
    {
        Assert.AreEqual(expected, Two(new byte[4], key, Ascii.FromHex(plain), 5));
    }

    [TestMethod]
    public void Enctype_1_of_a_fixed_header_is_known()
    {
        Assert.AreEqual(OneAnswer, One(new byte[4], "123456", Ascii.Bytes(Zeros), 7));
    }

    [TestMethod]
    public void A_client_reads_enctype_1_of_every_length_and_cut()
    {
        byte[] seed = new byte[] { 1, 200, 3, 77 };
        for (int length = 0; length < 200; length += length < 80 ? 1 : 17)
        {
            byte[] plain = Pattern(length);
            byte[] answer = Ascii.FromHex(One(seed, "QXZLPA", plain, 1 + length % 13));
            Assert.AreEqual(length + EnctypeOne.HeaderSize, answer.Length);
            Assert.AreEqual(Ascii.Hex(plain, 0, length), Ascii.Hex(Decipher.One(answer, "QXZLPA", Tables.EnctypeOne), 0, length), length.ToString());
        }
    }

    [TestMethod]
    public void A_client_reads_enctype_2_of_every_length_and_cut()
    {
        byte[] seed = new byte[] { 9, 200, 3, 77 };
        string[] keys = new string[] { "Z5Nfb0", "a", "12345678", "123456789", "0123456789ABCDEF0" };
        for (int length = 0; length < 200; length += length < 70 ? 1 : 17)
        {
            string key = keys[length % keys.Length];
            byte[] plain = Pattern(length);
            byte[] answer = Ascii.FromHex(Two(seed, key, plain, 1 + length % 13));
            Assert.IsTrue((answer[0] ^ 0xEC) >= key.Length);
            Assert.AreEqual(Ascii.Hex(plain, 0, length), Ascii.Hex(Decipher.Two(answer, key), 0, length), length.ToString());
        }
    }

    [TestMethod]
    public void A_secret_key_that_no_header_holds_is_refused()
    {
        Leviathan stream = new Leviathan();
        stream.Load(new byte[4], 0, 4);
        byte[] key = new byte[65];
        byte[] target = new byte[EnctypeTwo.MaximumHeader];
        Assert.AreEqual(0, new EnctypeTwo(stream).Begin(new byte[4], 0, key, 0, 65, target, 0));
        Assert.AreEqual(EnctypeTwo.MaximumHeader, new EnctypeTwo(stream).Begin(new byte[4], 0, key, 0, 64, target, 0));
    }

    [TestMethod]
    public void The_tree_gives_its_leaves_from_left_to_right()
    {
        byte[] key = Ascii.Bytes("Leviathan");
        Leviathan stream = new Leviathan();
        stream.Load(key, 0, key.Length);
        uint[] table = Decipher.Table(key);
        // 63 bytes of each 64.
        byte[] bytes = new byte[63 * 5];
        stream.Apply(bytes, 0, bytes.Length);
        for (int i = 0; i < bytes.Length; i++)
        {
            int place = i / 63 * 64 + i % 63;
            Assert.AreEqual((int)(Decipher.Leaf(table, place / 4) >> (place % 4 * 8)) & 0xFF, (int)bytes[i], i.ToString());
        }
        byte[] again = new byte[63];
        stream.Restart();
        stream.Apply(again, 0, 1);
        stream.Apply(again, 1, 62);
        Assert.AreEqual(Ascii.Hex(bytes, 0, 63), Ascii.Hex(again, 0, 63));
    }

    internal static string One(byte[] seed, string challenge, byte[] plain, int cut)
    {
        Leviathan tree = new Leviathan();
        tree.Load(seed, 0, seed.Length);
        EnctypeOne enctype = new EnctypeOne(tree, new ServerListCipher());
        byte[] answer = new byte[EnctypeOne.HeaderSize + plain.Length];
        // Stands for random bytes.
        for (int i = 0; i < EnctypeOne.HeaderSize; i++) answer[i] = (byte)(i * 3);
        enctype.Begin(seed, 0, Ascii.Bytes(challenge), 0, plain.Length, answer, 0);
        plain.CopyTo(answer, EnctypeOne.HeaderSize);
        for (int at = EnctypeOne.HeaderSize; at < answer.Length; at += cut) enctype.Encrypt(answer, at, Smaller(cut, answer.Length - at));
        return Ascii.Hex(answer, 0, answer.Length);
    }

    internal static string Two(byte[] seed, string key, byte[] plain, int cut)
    {
        Leviathan stream = new Leviathan();
        stream.Load(seed, 0, seed.Length);
        EnctypeTwo enctype = new EnctypeTwo(stream);
        byte[] answer = new byte[EnctypeTwo.MaximumHeader + plain.Length];
        int header = enctype.Begin(seed, 0, Ascii.Bytes(key), 0, key.Length, answer, 0);
        plain.CopyTo(answer, header);
        int end = header + plain.Length;
        for (int at = header; at < end; at += cut) enctype.Encrypt(answer, at, Smaller(cut, end - at));
        return Ascii.Hex(answer, 0, end);
    }

    private static int Smaller(int first, int second) => first < second ? first : second;

    private static byte[] Pattern(int length)
    {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) bytes[i] = (byte)(i * i + 3 * i);
        return bytes;
    }
}
