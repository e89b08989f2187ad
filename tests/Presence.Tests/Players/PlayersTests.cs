using PocketSpy.Core;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Presence.Tests.Players;

/// <summary>What the owner does with players: GET and POST /api/players.</summary>
[TestClass]
public class PlayersTests
{
    private static readonly long Owner = EndPoints.Of(0xC0A80432, 50_000);

    [TestMethod]
    public void Nobody_without_the_PIN_sees_or_changes_anything()
    {
        World world = new();
        Player player = Player.OnWii(world, 1).In();
        Assert.AreEqual(403, HttpAnswer.Status(Send(world, "GET", null, "")));
        SetPin(world);
        Assert.AreEqual(403, HttpAnswer.Status(Send(world, "GET", "9999", "")));
        Assert.AreEqual(403, HttpAnswer.Status(Send(world, "POST", null, "{\"do\":\"delete\",\"id\":" + player.ProfileId + "}")));
        Assert.IsFalse(player.Link.IsClosed);
    }

    [TestMethod]
    public void The_list_tells_of_everybody_whom_the_box_knows()
    {
        World world = new();
        SetPin(world);
        Assert.AreEqual("{\"players\":[]}", NasMessages.Body(Send(world, "GET", "1234", "")));
        Player wii = Player.OnWii(world, 1).In();
        Player pc = Player.NewOnPc(world, 2, "luigi");
        pc.HangUp();
        Player lost = Player.NewOnPc(world, 3, "lost");
        lost.HangUp();
        world.Profiles.Remove(world.Profiles.FindById(int.Parse(lost.ProfileId)));
        string list = NasMessages.Body(Send(world, "GET", "1234", ""));
        Assert.IsTrue(list.StartsWith("{\"players\":[{\"id\":" + wii.ProfileId + ",\"name\":\"Mii\",\"console\":\"Wii\",\"user\":5001,\"unused\":true,\"game\":\"RMCJ\",\"friendCode\":\""), list);
        Assert.IsTrue(list.Contains("\"bound\":true,\"banned\":false,\"here\":true},{\"id\":" + pc.ProfileId + ",\"name\":\"luigi\",\"console\":\"PC\",\"user\":"), list);
        Assert.IsTrue(list.EndsWith(",\"name\":\"lost@mail.example\",\"console\":\"PC\",\"banned\":false}]}"), list);
    }

    [TestMethod]
    public void A_long_list_comes_whole()
    {
        World world = new();
        SetPin(world);
        for (int i = 0; i < 100; i++) Player.OnWii(world, 1 + i).In().HangUp();
        string list = NasMessages.Body(Send(world, "GET", "1234", ""));
        Assert.AreEqual(100, Raw.CountOf(list, "\"friendCode\":"));
        Assert.IsTrue(list.EndsWith("}]}"));
    }

    [TestMethod]
    public void A_player_who_is_kicked_may_come_back()
    {
        World world = new();
        SetPin(world);
        Player player = Player.OnWii(world, 1).In();
        Assert.AreEqual("{\"ok\":true}", Do(world, "kick", player));
        Assert.IsTrue(player.Take().StartsWith("\\error\\\\err\\6\\fatal\\"));
        Assert.IsTrue(player.Link.IsClosed);
        Assert.AreEqual(1, world.LinesWith("(owner) ended the link of profile " + player.ProfileId));
        player.HangUp();
        Assert.AreEqual("{\"error\":\"this player is not here\"}", Do(world, "kick", player));
        player.LogIn();
    }

    [TestMethod]
    public void A_console_that_was_replaced_is_released_and_the_next_one_has_the_id()
    {
        World world = new();
        SetPin(world);
        FakeConsole broken = new(world, 1) { UserId = "4660", SerialNumber = "LEH1" };
        broken.LogInAtNas();
        string profileId = broken.LogInAtPresence().ProfileId;
        broken.HangUp();
        FakeConsole replaced = new(world, 2) { UserId = "4660", Mac = "020202020202", SerialNumber = "LEH2", FriendCode = "9999888877776666" };
        Assert.AreEqual("3921", replaced.TryLogInAtNas());
        Assert.AreEqual("{\"ok\":true}", NasMessages.Body(Send(world, "POST", "1234", "{\"do\":\"release\",\"id\":" + profileId + "}")));
        replaced.LogInAtNas();
        Assert.AreEqual(profileId, replaced.LogInAtPresence().ProfileId);
        Assert.AreEqual("3921", broken.TryLogInAtNas());
    }

