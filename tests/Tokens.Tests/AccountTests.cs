using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Tokens.Tests;

[TestClass]
public class AccountTests
{
    private const string Host = "192.168.4.1";
    private const string Form = "{\"email\":\"anna@party.lan\",\"nick\":\"anna\",\"password\":\"secret\"}";

    [TestMethod]
    public void An_account_of_the_page_is_one_of_a_game()
    {
        World world = new();
        new Service(world).WithAccount("anna@party.lan", "anna", "secret");
        Player anna = Player.OnPc(world, 2, "user", "anna@anna@party.lan");
        anna.LogIn();
        Assert.IsTrue(anna.ProfileId != "0");
    }

    [TestMethod]
    public void An_account_of_a_game_signs_in_for_tokens()
    {
        World world = new();
        Player.NewOnPc(world, 2, "luigi");
        new Service(world).SignIn("luigi@mail.example", "secret");
    }

    [TestMethod]
    public void The_owner_may_switch_guests_off_for_good()
    {
        FaultyFileSystem files = new();
        World world = new(files, 1);
        Service service = new(world);
        service.Send(Owner("/api/pin", "{\"pin\":\"1234\"}")).Is(200);
        service.Post("/api/account", Host, "", "{\"guests\":false}").Is(403);
        service.Send(Owner("/api/account", "{\"guests\":false}")).Is(200);
        service = new Service(new World(files, 2));
        service.Post("/api/account", Host, "", Form).Is(403);
        service.Send("GET /api/account HTTP/1.1\r\nHost: " + Host + "\r\n\r\n").Is(200);
        Assert.AreEqual("{\"guests\":false}", service.Body);
        service.Send(Owner("/api/account", Form)).Is(200);
        service.Send(Owner("/api/account", "{\"guests\":true}")).Is(200);
    }

    [TestMethod]
    public void A_form_that_cannot_be_makes_nobody()
    {
        Service service = new(new World());
        string[] bad =
        {
            "", "{}", "[]", "{\"email\":\"a@b\"}", "{\"email\":\"nobody\",\"nick\":\"anna\",\"password\":\"secret\"}", "{\"email\":\"a@b\",\"nick\":\"" + Raw.Repeat('x', 31) + "\",\"password\":\"secret\"}",
            "{\"email\":\"a@b\",\"nick\":\"anna\",\"password\":\"abc\"}", "{\"email\":\"a@b\",\"nick\":\"an\\u0000na\",\"password\":\"secret\"}", "{\"email\":\"a@b\",\"nick\":\"anna\",\"password\":\"" + Raw.Repeat('x', 31) + "\"}",
            "{\"email\":\"" + Raw.Repeat('a', 70) + "@b\",\"nick\":\"anna\",\"password\":\"secret\"}", Form + "x", "{\"email\":\"a@b\",\"nick\":\"anna\",\"password\":\"secret\",\"guests\":true}",
        };
        foreach (string body in bad) service.Post("/api/account", Host, "", body).Is(400);
        Assert.AreEqual(0, service.World.Store.Users.Count);
    }

    [TestMethod]
    public void A_nick_may_have_the_letter_that_addresses_have()
    {
        World world = new();
        new Service(world).WithAccount("anna@party.lan", "an@na", "secret");
        Player anna = Player.OnPc(world, 2, "user", "an@na@anna@party.lan");
        anna.LogIn();
        Assert.IsTrue(anna.ProfileId != "0");
    }

    [TestMethod]
    public void A_password_may_have_backslashes_and_any_letters()
    {
        Service service = new Service(new World()).WithAccount("anna@party.lan", "anna", "a\\\\b\\\"\u00C3\u00BC:");
        service.Login(Service.Basic, "anna@party.lan", "a\\b\"\u00C3\u00BC:", "").Is(200);
    }

    [TestMethod]
    public void One_address_makes_eight_accounts_and_then_waits()
    {
        Service service = new(new World());
        for (int i = 0; i < 8; i++) service.WithAccount("a" + i + "@party.lan", "anna", "secret");
        service.Post("/api/account", Host, "", Form).Is(429);
        service.World.Pass(10_000);
        service.Post("/api/account", Host, "", Form).Is(200);
    }

    [TestMethod]
    public void The_form_is_a_page()
    {
        Service service = new(new World());
        service.Send("GET /account HTTP/1.1\r\nHost: pocketspy.local\r\n\r\n").Is(200);
        Assert.IsTrue(service.Answer.Contains("text/html") && service.Body.Contains("/api/account"), service.Answer);
        service.Post("/account", Host, "", "").Is(405);
    }

    private static string Owner(string path, string body) =>
        "POST " + path + " HTTP/1.1\r\nHost: " + Host + "\r\nX-Pin: 1234\r\nContent-Length: " + body.Length + "\r\n\r\n" + body;
}
