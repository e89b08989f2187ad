using PocketSpy.Core;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Presence.Tests.Gpcm;

/// <summary>What clients send otherwise than the SDK's manual says, and what they read otherwise.</summary>
[TestClass]
public class ClientFormTests
{
    [TestMethod]
    [DataRow(31, false)]
    [DataRow(32, true)]
    [DataRow(33, true)]
    [DataRow(60, true)]
    public void A_response_counts_by_its_first_32_digits(int digits, bool isRight)
    {
        World world = new();
        FakeConsole console = LoginTests.AtNas(world);
        string server = console.Connect();
        string right = GpcmMessages.Proof(console.Token, console.Challenge, GpcmMessages.ClientChallenge, server);
        string sent = (right + Raw.Repeat('z', 40)).Substring(0, digits);
        console.Presence.Write(GpcmMessages.LoginWith(console.Token, sent));
        Assert.AreEqual(isRight, console.Presence.Take().Contains("\\lc\\2\\"));
    }

    [TestMethod]
    public void A_nick_may_hold_the_sign_that_stands_before_the_address()
    {
        World world = new();
        Player.NewOnPc(world, 1, "luigi").HangUp();
        Link link = new(world.Presence, EndPoints.Of(0xC0A80402, 1));
        link.Take();
        link.Write(Player.NewUser("luigi@mail.example", "@l@u", "secret", ""));
        string made = link.Take();
        Assert.IsTrue(made.StartsWith("\\nur\\\\userid\\"), made);
        link.HangUp();
        Player player = Player.OnPc(world, 3, "user", "@l@u@luigi@mail.example").In();
        Assert.AreEqual(Raw.Value(made, "profileid"), player.ProfileId);
        Assert.AreEqual("259", Raw.Value(Player.OnPc(world, 4, "user", "@l@u@nobody@mail.example").TryLogIn(), "err"));
        Assert.AreEqual("258", Raw.Value(Player.OnPc(world, 5, "user", "@l@luigi@mail.example").TryLogIn(), "err"));
    }

    [TestMethod]
    public void Who_logs_in_with_a_password_is_online_until_it_says_more()
    {
        World world = new();
        Player luigi = Player.NewOnPc(world, 1, "luigi");
        Player mario = Player.NewOnPc(world, 2, "mario");
        luigi.Befriend(mario);
        mario.HangUp();
        luigi.Take();
        Player back = Player.OnPc(world, 2, "uniquenick", "mario");
        string all = back.LogIn();
        string told = luigi.Take();
        Assert.IsTrue(told.StartsWith("\\bm\\100\\f\\" + mario.ProfileId + "\\msg\\|s|1|ss|Online|ls||"), told);
        Assert.IsTrue(all.Contains("|s|1|ss|Online|"), all);
        back.SetStatus(4, "typing");
        Assert.IsTrue(luigi.Take().Contains("|s|4|ss|typing|"));
    }

    [TestMethod]
    public void A_console_is_seen_with_what_it_says_first()
    {
        World world = new();
        Player wii = Player.OnWii(world, 1).In();
        Player ds = Player.OnDs(world, 2).In();
        wii.Befriend(ds);
        ds.HangUp();
        wii.Take();
        ds.LogIn();
        Assert.AreEqual("", wii.Take());
    }

    [TestMethod]
    public void A_change_of_quiet_is_told_to_buddies_once()
    {
        World world = new();
        Player luigi = Player.NewOnPc(world, 1, "luigi");
        Player mario = Player.NewOnPc(world, 2, "mario");
        luigi.Befriend(mario);
        mario.Say("\\quiet\\2KEY");
        Assert.IsTrue(luigi.Take().EndsWith("|qm|2\\final\\"));
        mario.Say("\\quiet\\2KEY");
        Assert.AreEqual("", luigi.Take());
        mario.Say("\\quiet\\0KEY");
        Assert.IsTrue(luigi.Take().EndsWith("|qm|0\\final\\"));
    }

    [TestMethod]
    [DataRow("3232236546", "-1062730750")]
    [DataRow("-1062730750", "-1062730750")]
    [DataRow("167837706", "167837706")]
    public void Addresses_are_written_with_a_sign_and_read_with_or_without(string sent, string told)
    {
        World world = new();
        Player luigi = Player.NewOnPc(world, 1, "luigi");
        luigi.HangUp();
        luigi = Player.OnPc(world, 1, "uniquenick", "luigi");
        luigi.Sdk = 15;
        luigi.LogIn();
        Player mario = Player.NewOnPc(world, 2, "mario");
        luigi.Befriend(mario);
        mario.Say("\\statusinfo\\KEY\\state\\1\\hostIp\\" + sent + "\\hprivIp\\" + sent + "\\qport\\6500\\hport\\7777\\sessflags\\1\\richStatus\\r\\gameType\\g\\gameVariant\\v\\gameMapName\\m");
        string info = luigi.Take();
        Assert.AreEqual(told, Raw.Value(info, "hostip"));
        Assert.AreEqual(told, Raw.Value(info, "hprivip"));
        Assert.AreEqual("-1062730750", Raw.Value(info, "bip"));
        luigi.SetStatus(1, "x");
        Assert.IsTrue(mario.Take().Contains("|ip|-1062730751|p|0|"));
    }

    [TestMethod]
    public void A_product_match_lists_who_wants_invitations_to_it()
    {
        World world = new();
        Player luigi = Player.NewOnPc(world, 1, "luigi");
        Assert.IsFalse(Match(world, 77).Contains("\\psr\\"));
        luigi.Say("\\inviteto\\KEY\\products\\5,77");
        Assert.IsTrue(Match(world, 77).StartsWith("\\psr\\" + luigi.ProfileId + "\\status\\Online\\nick\\luigi\\statuscode\\1\\"));
        Assert.IsTrue(Match(world, luigi.ProductId).StartsWith("\\psr\\"), "its own");
        Assert.IsFalse(Match(world, 78).Contains("\\psr\\"));
    }

    private static string Match(World world, int product)
    {
        Link link = new(world.Search, EndPoints.Of(0xC0A80409, 1));
        link.Write("\\pmatch\\\\sesskey\\0\\profileid\\0\\productid\\" + product.ToString() + "\\gamename\\civ4\\final\\");
        return link.Take();
    }
}