    [TestMethod]
    public void A_deleted_profile_leaves_all_lists_also_on_the_drive()
    {
        World world = new();
        SetPin(world);
        Player gone = Player.OnWii(world, 1).In();
        Player here = Player.OnWii(world, 2).In();
        Player away = Player.OnWii(world, 3).In();
        Player asker = Player.OnWii(world, 4).In();
        gone.Befriend(here);
        gone.Befriend(away);
        asker.Add(gone);
        away.HangUp();
        gone.Text(away, "bye");
        here.Take();
        Assert.AreEqual("{\"ok\":true}", Do(world, "delete", gone));
        Assert.IsTrue(gone.Link.IsClosed);
        Assert.IsTrue(here.Take().Contains("|s|0|"), "a buddy sees it leave");
        gone.HangUp();
        Assert.AreEqual(404, HttpAnswer.Status(Send(world, "POST", "1234", "{\"do\":\"delete\",\"id\":" + gone.ProfileId + "}")));

        World after = new(world.Files, 2);
        Assert.AreEqual(3, after.Profiles.Count);
        Assert.AreEqual(3, after.Accounts.Count);
        Assert.IsTrue(Player.OnWii(after, 2).LogIn().Contains("\\bdy\\0\\list\\\\final\\"));
        Assert.IsTrue(Player.OnWii(after, 3).LogIn().Contains("\\bdy\\0\\list\\\\final\\"));
        int[] owners = new int[4];
        Assert.AreEqual(0, after.Store.Friends.FindOwners(int.Parse(gone.ProfileId), 7, owners));
        // The same console is somebody new.
        Assert.AreNotEqual(gone.ProfileId, Player.OnWii(after, 1).In().ProfileId);
    }

    [TestMethod]
    public void More_buddies_than_are_found_at_once_are_left()
    {
        World world = new();
        SetPin(world);
        Player gone = Player.OnWii(world, 1).In();
        for (int i = 0; i < 20; i++)
        {
            Player other = Player.OnDs(world, 10 + i).In();
            gone.Befriend(other);
            other.HangUp();
            gone.Take();
        }
        Do(world, "delete", gone);
        int[] owners = new int[32];
        Assert.AreEqual(0, world.Store.Friends.FindOwners(int.Parse(gone.ProfileId), 7, owners));
    }

    [TestMethod]
    public void A_player_who_deletes_a_profile_leaves_all_lists_too()
    {
        World world = new();
        Player luigi = Player.NewOnPc(world, 1, "luigi");
        Assert.IsTrue(luigi.Say("\\newprofile\\KEY\\nick\\second\\id\\2").StartsWith("\\npr\\"));
        Player mario = Player.NewOnPc(world, 2, "mario");
        luigi.Befriend(mario);
        Assert.IsTrue(luigi.Say("\\delprofile\\KEY\\id\\3").StartsWith("\\dpr\\"));
        mario.HangUp();
        Assert.IsTrue(mario.LogIn().Contains("\\bdy\\0\\list\\\\final\\"));
    }

    [TestMethod]
    public void A_console_that_is_turned_away_gets_the_code_of_a_ban_until_it_is_let_in_again()
    {
        World world = new();
        SetPin(world);
        FakeConsole console = new(world, 1) { UserId = "4660" };
        console.LogInAtNas();
        console.LogInAtPresence();
        string body = "\",\"id\":" + console.ProfileId + "}";
        Assert.AreEqual("{\"ok\":true}", NasMessages.Body(Send(world, "POST", "1234", "{\"do\":\"ban" + body)));
        Assert.IsTrue(console.Presence.IsClosed);
        console.HangUp();
        Assert.AreEqual("3913", console.TryLogInAtNas());
        // Also after a restart.
        World after = new(world.Files, 2);
        FakeConsole later = new(after, 1) { UserId = "4660" };
        Assert.AreEqual("3913", later.TryLogInAtNas());
        Assert.AreEqual(1, after.LinesWith("the owner has turned it away"));
        Assert.IsTrue(Send(after, "GET", "1234", "").Contains("\"banned\":true"));
        Assert.AreEqual("{\"ok\":true}", NasMessages.Body(Send(after, "POST", "1234", "{\"do\":\"unban" + body)));
        later.LogInAtNas();
        later.LogInAtPresence();
        Assert.AreEqual(console.ProfileId, later.ProfileId);
    }

    [TestMethod]
    public void A_token_from_before_the_ban_is_worth_nothing()
    {
        World world = new();
        SetPin(world);
        FakeConsole console = new(world, 1) { UserId = "4660" };
        console.LogInAtNas();
        console.LogInAtPresence();
        console.LogInAtNas();
        Send(world, "POST", "1234", "{\"do\":\"ban\",\"id\":" + console.ProfileId + "}");
        string server = console.Connect();
        console.Presence.Write(GpcmMessages.Login(console.Token, console.Challenge, server));
        Assert.IsTrue(console.Presence.Take().StartsWith("\\error\\\\err\\256\\fatal\\"));
        // A deleted profile is no way around.
        Send(world, "POST", "1234", "{\"do\":\"delete\",\"id\":" + console.ProfileId + "}");
        Assert.AreEqual("3913", console.TryLogInAtNas());
    }

