using System.Collections.Generic;
using PocketSpy.Core;
using PocketSpy.Presence.Tests.Gpcm;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Presence.Tests.Host;

/// <summary>Broken messages of every kind, and then an honest console signs in to the same box.</summary>
[TestClass]
public class AttackTests
{
    private static readonly byte[] Flips = [0x01, 0x20, 0x80, 0xFF];
    private static readonly long Attacker = EndPoints.Of(0xC0A80463, 666);

    [TestMethod]
    public void Every_prefix_and_every_flipped_byte_of_a_DNS_query_harms_nobody()
    {
        World world = new();
        foreach (byte[] broken in Broken(DnsPackets.Query(7, "naswii.nintendowifi.net"))) world.Ask(broken, Attacker);
        new FakeConsole(world, 7).SignIn();
    }

    [TestMethod]
    [DataRow("acctcreate")]
    [DataRow("login")]
    [DataRow("svcloc")]
    public void Every_prefix_and_every_flipped_byte_of_a_NAS_request_harms_nobody(string action)
    {
        World world = new();
        string body = action == "login" ? NasMessages.LoginWii("0000000004660", "RMCJ1234567")
            : action == "svcloc" ? NasMessages.Locate("0000000004660", "9000") : NasMessages.CreateWii();
        foreach (byte[] broken in Broken(Raw.Bytes(NasMessages.Post(body))))
        {
            Link link = new(world.Http, Attacker);
            Assert.IsFalse(link.IsRefused, "a place was not given back");
            link.Write(broken);
            world.Pass(15_001);
            Assert.IsTrue(link.IsEnded, "a link that stays open for ever");
            link.HangUp();
        }
        new FakeConsole(world, 7).SignIn();
    }

    [TestMethod]
    public void Every_prefix_and_every_flipped_byte_of_a_login_harms_nobody()
    {
        World world = new();
        FakeConsole victim = LoginTests.AtNas(world).LogInAtPresence();
        FakeConsole source = new(world, 8) { UserId = "77" };
        source.LogInAtNas();
        int length = GpcmMessages.Login(source.Token, source.Challenge, "ABCDEFGHIJ").Length;
        for (int at = 0; at < length; at++)
        {
            foreach (byte flip in Flips)
            {
                Link link = new(world.Presence, Attacker);
                Assert.IsFalse(link.IsRefused, "a place was not given back");
                // A login that would be right on this very link, but for one byte.
                string login = GpcmMessages.Login(source.Token, source.Challenge, Raw.Value(link.Take(), "challenge"));
                byte[] bytes = Raw.Bytes(login);
                bytes[at] ^= flip;
                bool isProven = Within(login, "challenge", at) || Within(login, "authtoken", at) || Within(login, "response", at);
                link.Write(bytes);
                Assert.IsFalse(isProven && link.Take().Contains("\\lc\\2\\"), "let in with a broken proof");
                link.HangUp();

                link = new Link(world.Presence, Attacker);
                login = GpcmMessages.Login(source.Token, source.Challenge, Raw.Value(link.Take(), "challenge"));
                link.Write(Raw.Bytes(login), 0, at);
                Assert.AreEqual("", link.Take());
                link.HangUp();
            }
        }
        Assert.IsTrue(world.Profiles.Count <= 2);
        Assert.IsFalse(victim.Presence.IsEnded);
        Assert.AreEqual(GpcmMessages.KeepAlive, victim.Say(GpcmMessages.KeepAlive));
        new FakeConsole(world, 9).SignIn();
    }

    [TestMethod]
    public void Every_prefix_and_every_flipped_byte_of_each_command_harms_nobody()
    {
        World world = new();
        FakeConsole attacker = LoginTests.AtNas(world).LogInAtPresence();
        FakeConsole victim = new FakeConsole(world, 9).SignIn();
        string before = victim.Say(GpcmMessages.GetProfile(victim.SessionKey, victim.ProfileId, 2));
        foreach (GoldenPacket packet in GoldenPackets.All)
        {
            foreach (byte[] broken in Broken(Raw.Bytes(packet.MessageOf(attacker))))
            {
                attacker.Presence.Write(broken);
                attacker.HangUp();
                attacker.LogInAtPresence();
            }
        }
        Assert.AreEqual(before, victim.Say(GpcmMessages.GetProfile(victim.SessionKey, victim.ProfileId, 2)));
        Assert.AreEqual(2, world.Profiles.Count);
        new FakeConsole(world, 10).SignIn();
    }

    [TestMethod]
    public void Fifty_consoles_step_by_step_at_the_same_time_all_sign_in()
    {
        World world = new(new Storage.Tests.FaultyFileSystem(), 1, BoxSize.ForPc(50), OtherNames.Refuse);
        List<FakeConsole> consoles = [];
        for (int i = 0; i < 50; i++) consoles.Add(new FakeConsole(world, i + 1));
        foreach (FakeConsole console in consoles) console.Resolve("naswii.nintendowifi.net");
        foreach (FakeConsole console in consoles) console.CreateAccount();
        foreach (FakeConsole console in consoles) console.LogInAtNas();
        List<string> challenges = [];
        foreach (FakeConsole console in consoles) challenges.Add(console.Connect());
        List<byte[]> logins = [];
        for (int i = 0; i < 50; i++) logins.Add(Raw.Bytes(GpcmMessages.Login(consoles[i].Token, consoles[i].Challenge, challenges[i])));
        for (int part = 0; part < 700; part += 50)
        {
            for (int i = 49; i >= 0; i--)
            {
                int count = logins[i].Length - part < 50 ? logins[i].Length - part : 50;
                if (count > 0) consoles[i].Presence.Write(logins[i], part, count);
            }
        }
        HashSet<string> profiles = [];
        for (int i = 0; i < 50; i++)
        {
            consoles[i].Read(challenges[i]);
            Assert.IsTrue(profiles.Add(consoles[i].ProfileId));
        }
        for (int i = 0; i < 50; i++)
        {
            FakeConsole other = consoles[(i * 7 + 1) % 50];
            Assert.AreEqual(other.ProfileId, Raw.Value(consoles[i].Say(GpcmMessages.GetProfile(consoles[i].SessionKey, other.ProfileId, 2)), "profileid"));
        }
        Assert.AreEqual(50, world.Presence.Count);
    }

    private static bool Within(string message, string key, int at)
    {
        int start = message.IndexOf("\\" + key + "\\", System.StringComparison.Ordinal) + key.Length + 2;
        return at >= start && at < start + Raw.Value(message, key).Length;
    }

    private static IEnumerable<byte[]> Broken(byte[] message)
    {
        for (int count = 0; count < message.Length; count++) yield return message[..count];
        for (int i = 0; i < message.Length; i++)
        {
            foreach (byte flip in Flips)
            {
                byte[] flipped = (byte[])message.Clone();
                flipped[i] ^= flip;
                yield return flipped;
            }
        }
    }
}
