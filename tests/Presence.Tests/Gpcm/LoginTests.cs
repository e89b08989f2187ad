using PocketSpy.Core;
using PocketSpy.Presence.Gpcm;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Presence.Tests.Gpcm;

[TestClass]
public class LoginTests
{
    [TestMethod]
    public void The_server_greets_as_the_SDK_wants_it()
    {
        World world = new();
        Link link = new(world.Presence, EndPoints.Of(0xC0A8040A, 1));
        string greeting = link.Take();
        Assert.IsTrue(greeting.StartsWith("\\lc\\1\\challenge\\"));
        Assert.IsTrue(greeting.EndsWith("\\id\\1\\final\\"));
        string challenge = Raw.Value(greeting, "challenge");
        Assert.AreEqual(10, challenge.Length);
        for (int i = 0; i < 10; i++) Assert.IsTrue(challenge[i] >= 'A' && challenge[i] <= 'Z');
        Assert.AreNotEqual(challenge, Raw.Value(new Link(world.Presence, 1).Take(), "challenge"));
    }

    [TestMethod]
    public void The_keep_alive_before_the_login_is_no_command_before_the_login()
    {
        FakeConsole console = AtNas(new World());
        console.Connect();
        Assert.AreEqual("", console.Presence.Take());
        Assert.IsFalse(console.Presence.IsEnded);
    }

    [TestMethod]
    public void A_right_response_is_let_in()
    {
        World world = new();
        FakeConsole console = AtNas(world).LogInAtPresence();
        Assert.AreEqual("0000004hkRMCJ1234567", Raw.Value(console.Welcome, "uniquenick"));
        Assert.AreEqual("4660", Raw.Value(console.Welcome, "userid"));
        Assert.AreEqual(GpcmService.IdleMilliseconds, console.Presence.IdleLimit);
        Assert.AreEqual(1, world.LinesWith("login ok, 0000004hkRMCJ1234567, friend code "));
    }

    [TestMethod]
    public void The_same_player_gets_the_same_profile_again_and_another_game_another()
    {
        World world = new();
        FakeConsole console = AtNas(world).LogInAtPresence();
        string profileId = console.ProfileId;
        console.HangUp();
        console.LogInAtNas();
        console.LogInAtPresence();
        Assert.AreEqual(profileId, console.ProfileId);
        console.Gsbrcd = "RSBJ1234567";
        console.LogInAtNas();
        console.LogInAtPresence();
        Assert.AreNotEqual(profileId, console.ProfileId);
    }

    [TestMethod]
    public void A_DS_with_an_id_above_31_bits_is_told_none()
    {
        World world = new();
        string answer = world.Request(NasMessages.Post(NasMessages.LoginDs("0008589934592", "AMCJ7654321")), 1);
        Link link = new(world.Presence, 1);
        link.Write(GpcmMessages.Login(NasMessages.Value(answer, "token"), NasMessages.Value(answer, "challenge"), Raw.Value(link.Take(), "challenge")));
        Assert.AreEqual("0", Raw.Value(link.Take(), "userid"));
    }

    [TestMethod]
    public void A_wrong_response_is_refused()
    {
        World world = new();
        FakeConsole console = AtNas(world);
        string server = console.Connect();
        string right = GpcmMessages.Proof(console.Token, console.Challenge, GpcmMessages.ClientChallenge, server);
        for (int i = 0; i < 32; i++)
        {
            char wrong = right[i] == '0' ? '1' : '0';
            string answer = LogIn(world, console.Token, right.Substring(0, i) + wrong + right.Substring(i + 1));
            AssertRefused(answer, 0x10A);
        }
        AssertRefused(LogIn(world, console.Token, ""), 0x10A);
        AssertRefused(LogIn(world, console.Token, right + "0"), 0x10A);
        AssertRefused(LogIn(world, console.Token, right.ToUpper()), 0x10A);
        Assert.AreEqual(0, world.Profiles.Count);
        console.Presence.Write(GpcmMessages.LoginWith(console.Token, right));
        console.Read(server);
    }

    [TestMethod]
    public void The_response_of_one_link_is_not_good_for_another()
    {
        World world = new();
        FakeConsole console = AtNas(world);
        string server = console.Connect();
        string right = GpcmMessages.Proof(console.Token, console.Challenge, GpcmMessages.ClientChallenge, server);
        AssertRefused(LogIn(world, console.Token, right), 0x10A);
    }

    [TestMethod]
    public void A_token_with_any_character_changed_is_refused()
    {
        World world = new();
        FakeConsole console = AtNas(world);
        for (int i = 0; i < console.Token.Length; i++)
        {
            char wrong = console.Token[i] == 'A' ? 'B' : 'A';
            string token = console.Token.Substring(0, i) + wrong + console.Token.Substring(i + 1);
            Link link = new(world.Presence, 1);
            link.Write(GpcmMessages.Login(token, console.Challenge, Raw.Value(link.Take(), "challenge")));
            AssertRefused(link.Take(), 0x10A);
            link.HangUp();
        }
        Assert.AreEqual(0, world.Profiles.Count);
        console.LogInAtPresence();
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("NDS")]
    [DataRow("NDSAAAA")]
    public void A_token_that_is_none_is_refused(string token)
    {
        World world = new();
        AssertRefused(LogIn(world, token, Raw.Repeat('0', 32)), 0x10A);
    }

