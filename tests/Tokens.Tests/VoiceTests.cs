using System;
using PocketSpy.Core;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using PocketSpy.Tokens.Voice;
using PocketSpy.Tokens.Wire;
using PocketSpy.Wire.Text;
using nanoFramework.TestFramework;

namespace PocketSpy.Tokens.Tests;

[TestClass]
public class VoiceTests
{
    private const string Key = "ABCDEFGHIJKLMNOP";
    private const string Path = "/voice/key";
    private const long Now = 1_783_566_308;

    [TestMethod]
    public void A_player_gets_a_key_for_a_room()
    {
        Service service = Box("1400000001 " + Key + "\n", out Player luigi);
        string access = service.SignIn("luigi@mail.example", "secret");
        service.Post(Path, "games.example", "Bearer " + access, "{\"room\":\"lobby-7\",\"openId\":\"1\"}").Is(200);
        Assert.IsTrue(service.Answer.Contains("Cache-Control: no-store"), service.Answer);
        Assert.AreEqual(luigi.ProfileId, service.Value("openId"));
        Assert.AreEqual("lobby-7", service.Value("room"));
        Assert.IsTrue(service.Body.Contains("\"appId\":1400000001,") && service.Body.Contains("\"expires\":" + (Now + 300)), service.Body);
        Assert.AreEqual(5, Raw.CountOf(service.Body, "\":"), "exactly five members: " + service.Body);
        AuthBuffer record = Open(service.Value("authBuffer"), out byte[] plain);
        Assert.AreEqual(luigi.ProfileId, Raw.Text(plain, record.OpenIdOffset, record.OpenIdCount));
        Assert.AreEqual("lobby-7", Raw.Text(plain, record.RoomOffset, record.RoomCount));
        Assert.AreEqual(1_400_000_001u, record.AppId);
        Assert.AreEqual((uint)(Now + 300), record.Expires);
    }

    [TestMethod]
    public void A_login_ticket_of_presence_is_as_good_as_a_token()
    {
        Service service = Box("1400000001 " + Key, out Player luigi);
        luigi.Link.TakeBytes();
        string ticket = luigi.Say("\\lt\\\\sesskey\\" + luigi.SessionKey + "\\final\\");
        ticket = Raw.Value(ticket, "lt");
        service.Post(Path, "any", "Bearer " + ticket, "").Is(200);
        Assert.AreEqual(luigi.ProfileId, service.Value("openId"));
        Assert.AreEqual("", service.Value("room"));
        AuthBuffer record = Open(service.Value("authBuffer"), out _);
        Assert.AreEqual(0, record.RoomCount);
        luigi.HangUp();
        service.World.Pass(2_000);
        service.Post(Path, "any", "Bearer " + ticket, "").Is(401);
    }

    [TestMethod]
    public void Without_the_owners_file_there_is_nothing()
    {
        Service service = new(new World());
        foreach (string method in new[] { "GET", "POST", "PUT", "OPTIONS" }) service.Send(method + " " + Path + " HTTP/1.1\r\nHost: any\r\n\r\n").Is(404);
        service = Box("1400000001 short", out _);
        service.Post(Path, "any", "", "").Is(404);
        Assert.AreEqual(1, service.World.LinesWith("voice.txt"));
        Assert.AreEqual(0, service.World.LinesWith("short"));
    }

    [TestMethod]
    public void Refusals_have_their_numbers()
    {
        Service service = Box("1400000001 " + Key, out _);
        string authorization = "Bearer " + service.SignIn("luigi@mail.example", "secret");
        service.Send("GET " + Path + " HTTP/1.1\r\nHost: any\r\n\r\n").Is(405);
        service.Post(Path, "any", "", "").Is(401);
        service.Post(Path, "any", "Bearer x", "").Is(401);
        service.Post(Path, Service.Live, authorization, "").Is(401);
        string[] bad = { "{\"room\":\"\"}", "{\"room\":7}", "{\"room\":\"a\\nb\"}", "{\"room\":\"" + Raw.Repeat('x', 128) + "\"}", "{\"room\":\"a\"", "x", "[]" };
        foreach (string body in bad) service.Post(Path, "any", authorization, body).Is(400);
        service.Post(Path, "any", authorization, "{\"room\":\"" + Raw.Repeat('x', 127) + "\"}").Is(200);
        service.Post(Path, "any", authorization, "").Is(429);
        service.World.Pass(1_000);
        service.Post(Path, "any", authorization, "{}").Is(200);
        service.World.Clock.UtcNow = new DateTime(1970, 1, 1);
        service.Post(Path, "any", authorization, "").Is(503);
    }

