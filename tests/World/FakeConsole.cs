using PocketSpy.Core;
using nanoFramework.TestFramework;

namespace PocketSpy.Tests;

/// <summary>A Wii that does all that one does until its player is signed in. Each step asserts that the box answers well.</summary>
internal sealed class FakeConsole
{
    private readonly World _world;

    internal FakeConsole(World world, int number)
    {
        _world = world;
        From = EndPoints.Of(0xC0A80400 + (uint)number, 40_000 + number);
    }

    internal long From { get; }

    internal string Gsbrcd { get; set; } = "RMCJ1234567";

    internal string UserId { get; set; }

    internal string Mac { get; set; } = NasMessages.Mac;

    internal string SerialNumber { get; set; }

    internal string FriendCode { get; set; } = NasMessages.Cfc;

    internal string Token { get; private set; }

    internal string Challenge { get; private set; }

    internal string ProfileId { get; private set; }

    internal string SessionKey { get; private set; }

    /// <summary>The link to presence.</summary>
    internal Link Presence { get; private set; }

    /// <summary>The answer to the login.</summary>
    internal string Welcome { get; private set; }

    /// <summary>From the first DNS query to the answer of presence.</summary>
    internal FakeConsole SignIn()
    {
        Resolve("conntest.nintendowifi.net");
        string test = _world.Request("GET / HTTP/1.0\r\nHost: conntest.nintendowifi.net\r\n\r\n", From);
        Assert.IsTrue(test.StartsWith("HTTP/1.1 200 OK\r\n") && test.Contains("\r\nX-Organization: Nintendo\r\n"), "the connection test failed");
        Resolve("naswii.nintendowifi.net");
        if (UserId is null) CreateAccount();
        LogInAtNas();
        Resolve("gpcm.gs.nintendowifi.net");
        return LogInAtPresence();
    }

    internal void Resolve(string name)
    {
        byte[] query = DnsPackets.Query(_world.Random.Next(65_536), name);
        byte[] answer = _world.Ask(query, From);
        Assert.IsNotNull(answer, "DNS is silent");
        Assert.AreEqual(_world.Addresses.Address, DnsPackets.Address(answer, query));
    }

    internal void CreateAccount()
    {
        string answer = _world.Request(NasMessages.Post(NasMessages.CreateWii()), From);
        Assert.AreEqual("002", NasMessages.Value(answer, "returncd"));
        UserId = NasMessages.Value(answer, "userid");
    }

    internal void LogInAtNas() => Assert.AreEqual("001", TryLogInAtNas());

    /// <summary>Gives what NAS answers, "001" when it lets the console in.</summary>
    internal string TryLogInAtNas()
    {
        string answer = _world.Request(NasMessages.Post(NasMessages.LoginWii(UserId, Gsbrcd, Mac, SerialNumber, FriendCode)), From);
        Token = NasMessages.Value(answer, "token");
        Challenge = NasMessages.Value(answer, "challenge");
        return NasMessages.Value(answer, "returncd");
    }

    /// <summary>Opens a link to presence and gives the server's challenge.</summary>
    internal string Connect()
    {
        Presence = new Link(_world.Presence, From);
        Assert.IsFalse(Presence.IsRefused, "presence has no room");
        string greeting = Presence.Take();
        Assert.IsTrue(greeting.StartsWith("\\lc\\1\\") && greeting.Contains("\\id\\1\\"), "the greeting is wrong");
        Presence.Write(GpcmMessages.KeepAlive);
        return Raw.Value(greeting, "challenge");
    }

    internal FakeConsole LogInAtPresence()
    {
        string server = Connect();
        Presence.Write(GpcmMessages.Login(Token, Challenge, server));
        Read(server);
        return this;
    }

    /// <summary>Reads the answer to a login and holds it against all that the SDK asks of it.</summary>
    internal void Read(string serverChallenge)
    {
        Welcome = Presence.Take();
        Assert.IsTrue(Welcome.StartsWith("\\lc\\2\\"), Welcome);
        Assert.AreEqual(GpcmMessages.Proof(Token, Challenge, serverChallenge, GpcmMessages.ClientChallenge), Raw.Value(Welcome, "proof"));
        Assert.AreEqual("1", Raw.Value(Welcome, "id"));
        Assert.AreEqual(24, Raw.Value(Welcome, "lt").Length);
        Assert.IsNotNull(Raw.Value(Welcome, "userid"));
        SessionKey = Raw.Value(Welcome, "sesskey");
        ProfileId = Raw.Value(Welcome, "profileid");
        Assert.IsFalse(Presence.IsEnded);
    }

    /// <summary>Sends a presence command and gives what comes back.</summary>
    internal string Say(string command)
    {
        Presence.Write(command);
        return Presence.Take();
    }

    internal void HangUp() => Presence.HangUp();
}
