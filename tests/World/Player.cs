using PocketSpy.Core;
using PocketSpy.Presence.Wire;
using PocketSpy.Wire.GameSpy;
using nanoFramework.TestFramework;

namespace PocketSpy.Tests;

/// <summary>A player at presence: on a Wii, a DS or a PC, with an SDK of any revision.</summary>
internal sealed class Player
{
    private readonly World _world;
    private readonly int _number;
    private readonly int _unit;

    private Player(World world, int number, int unit)
    {
        _world = world;
        _number = number;
        _unit = unit;
        From = EndPoints.Of(0xC0A80400 + (uint)number, 40_000 + number);
    }

    internal long From { get; }

    internal int Sdk { get; set; } = 11;

    internal int Quiet { get; set; }

    internal int NamespaceId { get; set; } = 16;

    internal int PartnerId { get; set; } = 11;

    internal int ProductId { get; set; } = 11059;

    /// <summary>How a PC user logs in: user\nick@address or uniquenick\name.</summary>
    internal string LoginKey { get; set; }

    internal string Name { get; set; }

    internal string Password { get; set; } = "secret";

    internal string ProfileId { get; private set; }

    internal string SessionKey { get; private set; }

    internal Link Link { get; private set; }

    internal static Player OnWii(World world, int number) => new(world, number, 1);

    internal static Player OnDs(World world, int number) => new(world, number, 0);

    internal static Player OnPc(World world, int number, string key, string name) =>
        new(world, number, 2) { NamespaceId = 1, PartnerId = 0, ProductId = 10435, LoginKey = key, Name = name };

    /// <summary>A user who is made and logged in on one link.</summary>
    internal static Player NewOnPc(World world, int number, string nick)
    {
        Player player = OnPc(world, number, "user", nick + "@" + nick + "@mail.example");
        player.Connect();
        player.Link.Write(NewUser(nick + "@mail.example", nick, player.Password, nick));
        Assert.IsTrue(player.Link.Take().StartsWith("\\nur\\\\userid\\"), nick);
        player.Answer(player.LogInOn());
        return player;
    }

    internal static string NewUser(string email, string nick, string password, string uniqueNick) => NewUser(email, nick, password, uniqueNick, 1);

    internal static string NewUser(string email, string nick, string password, string uniqueNick, int namespaceId) =>
        "\\newuser\\\\email\\" + email + "\\nick\\" + nick + "\\passwordenc\\" + Encode(password) +
        "\\productid\\10435\\gamename\\civ4\\namespaceid\\" + namespaceId.ToString() + "\\uniquenick\\" + uniqueNick + "\\partnerid\\0\\id\\1\\final\\";

    internal static string Encode(string password)
    {
        byte[] encoded = new byte[256];
        return Raw.Text(encoded, 0, PasswordCode.Encode(Raw.Bytes(password), 0, password.Length, encoded, 0));
    }

    private string ServerChallenge { get; set; }

    internal Player Connect()
    {
        Link = new Link(_world.Presence, From);
        ServerChallenge = Raw.Value(Link.Take(), "challenge");
        return this;
    }

    /// <summary>Connects and logs in; gives all that came.</summary>
    internal string LogIn()
    {
        Connect();
        return Answer(LogInOn());
    }

    /// <summary>The same, for a login that is to fail.</summary>
    internal string TryLogIn()
    {
        Connect();
        return LogInOn();
    }

    internal Player In()
    {
        LogIn();
        return this;
    }

    internal string LogInOn()
    {
        string name = Name;
        string hashed = name;
        string secret = Password;
        string key = LoginKey;
        if (_unit != 2)
        {
            string id = (5_000 + _number).ToString();
            string code = (_unit == 0 ? "AMCJ" : "RMCJ") + (1_000_000 + _number).ToString();
            string answer = _world.Request(NasMessages.Post(_unit == 0 ? NasMessages.LoginDs(id, code) : NasMessages.LoginWii(id, code)), From);
            name = NasMessages.Value(answer, "token");
            if (name is null) return "NAS " + NasMessages.Value(answer, "returncd");
            hashed = name;
            secret = NasMessages.Value(answer, "challenge");
            key = "authtoken";
        }
        else if (PartnerId != 0)
        {
            hashed = PartnerId.ToString() + "@" + name;
        }
        string response = GpcmMessages.Proof(hashed, secret, GpcmMessages.ClientChallenge, ServerChallenge);
        Link.Write("\\login\\\\challenge\\" + GpcmMessages.ClientChallenge + "\\" + key + "\\" + name + "\\partnerid\\" + PartnerId.ToString() +
            "\\response\\" + response + "\\firewall\\1\\port\\0\\productid\\" + ProductId.ToString() + "\\gamename\\g\\namespaceid\\" + NamespaceId.ToString() +
            "\\sdkrevision\\" + Sdk.ToString() + "\\quiet\\" + Quiet.ToString() + "\\id\\1\\final\\");
        string all = Link.Take();
        string proof = Raw.Value(all, "proof");
        if (proof is not null) Assert.AreEqual(GpcmMessages.Proof(hashed, secret, ServerChallenge, GpcmMessages.ClientChallenge), proof);
        return all;
    }

    /// <summary>Sends a command (KEY stands for the session key, \final\ is added) and gives what comes back.</summary>
    internal string Say(string command)
    {
        Link.Write(Raw.Exchange(command, "KEY", "\\sesskey\\" + SessionKey) + "\\final\\");
        return Link.Take();
    }

    internal string Add(Player other) => Say("\\addbuddy\\KEY\\newprofileid\\" + other.ProfileId + "\\reason\\hi");

    internal string Text(Player other, string text) => Say("\\bm\\1KEY\\t\\" + other.ProfileId + "\\msg\\" + text);

    internal string SetStatus(int code, string text) => Say("\\status\\" + code.ToString() + "KEY\\statstring\\" + text + "\\locstring\\here");

    internal string Take() => Link.Take();

    /// <summary>Both add each other, as consoles do.</summary>
    internal void Befriend(Player other)
    {
        Assert.AreEqual("", Add(other));
        other.Take();
        other.Add(this);
        other.Take();
        Take();
    }

    internal void HangUp() => Link.HangUp();

    private string Answer(string all)
    {
        Assert.IsTrue(all.Contains("\\lc\\2\\"), all);
        SessionKey = Raw.Value(all, "sesskey");
        ProfileId = Raw.Value(all.Substring(all.IndexOf("\\lc\\2\\")), "profileid");
        return all;
    }
}
