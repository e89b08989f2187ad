using System.Globalization;
using System.Text.Json;
using nanoFramework.TestFramework;
using PocketSpy.Wire.GameSpy;
using static PocketSpy.Wire.Tests.Host.VectorText;

namespace PocketSpy.Wire.Tests.Host;

/// <summary>The vectors of statistics, CD keys and chat.</summary>
internal static class PlayerVectors
{
    private const string Final = "\\final\\";

    internal static void CheckStatsVeil(JsonElement inputs, JsonElement output)
    {
        Assert.AreEqual(Field(output, "hex"), Hex(StatsVeil(Ascii.Bytes(Field(inputs, "plain")))));
    }

    internal static void CheckStatsAuth(JsonElement inputs, JsonElement output)
    {
        byte[] challenge = Ascii.Bytes(Field(inputs, "challenge"));
        byte[] key = Ascii.Bytes(Field(inputs, "secret_key"));
        byte[] response = new byte[StatsCode.ResponseSize];
        new StatsCode().AuthResponse(challenge, 0, challenge.Length, key, 0, key.Length, response, 0);
        Assert.AreEqual(output.GetProperty("hash").GetInt32(), StatsCode.Hash(challenge, 0, challenge.Length));
        string plain = "\\auth\\\\gamename\\" + Field(inputs, "gamename") + "\\response\\" + Ascii.Text(response, 0, 32)
            + "\\port\\" + inputs.GetProperty("port").GetInt32() + "\\id\\1";
        Assert.AreEqual(Field(output, "plain"), plain + Final);
        Assert.AreEqual(Field(output, "wire_hex"), Hex(StatsVeil(Ascii.Bytes(plain))) + Hex(Ascii.Bytes(Final)));
    }

    internal static void CheckPlayerChallenge(JsonElement inputs, JsonElement output)
    {
        byte[] target = new byte[StatsCode.PlayerChallengeSize];
        StatsCode.PlayerChallenge(inputs.GetProperty("sesskey").GetInt32(), target, 0);
        Assert.AreEqual(Field(output, "challenge"), Ascii.Text(target, 0, target.Length));
    }

    internal static void CheckPlayerResponse(JsonElement inputs, JsonElement output)
    {
        byte[] password = Ascii.Bytes(Field(inputs, "password"));
        byte[] challenge = Ascii.Bytes(Field(inputs, "challenge"));
        byte[] target = new byte[StatsCode.ResponseSize];
        new StatsCode().PlayerResponse(password, 0, password.Length, challenge, 0, challenge.Length, target, 0);
        Assert.AreEqual(Field(output, "response"), Ascii.Text(target, 0, target.Length));
    }

    internal static void CheckStatsMessage(JsonElement inputs, JsonElement output)
    {
        // The plain text of the file ends at the first NUL of the message, the wire bytes do not.
        string plain = Field(output, "plain");
        if (plain.EndsWith(Final)) plain = plain.Substring(0, plain.Length - Final.Length);
        byte[] wire = Ascii.FromHex(Field(output, "wire_hex"));
        int body = wire.Length - Final.Length;
        Assert.AreEqual(Final, Ascii.Text(wire, body, Final.Length));
        StatsCode.Apply(wire, 0, body);
        string message = Ascii.Text(wire, 0, body);
        Assert.IsTrue(message == plain || message.StartsWith(plain + '\0'), message);
    }

    internal static void CheckCdKeyResponse(JsonElement inputs, JsonElement output)
    {
        byte[] key = Ascii.Bytes(Field(inputs, "cdkey"));
        byte[] challenge = Ascii.Bytes(Field(inputs, "challenge"));
        uint random = uint.Parse(Field(inputs, "random_hex"), NumberStyles.HexNumber);
        bool again = inputs.GetProperty("method").GetInt32() == 1;
        byte[] target = new byte[CdKeyResponse.Size];
        CdKeyResponse response = new CdKeyResponse();
        response.Compute(key, 0, key.Length, challenge, 0, challenge.Length, random, again, target, 0);
        Assert.AreEqual(Field(output, "response"), Ascii.Text(target, 0, target.Length));
        Assert.IsTrue(response.Verify(key, 0, key.Length, challenge, 0, challenge.Length, again, target, 0));
    }

    internal static void CheckCdKeyVeil(JsonElement inputs, JsonElement output)
    {
        Assert.AreEqual(Field(output, "hex"), Hex(CdKeyVeil(Field(inputs, "plain"))));
    }

    internal static void CheckCdKeyPacket(JsonElement inputs, JsonElement output)
    {
        Assert.AreEqual(Field(output, "wire_hex"), Hex(CdKeyVeil(Field(output, "plain"))));
    }

    internal static void CheckChat(JsonElement inputs, JsonElement output)
    {
        byte[] random = Ascii.Bytes(Field(inputs, "random_from_705"));
        byte[] key = Ascii.Bytes(Field(inputs, "secret_key"));
        byte[] first = Ascii.Bytes(Field(inputs, "line1"));
        byte[] second = Ascii.Bytes(Field(inputs, "line2"));
        ChatCipher cipher = new ChatCipher();
        Assert.IsTrue(cipher.Load(random, 0, random.Length, key, 0, key.Length));
        cipher.Apply(first, 0, first.Length);
        cipher.Apply(second, 0, second.Length);
        Assert.AreEqual(Field(output, "cipher1_hex"), Hex(first));
        Assert.AreEqual(Field(output, "cipher2_hex"), Hex(second));
    }

    private static byte[] StatsVeil(byte[] data)
    {
        StatsCode.Apply(data, 0, data.Length);
        return data;
    }

    private static byte[] CdKeyVeil(string plain)
    {
        byte[] data = Ascii.Bytes(plain);
        CdKeyCode.Apply(data, 0, data.Length);
        return data;
    }
}
