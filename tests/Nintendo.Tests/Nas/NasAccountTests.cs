using PocketSpy.Core;
using PocketSpy.Nintendo.Nas;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Nintendo.Tests.Nas;

[TestClass]
public class NasAccountTests
{
    private const string Now = "20260709030508";
    private const string UserId = "0000000004660";
    private const string Gsbrcd = "RMCJ1234567";

    private static readonly long Client = EndPoints.Of(0xC0A8040A, 49_152);

    [TestMethod]
    [DataRow("acctcreate")]
    [DataRow("ACCTCREATE")]
    [DataRow("AcctCreate")]
    public void A_new_console_gets_a_user_id_of_13_digits(string action)
    {
        World world = new();
        string answer = Post(world, NasMessages.Field("action", action) + NasMessages.Field("unitcd", "1") + NasMessages.Field("macadr", NasMessages.Mac));
        Assert.AreEqual(200, HttpAnswer.Status(answer));
        Assert.AreEqual("0", NasMessages.Value(answer, "retry"));
        Assert.AreEqual("002", NasMessages.Value(answer, "returncd"));
        Assert.AreEqual(Now, NasMessages.Value(answer, "datetime"));
        string userId = NasMessages.Value(answer, "userid");
        Assert.AreEqual(13, userId.Length);
        Assert.IsTrue(world.Accounts.Contains(long.Parse(userId)));
        Assert.IsTrue(answer.EndsWith("\r\n"));
    }

