using PocketSpy.Matchmaking.Wire;
using nanoFramework.TestFramework;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.Wire.Tests.GameSpy;

[TestClass]
public class ServerListCipherTests
{
    private const string Challenge = "704e277651352679";
    private const string ServerKey = "ff807f00aa5510efc399";
    private const string Plain = "cb00710919640200686f73746e616d6500016e756d706c6179657273";
    private const string Cipher = "ea23530250af0f310c3792c2f9aec093c2529c2659fa48c32bb50046";

    [TestMethod]
    public void Encrypt_gives_what_a_client_deciphers()
    {
        byte[] data = Ascii.FromHex(Plain);
        Load().Encrypt(data, 0, data.Length);
        Assert.AreEqual(Cipher, Ascii.Hex(data, 0, data.Length));
    }

    [TestMethod]
    public void Decrypt_gives_the_plain_text_back()
    {
        byte[] data = Ascii.FromHex(Cipher);
        Load().Decrypt(data, 0, data.Length);
        Assert.AreEqual(Plain, Ascii.Hex(data, 0, data.Length));
    }

    [TestMethod]
    public void State_runs_on_from_call_to_call()
    {
        byte[] data = Ascii.FromHex(Plain);
        ServerListCipher cipher = Load();
        cipher.Encrypt(data, 0, 1);
        cipher.Encrypt(data, 1, 9);
        cipher.Encrypt(data, 10, data.Length - 10);
        Assert.AreEqual(Cipher, Ascii.Hex(data, 0, data.Length));
    }

    [TestMethod]
    public void Load_refuses_a_cut_challenge_and_an_empty_game_key()
    {
        byte[] key = Ascii.Bytes("HA6zkS");
        Assert.IsFalse(new ServerListCipher().Load(key, 0, 6, new byte[7], 0, key, 0, 6));
        Assert.IsFalse(new ServerListCipher().Load(key, 0, 0, new byte[8], 0, key, 0, 6));
    }

    private static ServerListCipher Load()
    {
        ServerListCipher cipher = new ServerListCipher();
        byte[] serverKey = Ascii.FromHex(ServerKey);
        Assert.IsTrue(cipher.Load(Ascii.Bytes("HA6zkS"), 0, 6, Ascii.FromHex(Challenge), 0, serverKey, 0, serverKey.Length));
        return cipher;
    }
}
