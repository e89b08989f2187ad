using System;
using System.Numerics;
using System.Text.Json;
using PocketSpy.Presence.Wire;
using nanoFramework.TestFramework;
using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.GameSpy;
using PocketSpy.Wire.Tests.GameSpy;
using static PocketSpy.Wire.Tests.Host.VectorText;

namespace PocketSpy.Wire.Tests.Host;

/// <summary>The vectors of the presence service and of the certificates: logins, passwords.</summary>
internal static class PresenceVectors
{
    internal static void CheckLogin(JsonElement inputs, JsonElement output)
    {
        string token = Field(inputs, "authtoken");
        string password = token.Length > 0 ? Field(inputs, "partnerchallenge") : Field(inputs, "password");
        string user = token;
        if (user.Length == 0)
        {
            user = Field(inputs, "uniquenick");
            if (user.Length == 0) user = Field(inputs, "nick") + "@" + Field(inputs, "email");
            int partner = inputs.GetProperty("partnerid").GetInt32();
            if (partner != 0) user = partner + "@" + user;
        }
        Assert.AreEqual(Field(output, "user_string"), user);
        string client = Field(inputs, "client_challenge");
        string server = Field(inputs, "server_challenge");
        Assert.AreEqual(Field(output, "response"), LoginProofTests.Compute(password, user, client, server));
        Assert.AreEqual(Field(output, "proof"), LoginProofTests.Compute(password, user, server, client));
    }

    internal static void CheckPassword(JsonElement inputs, JsonElement output)
    {
        string plain = Field(inputs, "plain");
        string encoded = Field(output, "encoded");
        Assert.AreEqual(encoded, Encode(plain));
        byte[] target = new byte[64];
        Assert.IsTrue(PasswordCode.TryDecode(Ascii.Bytes(encoded), 0, encoded.Length, target, 0, out int count));
        Assert.AreEqual(plain, Ascii.Text(target, 0, count));
    }

    internal static void CheckRandom(JsonElement inputs, JsonElement output)
    {
        int value = inputs.GetProperty("seed").GetInt32();
        Assert.AreEqual(GameSpyRandom.PasswordSeed, value);
        foreach (string expected in Field(output, "first16").Split(','))
        {
            value = GameSpyRandom.Next(value);
            Assert.AreEqual(int.Parse(expected), value % 255);
        }
    }

    internal static void CheckNewUser(JsonElement inputs, JsonElement output)
    {
        string message = Field(output, "message");
        Assert.IsTrue(message.Contains("\\passwordenc\\" + Encode(Field(inputs, "password")) + "\\"));
        Assert.IsTrue(message.Contains("\\cdkeyenc\\" + Encode(Field(inputs, "cdkey")) + "\\"));
    }

    internal static void CheckCertificate(JsonElement inputs, JsonElement output)
    {
        // The MD5 of the certificate's fields stands at the end of the opened signature.
        Md5 md5 = new Md5();
        byte[] number = new byte[4];
        foreach (int value in new[] { 303, 1, 0, 1, 100, 2000, 1800000000 })
        {
            BitConverter.TryWriteBytes(number, value);
            md5.Append(number, 0, 4);
        }
        byte[] modulus = Ascii.FromHex(Field(inputs, "modulus"));
        byte[] serverData = new byte[128];
        for (int i = 0; i < serverData.Length; i++) serverData[i] = (byte)i;
        byte[] names = Ascii.Bytes("annaannauniq");
        md5.Append(names, 0, names.Length);
        md5.Append(modulus, 0, modulus.Length);
        md5.Append(new byte[] { 1, 0, 1 }, 0, 3);
        md5.Append(serverData, 0, serverData.Length);
        byte[] hash = new byte[Md5.DigestSize];
        md5.Finish(hash, 0);
        Assert.AreEqual(Field(inputs, "hash_md5"), Hex(hash));

        BigInteger signature = new BigInteger(Ascii.FromHex(Field(output, "signature_hex")), true, true);
        BigInteger opened = BigInteger.ModPow(signature, 0x10001, new BigInteger(modulus, true, true));
        Assert.IsTrue(Hex(opened.ToByteArray(true, true)).EndsWith(Hex(hash)));
    }

    private static string Encode(string plain)
    {
        byte[] target = new byte[PasswordCode.EncodedCount(plain.Length)];
        int count = PasswordCode.Encode(Ascii.Bytes(plain), 0, plain.Length, target, 0);
        return Ascii.Text(target, 0, count);
    }
}