    [TestMethod]
    public void A_user_with_a_password_who_is_turned_away_is_told_so_at_the_login()
    {
        World world = new();
        SetPin(world);
        Player pc = Player.NewOnPc(world, 1, "luigi");
        Do(world, "ban", pc);
        Assert.IsTrue(pc.Link.IsClosed);
        pc.HangUp();
        World after = new(world.Files, 2);
        Player later = Player.OnPc(after, 1, "uniquenick", "luigi");
        Assert.AreEqual("256", Raw.Value(later.TryLogIn(), "err"));
        later.HangUp();
        Do(after, "unban", pc);
        later.LogIn();
        // A new password changes nothing about it.
        Do(after, "ban", pc);
        byte[] hash = Raw.Bytes(Raw.Repeat('a', 32));
        after.Store.Users.SetPassword(after.Store.Users.IdAt(0), hash);
        Assert.IsTrue(after.Store.Users.Read(after.Store.Users.IdAt(0)) && after.Store.Users.IsBanned);
    }

    [TestMethod]
    public void A_user_without_a_profile_is_deleted_by_its_number()
    {
        World world = new();
        SetPin(world);
        Player pc = Player.NewOnPc(world, 1, "luigi");
        pc.HangUp();
        string user = world.Store.Users.IdAt(0).ToString();
        Assert.AreEqual(409, HttpAnswer.Status(Send(world, "POST", "1234", "{\"do\":\"delete\",\"user\":" + user + "}")));
        world.Profiles.Remove(world.Profiles.FindById(int.Parse(pc.ProfileId)));
        Assert.AreEqual(200, HttpAnswer.Status(Send(world, "POST", "1234", "{\"do\":\"delete\",\"user\":" + user + "}")));
        Assert.AreEqual(0, world.Store.Users.Count);
        Assert.AreEqual(404, HttpAnswer.Status(Send(world, "POST", "1234", "{\"do\":\"delete\",\"user\":" + user + "}")));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("{}")]
    [DataRow("{\"do\":\"kick\"}")]
    [DataRow("{\"do\":\"kick\",\"id\":0}")]
    [DataRow("{\"do\":\"kick\",\"id\":99999999999}")]
    [DataRow("{\"do\":\"kick\",\"id\":\"5\"}")]
    [DataRow("{\"do\":\"kick\",\"user\":5}")]
    [DataRow("{\"do\":\"dance\",\"id\":5}")]
    [DataRow("{\"do\":\"delete\",\"id\":5,\"user\":5}")]
    [DataRow("{\"do\":\"kick\",\"id\":5,\"more\":1}")]
    [DataRow("{\"do\":\"kick\",\"id\":5}}")]
    public void What_is_no_order_is_refused(string body)
    {
        World world = new();
        SetPin(world);
        Assert.AreEqual(400, HttpAnswer.Status(Send(world, "POST", "1234", body)));
    }

    [TestMethod]
    public void A_drive_that_fails_while_a_profile_is_deleted_leaves_one_that_can_be_deleted_again()
    {
        for (int change = 0; change < 12; change++)
        {
            FaultyFileSystem files = new();
            World world = new(files, 1);
            SetPin(world);
            Player gone = Player.OnWii(world, 1).In();
            Player here = Player.OnWii(world, 2).In();
            gone.Befriend(here);
            gone.HangUp();
            files.FailChange = files.Changes + change;
            string answer = Do(world, "delete", gone);
            if (answer != "{\"ok\":true}")
            {
                Assert.AreEqual("{\"error\":\"the drive failed\"}", answer);
                Assert.AreEqual("{\"ok\":true}", Do(world, "delete", gone));
            }
            Assert.AreEqual(1, world.Profiles.Count);
            Assert.IsFalse(here.Say("\\getprofile\\KEY\\profileid\\" + gone.ProfileId + "\\id\\2").StartsWith("\\pi\\"));
        }
    }

    private static void SetPin(World world)
    {
        string body = "{\"pin\":\"1234\"}";
        string answer = world.Request("POST /api/pin HTTP/1.1\r\nHost: 192.168.4.1\r\nX-Pin: 1234\r\nContent-Length: " + body.Length.ToString() + "\r\n\r\n" + body, Owner);
        Assert.AreEqual(200, HttpAnswer.Status(answer));
    }

    private static string Do(World world, string action, Player player) =>
        NasMessages.Body(Send(world, "POST", "1234", "{\"do\":\"" + action + "\",\"id\":" + player.ProfileId + "}"));

    private static string Send(World world, string method, string pin, string body) =>
        world.Request(method + " /api/players HTTP/1.1\r\nHost: 192.168.4.1\r\n" + (pin is null ? "" : "X-Pin: " + pin + "\r\n") +
            "Content-Length: " + body.Length.ToString() + "\r\n\r\n" + body, Owner);
}