    [TestMethod]
    public void A_DS_gets_an_id_that_its_old_software_can_read_and_a_Wii_a_longer_one()
    {
        World world = new();
        bool longer = false;
        for (int i = 0; i < 20; i++)
        {
            long ds = long.Parse(NasMessages.Value(Post(world, NasMessages.CreateDs()), "userid"));
            Assert.IsTrue(ds > 0 && ds <= int.MaxValue, "above 31 bits");
            long wii = long.Parse(NasMessages.Value(Post(world, NasMessages.CreateWii()), "userid"));
            Assert.IsTrue(wii > 0 && wii < 1L << 43, "above 43 bits");
            if (wii > int.MaxValue) longer = true;
            world.Pass(20_000);
        }
        Assert.IsTrue(longer);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    public void A_login_gets_all_that_presence_wants(int unit)
    {
        World world = new();
        string answer = Post(world, unit == 1 ? NasMessages.LoginWii(UserId, Gsbrcd) : NasMessages.LoginDs(UserId, "AMCJ7654321"));
        Assert.AreEqual("0", NasMessages.Value(answer, "retry"));
        Assert.AreEqual("001", NasMessages.Value(answer, "returncd"));
        Assert.AreEqual("gamespy.com", NasMessages.Value(answer, "locator"));
        Assert.AreEqual(Now, NasMessages.Value(answer, "datetime"));
        Assert.AreEqual(8, NasMessages.Value(answer, "challenge").Length);
        string token = NasMessages.Value(answer, "token");
        Assert.IsTrue(token.StartsWith("NDS"));
        Assert.AreEqual(131, token.Length);
        Assert.IsTrue(answer.Contains("\r\nNODE: wifiappe1\r\n"));
    }

    [TestMethod]
    [DataRow("", "RMCJ1234567")]
    [DataRow("0", "RMCJ1234567")]
    [DataRow("-5", "RMCJ1234567")]
    [DataRow("12x", "RMCJ1234567")]
    [DataRow("99999999999999", "RMCJ1234567")]
    [DataRow("0000000004660", "RMC")]
    [DataRow("0000000004660", "RMCJ\\final\\")]
    [DataRow("0000000004660", "RMCJ123 567")]
    [DataRow("0000000004660", "RMCJ123456789")]
    public void A_login_without_a_right_id_and_code_is_a_bad_request(string userId, string gsbrcd)
    {
        World world = new();
        string answer = Post(world, NasMessages.LoginWii(userId, gsbrcd));
        Assert.AreEqual(200, HttpAnswer.Status(answer));
        Assert.AreEqual("0", NasMessages.Value(answer, "retry"));
        Assert.AreEqual("103", NasMessages.Value(answer, "returncd"));
        Assert.AreEqual(Now, NasMessages.Value(answer, "datetime"));
        Assert.IsNull(NasMessages.Value(answer, "token"));
    }

    [TestMethod]
    public void A_title_that_sends_no_gsbrcd_gets_one_made_of_its_game_code()
    {
        World world = new();
        FakeConsole console = new(world, 7) { UserId = UserId, Gsbrcd = "" };
        console.LogInAtNas();
        console.LogInAtPresence();
        Assert.AreEqual("0000004hkRMCJ", Raw.Value(console.Welcome, "uniquenick"));
    }

    [TestMethod]
    [DataRow("nonsense")]
    [DataRow("")]
    [DataRow("logi")]
    [DataRow("loginx")]
    public void An_unknown_action_is_a_bad_request(string action)
    {
        string answer = Post(new World(), NasMessages.Field("action", action) + NasMessages.Field("userid", UserId));
        Assert.AreEqual(200, HttpAnswer.Status(answer));
        Assert.AreEqual("103", NasMessages.Value(answer, "returncd"));
    }

    [TestMethod]
    public void Get_is_not_allowed()
    {
        string answer = new World().Request("GET /ac HTTP/1.1\r\nHost: nas.nintendowifi.net\r\n\r\n", Client);
        Assert.AreEqual(405, HttpAnswer.Status(answer));
    }

    [TestMethod]
    [DataRow("9000", "token", "dls1.nintendowifi.net")]
    [DataRow("9001", "servicetoken", "dls1.nintendowifi.net")]
    [DataRow("0000", "servicetoken", "n/a")]
    [DataRow("", "servicetoken", "n/a")]
    [DataRow("junk", "servicetoken", "n/a")]
    public void A_service_is_located_with_all_its_fields(string svc, string tokenField, string host)
    {
        World world = new();
        string answer = Post(world, NasMessages.Locate(UserId, svc));
        Assert.AreEqual("0", NasMessages.Value(answer, "retry"));
        Assert.AreEqual("007", NasMessages.Value(answer, "returncd"));
        Assert.AreEqual("Y", NasMessages.Value(answer, "statusdata"));
        Assert.AreEqual(host, NasMessages.Value(answer, "svchost"));
        Assert.AreEqual(131, NasMessages.Value(answer, tokenField).Length);
        Assert.IsNull(NasMessages.Value(answer, tokenField == "token" ? "servicetoken" : "token"));
        Assert.AreEqual(Now, NasMessages.Value(answer, "datetime"));
    }

    [TestMethod]
    public void Locating_a_service_after_the_login_does_not_spoil_the_token_of_the_login()
    {
        World world = new();
        FakeConsole console = new(world, 7) { UserId = UserId };
        console.LogInAtNas();
        Assert.AreEqual("007", NasMessages.Value(world.Request(NasMessages.Post(NasMessages.Locate(UserId, "9000")), console.From), "returncd"));
        console.LogInAtPresence();
    }

    [TestMethod]
    public void Two_logins_give_two_tokens_and_both_are_good()
    {
        World world = new();
        FakeConsole console = new(world, 7) { UserId = UserId };
        console.LogInAtNas();
        FakeConsole other = new(world, 8) { UserId = "0000000004661" };
        other.LogInAtNas();
        Assert.AreNotEqual(console.Token, other.Token);
        Assert.AreNotEqual(console.Challenge, other.Challenge);
        console.LogInAtPresence();
        other.LogInAtPresence();
        Assert.AreNotEqual(console.ProfileId, other.ProfileId);
    }

    [TestMethod]
    public void Every_answer_fits_the_buffer_of_the_consoles()
    {
        World world = new();
        Assert.IsTrue(Post(world, NasMessages.CreateWii()).Length <= NasAnswer.MaximumBytes);
        Assert.IsTrue(Post(world, NasMessages.LoginWii(UserId, Gsbrcd)).Length <= NasAnswer.MaximumBytes);
        Assert.IsTrue(Post(world, NasMessages.Locate(UserId, "9000")).Length <= NasAnswer.MaximumBytes);
    }

    [TestMethod]
    public void The_log_calls_the_console_by_its_name()
    {
        World world = new();
        Post(world, NasMessages.LoginWii(UserId, Gsbrcd));
        Assert.AreEqual("Wii 2555-1516-5607-6614 signed in for game RMCP", world.Events[0]);
        Post(world, NasMessages.LoginDs(UserId, Gsbrcd));
        Assert.AreEqual("DS 56bc signed in for game AMCE", world.Events[0]);
    }

    [TestMethod]
    public void A_game_that_does_not_name_itself_in_the_form_is_known_by_its_header()
    {
        World world = new();
        Post(world, NasMessages.Field("action", "login") + NasMessages.Field("userid", UserId) + NasMessages.Field("gsbrcd", Gsbrcd));
        Assert.AreEqual("DS signed in for game RMCP", world.Events[0]);
    }

    [TestMethod]
    [DataRow("\n\n\n\n")]
    [DataRow("0000\r\nab")]
    [DataRow("xyz\u00FF")]
    public void The_name_of_a_console_brings_no_control_characters_into_the_log(string mac)
    {
        World world = new();
        Post(world, NasMessages.Field("action", "acctcreate") + NasMessages.Field("macadr", mac));
        Assert.AreEqual("DS is new here and got a user id", world.Events[0]);
    }

    private static string Post(World world, string body) => world.Request(NasMessages.Post(body), Client);
}