    [TestMethod]
    public void Two_keys_for_the_same_differ_and_none_is_logged()
    {
        Service service = Box("1400000001 " + Key, out _);
        string authorization = "Bearer " + service.SignIn("luigi@mail.example", "secret");
        service.Post(Path, "any", authorization, "{\"room\":\"a\"}").Is(200);
        string first = service.Value("authBuffer");
        service.World.Pass(1_000);
        service.Post(Path, "any", authorization, "{\"room\":\"a\"}").Is(200);
        Assert.AreNotEqual(first, service.Value("authBuffer"));
        Assert.AreEqual(0, service.World.LinesWith(first));
        Assert.AreEqual(0, service.World.LinesWith(Key));
    }

    [TestMethod]
    public void The_file_has_a_number_a_key_and_perhaps_md5()
    {
        VoiceSettings raw = VoiceSettings.Read(Raw.Bytes("# mine\r\n\r\n4294967295 " + Key + "\r\n"), out bool isBad);
        Assert.IsFalse(isBad);
        Assert.AreEqual(uint.MaxValue, raw.AppId);
        Assert.AreEqual(Key, Raw.Text(raw.Key));
        VoiceSettings md5 = VoiceSettings.Read(Raw.Bytes("7 any md5"), out isBad);
        Assert.IsFalse(isBad);
        Assert.AreEqual(7u, md5.AppId);
        Assert.IsNull(VoiceSettings.Read(Raw.Bytes("# nothing"), out isBad));
        Assert.IsFalse(isBad);
        string[] bad = { "1400000001", "x " + Key, "0 " + Key, "1 " + Key + "X", "1 " + Key + " sha1", "4294967296 " + Key, "1  " + Key };
        foreach (string line in bad)
        {
            Assert.IsNull(VoiceSettings.Read(Raw.Bytes(line), out isBad), line);
            Assert.IsTrue(isBad, line);
        }
    }

    [TestMethod]
    public void What_is_deciphered_is_what_was_enciphered_at_every_length()
    {
        FakeRandom random = new(5);
        byte[] key = Raw.Bytes(Key);
        byte[] plain = new byte[300];
        byte[] fill = new byte[SymmetryCipher.MostRandom];
        byte[] cipher = new byte[330];
        byte[] opened = new byte[330];
        for (int length = 0; length <= 300; length++)
        {
            random.Fill(plain, 0, length);
            random.Fill(fill, 0, fill.Length);
            int count = SymmetryCipher.Encrypt(key, plain, length, fill, cipher);
            Assert.AreEqual(SymmetryCipher.SizeOf(length), count);
            Assert.AreEqual(length, SymmetryCipher.Decrypt(key, cipher, 0, count, opened));
            for (int i = 0; i < length; i++) Assert.AreEqual(plain[i], opened[i]);
        }
    }

    // A player at presence on a box with this file.
    private static Service Box(string file, out Player luigi)
    {
        FaultyFileSystem files = new();
        files[VoiceSettings.FileName] = Raw.Bytes(file);
        World world = new(files, 1);
        luigi = Player.NewOnPc(world, 2, "luigi");
        return new Service(world);
    }

    private static AuthBuffer Open(string text, out byte[] plain)
    {
        byte[] bytes = Raw.Bytes(text);
        Assert.IsTrue(Base64.Standard.TryDecode(bytes, 0, bytes.Length, bytes, 0, out int count));
        plain = new byte[count];
        int size = SymmetryCipher.Decrypt(Raw.Bytes(Key), bytes, 0, count, plain);
        AuthBuffer record = new();
        Assert.IsTrue(record.Read(plain, size));
        return record;
    }
}
