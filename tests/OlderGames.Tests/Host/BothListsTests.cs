using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using PocketSpy.Wire.GameSpy;
using nanoFramework.TestFramework;

namespace PocketSpy.OlderGames.Tests.Host;

/// <summary>A host of the older protocol on the newer list.</summary>
[TestClass]
public class BothListsTests
{
    private const string Challenge = "abcdefgh";

    [TestMethod]
    public void A_host_of_QR1_stands_on_the_newer_list_with_what_it_tells()
    {
        OlderWorld world = new();
        world.OpenHost("ut", 2, 7778, "\\hostport\\7777\\numplayers\\3");
        string list = Ask(world, "ut", "numplayers > 2", "\\hostname\\hostport");
        Assert.IsTrue(list.Contains("\u00c0\u00a8\u0004\u0002\u001e\u0062"), list);
        Assert.IsTrue(list.Contains("host 2\0"), list);
        Assert.IsFalse(Ask(world, "ut", "numplayers > 3", "\\hostname\\hostport").Contains("host 2"));
    }

    // 2 bytes length, 00 01 03, version, both games, challenge, filter, fields, options; the answer deciphered, its head cut off.
    private static string Ask(OlderWorld world, string game, string filter, string fields)
    {
        string body = "\0\u0001\u0003\0\0\0\0" + game + "\0" + game + "\0" + Challenge + filter + "\0" + fields + "\0\0\0\0\0";
        Link link = new(world.Browser, OlderWorld.At(9, 40_000));
        link.Write("\0" + (char)(body.Length + 2) + body);
        byte[] answer = link.TakeBytes();
        link.HangUp();
        int key = 1 + (answer[0] ^ 0xEC);
        int keyCount = answer[key] ^ 0xEA;
        int start = key + 1 + keyCount;
        string secret = FakeGameKeys.Of(game);
        ServerListCipher cipher = new();
        Assert.IsTrue(cipher.Load(Raw.Bytes(secret), 0, secret.Length, Raw.Bytes(Challenge), 0, answer, key + 1, keyCount));
        cipher.Decrypt(answer, start, answer.Length - start);
        return Raw.Text(answer, start, answer.Length - start);
    }
}
