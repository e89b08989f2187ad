using PocketSpy.Core;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Presence.Tests.Gpcm;

/// <summary>Nobody signs in as somebody else's console.</summary>
[TestClass]
public class TakeOverTests
{
    private const string Serial = "LEH100000001";
    private const string FriendCode = "1111222233334444";
    private const string Mac = "0017ab000001";

    [TestMethod]
    public void A_stranger_who_has_found_a_user_id_is_refused_and_the_log_says_so()
    {
        World world = new();
        FakeConsole victim = Victim(world);
        victim.LogInAtNas();
        victim.LogInAtPresence();

        FakeConsole stranger = Stranger(world, victim);
        Assert.AreEqual("3921", stranger.TryLogInAtNas());
        Assert.IsNull(stranger.Token);
        Assert.AreEqual(1, world.LinesWith("belongs to another console"));
        Assert.IsFalse(victim.Presence.IsClosed);
        // Nor does the server for downloads give a token.
        Assert.AreEqual("3921", NasMessages.Value(world.Request(NasMessages.Post(NasMessages.Locate(victim.UserId, "9000")), stranger.From), "returncd"));
    }

    [TestMethod]
    [DataRow("0017ab000001", null, null)]
    [DataRow("0017AB000001", "LEH999999999", "9999888877776666")]
    [DataRow("020202020202", "LEH100000001", "9999888877776666")]
    [DataRow("020202020202", null, "1111222233334444")]
    public void One_sign_that_agrees_is_enough(string mac, string serial, string friendCode)
    {
        World world = new();
        FakeConsole console = Victim(world);
        console.LogInAtNas();
        string profileId = console.LogInAtPresence().ProfileId;
        console.HangUp();
        FakeConsole again = new(world, 8) { UserId = console.UserId, Mac = mac, SerialNumber = serial, FriendCode = friendCode };
        again.LogInAtNas();
        Assert.AreEqual(profileId, again.LogInAtPresence().ProfileId);
    }

    [TestMethod]
    public void A_sign_that_is_new_is_learned_and_known_after_a_restart()
    {
        World world = new();
        FakeConsole console = Victim(world);
        console.LogInAtNas();
        console.LogInAtPresence();
        console.HangUp();
        // An emulator that has changed its MAC address, and says nothing but that later.
        console.Mac = "0017ab000002";
        console.LogInAtNas();
        console.LogInAtPresence();
        console.HangUp();
        World after = new(world.Files, 2);
        FakeConsole later = new(after, 7) { UserId = console.UserId, Mac = "0017ab000002", SerialNumber = null, FriendCode = null };
        later.LogInAtNas();
        FakeConsole older = new(after, 7) { UserId = console.UserId, Mac = Mac, SerialNumber = null, FriendCode = null };
        Assert.AreEqual("3921", older.TryLogInAtNas());
    }

    [TestMethod]
    public void A_DS_is_known_by_its_passwd_until_it_was_guessed_at_five_times_and_then_by_its_MAC_address_for_an_hour()
    {
        World world = new();
        long home = EndPoints.Of(0xC0A80405, 1);
        Player ds = Player.OnDs(world, 1).In();
        ds.HangUp();
        string code = "AMCJ1000001";
        for (int guess = 200; guess < 205; guess++)
        {
            // From as many addresses as it likes.
            Assert.AreEqual("3921", LogIn(world, EndPoints.Of(0xC0A80500 + (uint)guess, 1), "5001", code, "020202020202", guess.ToString()));
        }
        Assert.AreEqual("3921", LogIn(world, EndPoints.Of(0xC0A80600, 1), "5001", code, "020202020202", "123"), "the right passwd alone");
        Assert.AreEqual("001", LogIn(world, home, "5001", code, NasMessages.Mac, "999"), "the known MAC address");
        world.Pass(3_599_000);
        Assert.AreEqual("3921", LogIn(world, EndPoints.Of(0xC0A80601, 1), "5001", code, "020202020202", "123"));
        world.Pass(2_000);
        Assert.AreEqual("001", LogIn(world, EndPoints.Of(0xC0A80602, 1), "5001", code, "020202020202", "123"));
    }

    [TestMethod]
    public void An_address_that_guesses_has_to_wait_whatever_it_guesses_then()
    {
        World world = new();
        for (int i = 0; i < 8; i++) Player.OnDs(world, 1 + i).In().HangUp();
        long from = EndPoints.Of(0xC0A80505, 1);
        for (int i = 1; i < 6; i++) Assert.AreEqual("3921", LogIn(world, from, (5_000 + i).ToString(), "AMCJ1000001", "020202020202", "777"));
        Assert.AreEqual("3921", LogIn(world, from, "5007", "AMCJ1000007", "020202020202", "123"), "the right passwd");
        Assert.AreEqual("3921", LogIn(world, from, "5008", "AMCJ1000008", "020202020202", "123"));
        Assert.AreEqual(1, world.LinesWith("has to wait: too many wrong sign-ins"));
        Assert.AreEqual("001", LogIn(world, from, "5008", "AMCJ1000008", NasMessages.Mac, "123"), "the very console");
        world.Pass(10_000);
        Assert.AreEqual("001", LogIn(world, from, "5007", "AMCJ1000007", "020202020202", "123"));
    }

