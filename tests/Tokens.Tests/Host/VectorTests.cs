using System;
using System.IO;
using System.Text;
using System.Text.Json;
using PocketSpy.Tokens.Nadeo;
using PocketSpy.Tokens.Voice;
using PocketSpy.Tokens.Wire;
using PocketSpy.Wire;
using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.Json;
using PocketSpy.Wire.Text;
using nanoFramework.TestFramework;

namespace PocketSpy.Tokens.Tests.Host;

/// <summary>Every entry of TestData/signin-vectors.json that is of tokens or voice keys.</summary>
[TestClass]
public class VectorTests
{
    private const string Key = "ABCDEFGHIJKLMNOP";

    [TestMethod]
    public void Every_vector_of_tokens_and_voice_keys_is_reproduced()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "TestData", "signin-vectors.json")));
        int count = 0;
        foreach (JsonElement vector in document.RootElement.EnumerateArray())
        {
            string algorithm = vector.GetProperty("algorithm").GetString();
            if (algorithm.StartsWith("msn_", StringComparison.Ordinal)) continue;
            count++;
            JsonElement inputs = vector.GetProperty("inputs");
            JsonElement output = vector.GetProperty("output");
            switch (algorithm)
            {
                case "nadeo_jwt_hs256":
                    CheckToken(inputs, output);
                    break;
                case "nadeo_jwt_reject":
                    CheckRefusals(inputs, output);
                    break;
                case "gme_authbuffer":
                    CheckVoice(inputs, output);
                    break;
                case "gme_tea_block":
                    byte[] block = Convert.FromHexString(Text(inputs, "plain_hex"));
                    SymmetryCipher.EncryptBlock(Convert.FromHexString(Text(inputs, "key_hex")), block, 0);
                    Assert.AreEqual(Text(output, "cipher_hex"), Convert.ToHexStringLower(block));
                    break;
                case "gme_not_qq_tea2":
                    Assert.AreEqual(Text(output, "single_chained_hex"), Encrypt(Convert.FromHexString(Text(inputs, "plain_hex")), Text(inputs, "key_hex"), Text(inputs, "fill_hex")));
                    break;
                case "gme_decrypt_reject":
                    foreach (JsonElement refused in output.GetProperty("must_reject").EnumerateArray())
                    {
                        byte[] cipher = Convert.FromHexString(Text(refused, "hex"));
                        byte[] key = Encoding.UTF8.GetBytes(Text(refused, "why").Contains("wrong key", StringComparison.Ordinal) ? "ABCDEFGHIJKLMNOQ" : Key);
                        Assert.AreEqual(-1, SymmetryCipher.Decrypt(key, cipher, 0, cipher.Length, new byte[64]), Text(refused, "why"));
                    }
                    break;
                case "nadeo_token_times" or "nadeo_basic_header" or "nadeo_level0_ticket_header":
                    // TokenTests hold the answers of the box against these.
                    break;
                default:
                    Assert.IsTrue(false, "no checker for " + algorithm);
                    break;
            }
        }
        Assert.AreEqual(24, count);
    }

    [TestMethod]
    public void The_claims_are_the_vectors_own_bytes()
    {
        TokenClaims claims = new()
        {
            Id = "11111111-1111-4111-8111-111111111112", Audience = "NadeoServices", RefreshAudience = "NadeoServices", Usage = "Client", Session = "22222222-2222-4222-8222-222222222222",
            Account = "33333333-3333-4333-8333-333333333333", Name = "anna", Ubisoft = "44444444-4444-4444-8444-444444444444",
        };
        claims.Begin(true, 1_595_707_067);
        WireWriter writer = new();
        writer.Load(new byte[1_024], 0, 1_024);
        JsonWriter json = new();
        json.Load(writer);
        claims.Write(json);
        Assert.AreEqual(
            "{\"jti\":\"11111111-1111-4111-8111-111111111112\",\"iss\":\"NadeoServices\",\"iat\":1595707067,\"rat\":1595750267,\"exp\":1595793467,\"aud\":\"NadeoServices\",\"usg\":\"Client\",\"sid\":\"22222222-2222-4222-8222-222222222222\",\"sub\":\"33333333-3333-4333-8333-333333333333\",\"aun\":\"anna\",\"rtk\":true,\"pce\":false,\"ubiservices_uid\":\"44444444-4444-4444-8444-444444444444\",\"refresh_aud\":\"NadeoServices\",\"limit_type\":\"none\"}",
            Encoding.UTF8.GetString(writer.Buffer, 0, writer.Length));
    }

    [TestMethod]
    public void A_wrong_key_never_opens_a_voice_key()
    {
        byte[] cipher = Convert.FromHexString("20af5bd5e06f52539c3a6752e92c20c05d399c10bf390db7d15a2bd26f20befb11df12aa9d1bd2b593cc6350d6ca2430");
        byte[] plain = new byte[64];
        byte[] key = new byte[16];
        PocketSpy.Tests.FakeRandom random = new(9);
        AuthBuffer record = new();
        for (int i = 0; i < 100_000; i++)
        {
            random.Fill(key, 0, 16);
            int size = SymmetryCipher.Decrypt(key, cipher, 0, cipher.Length, plain);
            Assert.IsFalse(size >= 0 && record.Read(plain, size));
        }
    }

    private static void CheckToken(JsonElement inputs, JsonElement output)
    {
        HmacSha256 secret = new(Encoding.UTF8.GetBytes(Text(inputs, "secret_utf8")));
        byte[] payload = Encoding.UTF8.GetBytes(Text(inputs, "payload_json"));
        WireWriter writer = new();
        writer.Load(new byte[2_048], 0, 2_048);
        writer.WriteText(JwtText.Head);
        writer.WriteByte('.');
        writer.WriteBase64(Base64.Url, payload, 0, payload.Length);
        new JwtText(secret, "").Sign(writer);
        Assert.AreEqual(Text(output, "token"), Encoding.UTF8.GetString(writer.Buffer, 0, writer.Length));
    }

    // The first three fall to the signature, the other two to the claim rtk, which TokenTests show.
    private static void CheckRefusals(JsonElement inputs, JsonElement output)
    {
        JwtText texts = new(new HmacSha256(Encoding.UTF8.GetBytes(Text(inputs, "secret_utf8"))), "");
        int index = 0;
        foreach (JsonElement refused in output.GetProperty("must_reject").EnumerateArray())
        {
            byte[] token = Encoding.UTF8.GetBytes(Text(refused, "token"));
            Assert.AreEqual(index++ >= 3, texts.TryOpen(token, 0, token.Length, out _, out _), Text(refused, "why"));
        }
    }

    private static void CheckVoice(JsonElement inputs, JsonElement output)
    {
        string kind = Text(inputs, "kind");
        byte[] plain = Convert.FromHexString(Text(output, "plain_hex"));
        byte[] keyText = Encoding.UTF8.GetBytes(Text(inputs, "auth_key"));
        byte[] key = VoiceSettings.KeyOf(keyText, 0, keyText.Length, Text(inputs, "key_mode") == "md5");
        Assert.AreEqual(Text(output, "cipher_hex"), Encrypt(plain, Convert.ToHexString(key), Text(inputs, "fill_hex")), kind);
        AuthBuffer record = new();
        Assert.IsTrue(record.Read(plain, plain.Length), kind);
        byte[] openId = Encoding.UTF8.GetBytes(Text(inputs, "openid"));
        if (record.RecordVersion == 0)
        {
            Assert.AreEqual(201u, record.OldRoom);
            return;
        }
        byte[] room = Encoding.UTF8.GetBytes(Text(inputs, "room_id"));
        byte[] written = new byte[AuthBuffer.MaximumBytes];
        int count = record.Write(written, openId, openId.Length, inputs.GetProperty("sdk_app_id").GetUInt32(), inputs.GetProperty("exp_time").GetUInt32(), room, 0, room.Length);
        Assert.AreEqual(Text(output, "plain_hex"), Convert.ToHexStringLower(written, 0, count), kind);
    }

    private static string Encrypt(byte[] plain, string key, string fill)
    {
        byte[] random = new byte[SymmetryCipher.MostRandom];
        Convert.FromHexString(fill).CopyTo(random, 0);
        byte[] cipher = new byte[512];
        int count = SymmetryCipher.Encrypt(Convert.FromHexString(key), plain, plain.Length, random, cipher);
        return Convert.ToHexStringLower(cipher, 0, count);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
