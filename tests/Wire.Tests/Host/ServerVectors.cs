using System.Text.Json;
using PocketSpy.Matchmaking.Wire;
using nanoFramework.TestFramework;
using PocketSpy.Wire.GameSpy;
using PocketSpy.Wire.Tests.GameSpy;
using static PocketSpy.Wire.Tests.Host.VectorText;

namespace PocketSpy.Wire.Tests.Host;

/// <summary>The vectors of the game hosts' proof and of server lists.</summary>
internal static class ServerVectors
{
    internal static void CheckQr2Response(JsonElement inputs, JsonElement output)
    {
        string response = Qr2ChallengeTests.Respond(Field(inputs, "secret_key"), Field(inputs, "challenge"));
        Assert.AreEqual(Field(output, "response"), response);
        Assert.AreEqual(output.GetProperty("response_bytes_with_nul").GetInt32(), response.Length + 1);
    }

    internal static void CheckServerList(JsonElement inputs, JsonElement output)
    {
        byte[] gameKey = Ascii.Bytes(Field(inputs, "secret_key"));
        byte[] challenge = Ascii.FromHex(Field(inputs, "client_challenge_hex"));
        byte[] header = Ascii.FromHex(Field(inputs, "server_header_hex"));
        byte[] serverKey = Ascii.FromHex(Field(inputs, "server_key_hex"));
        byte[] data = Ascii.FromHex(Field(inputs, "plain_hex"));
        ServerListCipher cipher = new ServerListCipher();
        Assert.IsTrue(cipher.Load(gameKey, 0, gameKey.Length, challenge, 0, serverKey, 0, serverKey.Length));
        cipher.Encrypt(data, 0, data.Length);
        Assert.AreEqual(Field(output, "cipher_hex"), Hex(data));
        string start = Hex(new[] { (byte)(header.Length ^ 0xEC) }) + Hex(header) + Hex(new[] { (byte)(serverKey.Length ^ 0xEA) });
        Assert.AreEqual(Field(output, "tcp_stream_hex"), start + Hex(serverKey) + Hex(data));

        cipher.Load(gameKey, 0, gameKey.Length, challenge, 0, serverKey, 0, serverKey.Length);
        cipher.Decrypt(data, 0, data.Length);
        Assert.AreEqual(Field(inputs, "plain_hex"), Hex(data));
    }

    internal static void CheckListChallenge(JsonElement inputs, JsonElement output)
    {
        Assert.IsTrue(ListChallenge.IsValid(Ascii.FromHex(Field(output, "challenge_hex")), 0));
    }

    internal static void CheckMasterIndex(JsonElement inputs, JsonElement output)
    {
        string name = Field(inputs, "gamename");
        int index = MasterIndex.Compute(Ascii.Bytes(name), 0, name.Length);
        Assert.AreEqual(output.GetProperty("index").GetInt32(), index);
        Assert.AreEqual(Field(output, "host"), name + ".ms" + index + ".gamespy.com");
    }
}