    [TestMethod]
    public void A_token_from_before_the_console_was_known_is_worth_nothing_afterwards()
    {
        World world = new();
        FakeConsole victim = Victim(world);
        FakeConsole stranger = Stranger(world, victim);
        stranger.LogInAtNas();
        victim.LogInAtNas();
        victim.LogInAtPresence();
        string server = stranger.Connect();
        stranger.Presence.Write(GpcmMessages.Login(stranger.Token, stranger.Challenge, server));
        Assert.IsTrue(stranger.Presence.Take().StartsWith("\\error\\\\err\\266\\fatal\\"));
        Assert.IsFalse(victim.Presence.IsClosed);
    }

    [TestMethod]
    public void A_console_that_got_its_id_here_is_known_from_then_on()
    {
        World world = new();
        FakeConsole console = new FakeConsole(world, 3);
        console.CreateAccount();
        FakeConsole stranger = new(world, 8) { UserId = console.UserId, Mac = "020202020202", SerialNumber = null, FriendCode = "9999888877776666" };
        Assert.AreEqual("3921", stranger.TryLogInAtNas());
        console.LogInAtNas();
    }

    [TestMethod]
    public void A_sign_of_zeros_alone_tells_nothing()
    {
        World world = new();
        FakeConsole console = new(world, 3) { UserId = "4660", Mac = "000000000000", FriendCode = "0000000000000000", SerialNumber = Serial };
        console.LogInAtNas();
        console.LogInAtPresence();
        FakeConsole stranger = new(world, 8) { UserId = "4660", Mac = "000000000000", FriendCode = "0000000000000000", SerialNumber = "LEH2" };
        Assert.AreEqual("3921", stranger.TryLogInAtNas());
    }

    [TestMethod]
    public void The_drive_holds_no_sign_as_it_was_said_and_the_same_console_looks_different_in_each_record()
    {
        World world = new();
        FakeConsole first = Victim(world);
        first.LogInAtNas();
        first.LogInAtPresence();
        FakeConsole second = new(world, 8) { UserId = "4661", Gsbrcd = "RMCJ7654321", Mac = Mac, SerialNumber = Serial, FriendCode = FriendCode };
        second.LogInAtNas();
        second.LogInAtPresence();
        string all = Raw.Text(world.Files["accounts.log"]);
        Assert.IsFalse(all.Contains(Mac) || all.Contains(Serial) || all.Contains(FriendCode));
        // Head 32, a frame of 12 before the record of 29 and 4 behind it; the digests are the last 18.
        string digests = all.Substring(32 + 12 + 11, 18);
        Assert.IsFalse(all.Substring(32 + 45).Contains(digests.Substring(0, 6)));
    }

    [TestMethod]
    public void A_user_whose_only_profile_is_lost_is_not_whoever_comes_first()
    {
        World world = new();
        Player luigi = Player.NewOnPc(world, 1, "luigi");
        luigi.HangUp();
        world.Profiles.Remove(world.Profiles.FindById(int.Parse(luigi.ProfileId)));
        Link link = new(world.Presence, EndPoints.Of(0xC0A80409, 1));
        link.Take();
        link.Write(Player.NewUser("luigi@mail.example", "luigi", "stolen", "luigi"));
        Assert.IsTrue(link.Take().StartsWith("\\error\\\\err\\514\\fatal\\"));
        // The user, who knows the password, gets a new one.
        link = new Link(world.Presence, EndPoints.Of(0xC0A80401, 1));
        link.Take();
        link.Write(Player.NewUser("luigi@mail.example", "luigi", "secret", "luigi"));
        Assert.IsTrue(link.Take().StartsWith("\\nur\\\\userid\\"));
        Assert.AreEqual(1, world.Store.Users.Count);
    }

    [TestMethod]
    public void The_signature_of_a_request_cannot_be_made_without_having_been_told_it()
    {
        World world = new();
        Player asker = Player.OnWii(world, 1).In();
        Player asked = Player.OnWii(world, 2).In();
        asker.Add(asked);
        string told = asked.Take();
        string signature = told.Substring(told.IndexOf("|signed|") + 8, 32);
        PocketSpy.Wire.Crypto.Md5 md5 = new();
        byte[] text = Raw.Bytes(asker.ProfileId + ">" + asked.ProfileId);
        byte[] guess = new byte[32];
        md5.Append(text, 0, text.Length);
        md5.FinishHex(guess, 0);
        Assert.AreNotEqual(Raw.Text(guess), signature);
        string refused = asked.Say("\\authadd\\KEY\\fromprofileid\\" + asker.ProfileId + "\\sig\\" + Raw.Text(guess));
        Assert.AreEqual("1794", Raw.Value(refused, "err"));

        // One that was told before a restart is good after it.
        World after = new(world.Files, 2);
        Player again = Player.OnWii(after, 2).In();
        Assert.AreEqual("", again.Say("\\authadd\\KEY\\fromprofileid\\" + asker.ProfileId + "\\sig\\" + signature));
        Assert.IsTrue(Player.OnWii(after, 1).LogIn().Contains("\\bdy\\1\\list\\" + asked.ProfileId));
    }

    private static FakeConsole Victim(World world) => new(world, 7) { UserId = "4660", Mac = Mac, SerialNumber = Serial, FriendCode = FriendCode };

    private static FakeConsole Stranger(World world, FakeConsole victim) =>
        new(world, 8) { UserId = victim.UserId, Gsbrcd = victim.Gsbrcd, Mac = "020202020202", SerialNumber = "LEH999999999", FriendCode = "9999888877776666" };

    private static string LogIn(World world, long from, string userId, string gsbrcd, string mac, string passwd) =>
        NasMessages.Value(world.Request(NasMessages.Post(NasMessages.LoginDs(userId, gsbrcd, mac, passwd)), from), "returncd");
}
