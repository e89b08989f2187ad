using System;
using System.IO;
using System.Text;
using System.Text.Json;
using PocketSpy.Messenger.Wire;
using PocketSpy.Wire.Crypto;
using nanoFramework.TestFramework;

namespace PocketSpy.Messenger.Tests.Host;

/// <summary>Every entry of TestData/signin-vectors.json that is Messenger's.</summary>
[TestClass]
public class VectorTests
{
    [TestMethod]
    public void Every_vector_of_messenger_is_reproduced()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "TestData", "signin-vectors.json")));
        int count = 0;
        foreach (JsonElement vector in document.RootElement.EnumerateArray())
        {
            string algorithm = vector.GetProperty("algorithm").GetString();
            JsonElement inputs = vector.GetProperty("inputs");
            JsonElement output = vector.GetProperty("output");
            if (!algorithm.StartsWith("msn_", StringComparison.Ordinal)) continue;
            count++;
            if (algorithm == "msn_md5_login") Assert.AreEqual(Text(output, "digest"), Md5Of(Text(inputs, "server_salt") + Text(inputs, "password")));
            else if (algorithm == "msn_chl_md5") Assert.AreEqual(Text(output, "digest"), Old(Text(inputs, "challenge"), Text(inputs, "product_key")));
            else if (algorithm == "msn_chl_msnp11") Assert.AreEqual(Text(output, "digest"), New(Text(inputs, "challenge"), inputs));
            else if (algorithm == "msn_chl_msnp11_pad") Assert.AreEqual(Text(output, "digest_no_extra_pad"), New(Text(inputs, "challenge"), inputs));
            else if (algorithm == "msn_chl_msnp11_wrong") Assert.AreEqual(Text(output, "right_digest"), New(Text(inputs, "challenge"), inputs));
            else if (algorithm == "msn_oim_lockkey") Assert.AreEqual(Text(output, "lockkey"), New(Text(inputs, "lock_key_challenge"), inputs));
            else if (algorithm == "msn_sso_response") CheckSso(inputs, output);
        }
        Assert.AreEqual(32, count);
    }

    [TestMethod]
    public void Product_ids_that_are_not_on_the_list_have_no_key()
    {
        foreach (string id in new[] { "", " ", "PROD", "msmsgs@msnmsgr.co", "Q1P7W2E4J9R8U3S5", "msmsgs@msnmsgr.com Q1P7", "PROD0120PW!CCV9A" }) Assert.IsNull(ProductKeys.Find(Encoding.UTF8.GetBytes(id), 0, id.Length), id);
    }

    private static void CheckSso(JsonElement inputs, JsonElement output)
    {
        byte[] secret = Convert.FromBase64String(Text(inputs, "binary_secret_b64"));
        byte[] nonce = Encoding.UTF8.GetBytes(Text(inputs, "nonce"));
        byte[] response = Encoding.UTF8.GetBytes(Text(output, "response_b64"));
        SsoProof proof = new();
        Assert.IsTrue(proof.IsRight(secret, nonce, response, 0, response.Length));
        nonce[3] ^= 1;
        Assert.IsFalse(proof.IsRight(secret, nonce, response, 0, response.Length));
        nonce[3] ^= 1;
        secret[0] ^= 1;
        Assert.IsFalse(proof.IsRight(secret, nonce, response, 0, response.Length));
        secret[0] ^= 1;
        for (int i = 0; i < 75; i += 4) Assert.IsFalse(proof.IsRight(secret, nonce, Changed(response, i), 0, response.Length), i.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    // Of head and code only: what stands in the vector between, 8 bytes, is any; characters 38 to 47 hold it.
    private static byte[] Changed(byte[] response, int at)
    {
        if (at is > 36 and < 48) at = 48;
        byte[] changed = (byte[])response.Clone();
        changed[at] = changed[at] == (byte)'A' ? (byte)'B' : (byte)'A';
        return changed;
    }

    private static string Old(string challenge, string key)
    {
        byte[] target = new byte[32];
        new ChallengeHash().Old(Encoding.UTF8.GetBytes(challenge), 0, challenge.Length, key, target);
        return Encoding.UTF8.GetString(target);
    }

    private static string New(string challenge, JsonElement inputs)
    {
        string id = Text(inputs, "product_id");
        byte[] target = new byte[32];
        Assert.IsTrue(new ChallengeHash().TryNew(Encoding.UTF8.GetBytes(challenge), 0, challenge.Length, Encoding.UTF8.GetBytes(id), 0, id.Length, Text(inputs, "product_key"), target));
        return Encoding.UTF8.GetString(target);
    }

    private static string Md5Of(string text)
    {
        Md5 md5 = new();
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        byte[] target = new byte[32];
        md5.Append(bytes, 0, bytes.Length);
        md5.FinishHex(target, 0);
        return Encoding.UTF8.GetString(target);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