    [TestMethod]
    public void A_token_is_good_for_an_hour()
    {
        World world = new();
        FakeConsole console = AtNas(world);
        world.Pass(3_600_000);
        console.LogInAtPresence();
        world.Pass(1_000);
        string server = console.Connect();
        console.Presence.Write(GpcmMessages.Login(console.Token, console.Challenge, server));
        AssertRefused(console.Presence.Take(), 0x10A);
    }

    [TestMethod]
    public void A_token_of_another_box_is_refused()
    {
        string[] token = TokenOfAnotherBox();
        World world = new(new Storage.Tests.FaultyFileSystem(), 2);
        Link link = new(world.Presence, 1);
        link.Write(GpcmMessages.Login(token[0], token[1], Raw.Value(link.Take(), "challenge")));
        AssertRefused(link.Take(), 0x10A);
    }

    [TestMethod]
    public void A_login_without_its_fields_is_refused()
    {
        World world = new();
        FakeConsole console = AtNas(world);
        AssertRefused(Say(world, "\\login\\\\id\\1\\final\\"), 1);
        AssertRefused(Say(world, "\\login\\\\challenge\\x\\user\\nick@mail\\response\\y\\id\\1\\final\\"), 0x103);
        AssertRefused(Say(world, "\\login\\\\challenge\\x\\authtoken\\" + console.Token + "\\id\\1\\final\\"), 1);
        AssertRefused(Say(world, "\\login\\\\response\\x\\authtoken\\" + console.Token + "\\id\\1\\final\\"), 1);
    }

    [TestMethod]
    public void A_second_login_on_one_link_changes_nothing()
    {
        World world = new();
        FakeConsole console = AtNas(world).LogInAtPresence();
        string answer = console.Say(GpcmMessages.LoginWith(console.Token, Raw.Repeat('0', 32)));
        Assert.AreEqual("256", Raw.Value(answer, "err"));
        Assert.IsFalse(console.Presence.IsEnded);
        Assert.IsTrue(console.Say(GpcmMessages.GetProfile(console.SessionKey, console.ProfileId, 2)).StartsWith("\\pi\\"));
    }

    [TestMethod]
    public void A_second_login_of_a_profile_replaces_the_first()
    {
        World world = new();
        FakeConsole first = AtNas(world).LogInAtPresence();
        FakeConsole second = AtNas(world).LogInAtPresence();
        Assert.AreEqual(first.ProfileId, second.ProfileId);
        string farewell = first.Presence.Take();
        Assert.IsTrue(farewell.StartsWith("\\error\\\\err\\6\\fatal\\"), farewell);
        Assert.IsTrue(first.Presence.IsClosed);
        first.HangUp();
        Assert.IsFalse(second.Presence.IsEnded);
        Assert.IsTrue(second.Say(GpcmMessages.GetProfile(second.SessionKey, second.ProfileId, 2)).StartsWith("\\pi\\"));
        Assert.AreEqual(1, world.LinesWith("logged in again"));
        Assert.AreEqual(0, world.LinesWith(" left "));
        second.HangUp();
        Assert.AreEqual(1, world.LinesWith(" left "));
    }

    [TestMethod]
    public void A_login_that_never_comes_is_ended()
    {
        World world = new();
        FakeConsole console = AtNas(world);
        string server = console.Connect();
        world.Pass(30_000);
        Assert.IsFalse(console.Presence.IsEnded);
        world.Pass(1);
        Assert.IsTrue(console.Presence.Take().StartsWith("\\error\\\\err\\257\\fatal\\"));
        Assert.IsTrue(console.Presence.IsClosed);
        Assert.AreEqual("", console.Say(GpcmMessages.Login(console.Token, console.Challenge, server)));
        console.HangUp();
        Assert.AreEqual(0, world.Presence.Count);

        console.LogInAtPresence();
        world.Pass(60_000);
        Assert.IsFalse(console.Presence.IsEnded, "who is logged in may stay");
    }

    [TestMethod]
    public void A_full_presence_turns_the_newest_away()
    {
        World world = new();
        Link[] links = new Link[10];
        for (int i = 0; i < links.Length; i++) links[i] = new Link(world.Presence, i);
        Assert.IsTrue(new Link(world.Presence, 99).IsRefused);
        Assert.AreEqual("no room for another player: the table is full", world.Events[0]);
        Assert.AreEqual(10, world.Presence.Count);
        links[4].HangUp();
        Assert.AreEqual(9, world.Presence.Count);
        AtNas(world).LogInAtPresence();
    }

    internal static FakeConsole AtNas(World world)
    {
        FakeConsole console = new(world, 7) { UserId = "0000000004660" };
        console.LogInAtNas();
        return console;
    }

    // In a method of its own: a device has no room for two boxes at once.
    private static string[] TokenOfAnotherBox()
    {
        FakeConsole console = AtNas(new World());
        return new string[] { console.Token, console.Challenge };
    }

    private static string LogIn(World world, string token, string response) => Say(world, GpcmMessages.LoginWith(token, response));

    private static string Say(World world, string command)
    {
        Link link = new(world.Presence, 1);
        link.Take();
        link.Write(command);
        Assert.IsTrue(link.IsClosed);
        link.HangUp();
        return link.Take();
    }

    internal static void AssertRefused(string answer, int code)
    {
        Assert.IsTrue(answer.StartsWith("\\error\\\\err\\" + code.ToString() + "\\fatal\\\\errmsg\\"), answer);
        Assert.IsTrue(answer.EndsWith("\\id\\1\\final\\"), answer);
    }
}
