using System;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Tokens.Tests;

[TestClass]
public class TokenTests
{
    private static readonly DateTime Start = new(2026, 7, 9, 3, 5, 8);

    [TestMethod]
    public void Levels_0_1_2_and_refresh_give_tokens_of_one_session()
    {
        Service service = Anna();
        string one = Service.Payload(service.SignIn("anna@party.lan", "secret"));
        string session = ClaimOf(one, "sid");
        Assert.IsTrue(one.Contains("\"aud\":\"NadeoServices\",\"usg\":\"Client\""), one);
        Assert.AreEqual("anna", ClaimOf(one, "aun"));
        string access = service.Value("accessToken");
        service.Post(Service.Level2, Service.Core, "nadeo_v1 t=" + access, "{\"audience\":\"NadeoLiveServices\"}");
        service.Is(200);
        Assert.IsTrue(service.Answer.Contains("Vary: Authorization"), service.Answer);
        string two = Service.Payload(service.Value("accessToken"));
        Assert.IsTrue(two.Contains("\"aud\":\"NadeoLiveServices\""), two);
        Assert.AreEqual(session, ClaimOf(two, "sid"));
        string refresh = service.Value("refreshToken");
        Assert.IsTrue(Service.Payload(refresh).Contains("\"aud\":\"NadeoServices\"") && Service.Payload(refresh).Contains("\"refresh_aud\":\"NadeoLiveServices\",\"limit_type\":\"none\""));
        for (int i = 0; i < 2; i++)
        {
            // Clients race: an old refresh token is good as long as it lasts.
            service.Post(Service.Refresh, Service.Core, "nadeo_v1 t=" + refresh, i == 0 ? "" : "{}").Is(200);
            string again = Service.Payload(service.Value("accessToken"));
            Assert.IsTrue(again.Contains("\"aud\":\"NadeoLiveServices\"") && ClaimOf(again, "sid") == session && ClaimOf(again, "sub") == ClaimOf(one, "sub"), again);
        }
    }

    [TestMethod]
    public void Whole_requests_of_tools_are_answered()
    {
        Service service = Anna();
        service.Send(TokenRequests.Level0).Is(200);
        service.Send(Raw.Exchange(TokenRequests.Level1, "{0}", service.Value("ticket"))).Is(200);
        service.Send(Raw.Exchange(TokenRequests.Level2, "{0}", service.Value("accessToken"))).Is(200);
        string refresh = service.Value("refreshToken");
        service.Send(Raw.Exchange(TokenRequests.Refresh, "{0}", refresh)).Is(200);
        Assert.IsTrue(Service.Payload(service.Value("accessToken")).Contains("\"aud\":\"NadeoLiveServices\""), service.Answer);
        // A tool that takes the refresh token for the access token is told so.
        service.Send(Raw.Exchange(TokenRequests.Level2, "{0}", refresh)).Is(401);
    }

    [TestMethod]
    public void Claims_have_the_times_of_the_sheet()
    {
        Service service = Anna();
        string access = Service.Payload(service.SignIn("anna@party.lan", "secret"));
        long issued = NumberOf(access, "iat");
        Assert.AreEqual(1_783_566_308L, issued);
        Assert.AreEqual(issued + 1_800, NumberOf(access, "rat"));
        Assert.AreEqual(issued + 3_600, NumberOf(access, "exp"));
        string refresh = Service.Payload(service.Value("refreshToken"));
        Assert.AreEqual(issued + 43_200, NumberOf(refresh, "rat"));
        Assert.AreEqual(issued + 86_400, NumberOf(refresh, "exp"));
        Assert.IsTrue(access.Contains("\"rtk\":false") && refresh.Contains("\"rtk\":true"));
    }

    [TestMethod]
    public void A_token_is_good_until_the_second_it_expires()
    {
        Service service = Anna();
        string access = service.SignIn("anna@party.lan", "secret");
        string refresh = service.Value("refreshToken");
        service.Login(Service.Level0, "anna@party.lan", "secret", "");
        string ticket = service.Value("ticket");
        AssertExpires(service, Service.Level2, "nadeo_v1 t=" + access, 3_600);
        AssertExpires(service, Service.Refresh, "nadeo_v1 t=" + refresh, 86_400);
        AssertExpires(service, Service.Level1, "ubi_v1 t=" + ticket, 3 * 3_600);
    }

    [TestMethod]
    public void What_is_not_an_access_token_of_the_core_server_is_401()
    {
        Service service = Anna();
        string access = service.SignIn("anna@party.lan", "secret");
        string refresh = service.Value("refreshToken");
        service.Post(Service.Level2, Service.Core, "nadeo_v1 t=" + access, "{\"audience\":\"NadeoLiveServices\"}").Is(200);
        string live = service.Value("accessToken");
        string[] authorizations =
        {
            "", "nadeo_v1", "nadeo_v1 t=", "nadeo_v1 t=a.b.c", "nadeo_v1 t=" + refresh, "nadeo_v1 t=" + live, "ubi_v1 t=" + access, "Bearer " + access,
            "nadeo_v1 t= " + access, "nadeo_v1 t=\"" + access + "\"", "nadeo_v1 t=" + access + "=", "nadeo_v1 t=" + access.Substring(0, access.Length - 1),
            "nadeo_v1 t=" + access.Substring(0, access.LastIndexOf('.') + 1), "nadeo_v1 t=" + None(access),
        };
        foreach (string authorization in authorizations)
        {
            service.Post(Service.Level2, Service.Core, authorization, "").Is(401);
            Assert.IsTrue(service.Body.Contains("\"code\":\"C-AA-00-401\"") && service.Value("correlation_id").Length == 32, service.Body);
        }
        service.Post(Service.Refresh, Service.Core, "nadeo_v1 t=" + access, "").Is(401);
        service.Post(Service.Level2, Service.Core, "NADEO_V1 t=" + access, "").Is(200);
    }

    [TestMethod]
    public void Every_changed_character_of_a_token_is_401()
    {
        Service service = Anna();
        string access = service.SignIn("anna@party.lan", "secret");
        for (int i = 0; i < access.Length; i += 3)
        {
            char other = access[i] == 'A' ? 'B' : 'A';
            service.Post(Service.Level2, Service.Core, "nadeo_v1 t=" + access.Substring(0, i) + other + access.Substring(i + 1), "").Is(401);
        }
    }

    [TestMethod]
    public void The_body_says_the_audience_or_nothing()
    {
        Service service = Anna();
        string authorization = "nadeo_v1 t=" + service.SignIn("anna@party.lan", "secret");
        service.Post(Service.Level2, Service.Core, authorization, "{}").Is(200);
        Assert.IsTrue(Service.Payload(service.Value("accessToken")).Contains("\"aud\":\"NadeoServices\""));
        service.Post(Service.Level2, Service.Core, authorization, "{\"audience\":\"NadeoClubServices\"}").Is(200);
        string[] bad = { "{\"audience\":\"Nobody\"}", "{\"audience\":7}", "{", "[]", "audience", "{\"audience\":\"NadeoServices\"} x" };
        foreach (string body in bad)
        {
            service.Post(Service.Level2, Service.Core, authorization, body).Is(400);
            Assert.IsTrue(service.Body.Contains("\"code\":\"C-AA-00-03\"") && service.Body.Contains("There was a validation error."), service.Body);
        }
    }

    [TestMethod]
    public void A_server_signs_in_with_address_and_password_at_once()
    {
        Service service = new Service(new World()).WithAccount("mm@party.lan", "mm", "se:cr:\u00C3\u00A9t");
        service.Login(Service.Basic, "mm@party.lan", "se:cr:\u00C3\u00A9t", "{\"audience\":\"NadeoLiveServices\"}").Is(200);
        string claims = Service.Payload(service.Value("accessToken"));
        Assert.IsTrue(claims.Contains("\"usg\":\"Server\"") && !claims.Contains("ubiservices_"), claims);
        service.Login(Service.Basic, "mm@party.lan", "se:cr", "").Is(401);
        service.Login(Service.Basic, "nobody@party.lan", "secret", "").Is(401);
        service.Post(Service.Basic, Service.Core, "Basic !!!", "").Is(401);
        service.Post(Service.Basic, Service.Core, "", "").Is(401);
    }

    [TestMethod]
    public void Level_0_answers_what_tools_read()
    {
        Service service = Anna();
        service.Login(Service.Level0, "ANNA@party.lan", "secret", "{}").Is(200);
        Assert.AreEqual("2026-07-09T06:05:08.0000000Z", service.Value("expiration"));
        Assert.AreEqual("2026-07-09T03:05:08.0000000Z", service.Value("serverTime"));
        Assert.AreEqual("anna", service.Value("nameOnPlatform"));
        Assert.AreEqual("", service.Value("userId"));
        Assert.IsTrue(service.Body.Contains("\"twoFactorAuthenticationTicket\":null"));
        // A tool decodes what stands behind the first dot as JSON with exp.
        Assert.IsTrue(Service.Payload(service.Value("ticket")).StartsWith("{\"exp\":" + (1_783_566_308L + 3 * 3_600)));
        service.Login(Service.Level0, "anna@party.lan", "other", "").Is(401);
        Assert.IsTrue(service.Body.Contains("\"errorCode\":3") && service.Body.Contains("\"httpCode\":401"), service.Body);
    }

    [TestMethod]
    public void Secret_and_account_ids_survive_a_restart()
    {
        FaultyFileSystem files = new();
        Service service = new Service(new World(files, 1)).WithAccount("anna@party.lan", "anna", "secret");
        string access = service.SignIn("anna@party.lan", "secret");
        Service later = new(new World(files, 99));
        later.Post(Service.Level2, Service.Core, "nadeo_v1 t=" + access, "").Is(200);
        Assert.AreEqual(ClaimOf(Service.Payload(access), "sub"), ClaimOf(Service.Payload(later.SignIn("anna@party.lan", "secret")), "sub"));
        // Another box has another secret.
        Service other = new Service(new World(new FaultyFileSystem(), 2)).WithAccount("anna@party.lan", "anna", "secret");
        other.Post(Service.Level2, Service.Core, "nadeo_v1 t=" + access, "").Is(401);
    }

    [TestMethod]
    public void Who_is_turned_away_has_no_good_token_any_more()
    {
        Service service = Anna();
        string access = service.SignIn("anna@party.lan", "secret");
        int user = service.World.Store.Users.FindByEmail(Raw.Bytes("anna@party.lan"), 0, 14);
        service.World.Store.Users.SetBanned(user, true);
        service.Post(Service.Level2, Service.Core, "nadeo_v1 t=" + access, "").Is(401);
        service.Login(Service.Basic, "anna@party.lan", "secret", "").Is(401);
    }

    [TestMethod]
    public void A_thousand_tokens_have_a_thousand_numbers()
    {
        Service service = Anna();
        string authorization = "nadeo_v1 t=" + service.SignIn("anna@party.lan", "secret");
        System.Collections.Hashtable seen = new();
        for (int i = 0; i < 500; i++)
        {
            service.Post(Service.Level2, Service.Core, authorization, "");
            seen[ClaimOf(Service.Payload(service.Value("accessToken")), "jti")] = i;
            seen[ClaimOf(Service.Payload(service.Value("refreshToken")), "jti")] = i;
        }
        Assert.AreEqual(1_000, seen.Count);
    }

    [TestMethod]
    public void Whatever_else_is_asked_of_nadeo_is_404_in_its_form()
    {
        Service service = Anna();
        string access = service.SignIn("anna@party.lan", "secret");
        service.Send("GET /client/config HTTP/1.1\r\nHost: " + Service.Core + "\r\n\r\n").Is(404);
        Assert.IsTrue(service.Answer.Contains("application/json") && service.Body.Contains("C-AL-02-03"), service.Answer);
        service.Send("GET /zones HTTP/1.1\r\nHost: " + Service.Core + "\r\nAuthorization: nadeo_v1 t=" + access + "\r\n\r\n").Is(404);
        // The live server wants another audience.
        service.Send("GET /leaderboard HTTP/1.1\r\nHost: " + Service.Live + "\r\nAuthorization: nadeo_v1 t=" + access + "\r\n\r\n").Is(401);
        service.Send("GET " + Service.Level1 + " HTTP/1.1\r\nHost: " + Service.Core + "\r\n\r\n").Is(405);
    }

    [TestMethod]
    public void Guesses_from_one_address_have_to_wait()
    {
        Service service = Anna();
        for (int i = 0; i < 5; i++) service.Login(Service.Level0, "anna@party.lan", "guess" + i, "").Is(401);
        service.Login(Service.Level0, "anna@party.lan", "secret", "").Is(429);
        service.Login(Service.Basic, "anna@party.lan", "secret", "").Is(429);
        service.World.Pass(10_000);
        service.Login(Service.Level0, "anna@party.lan", "secret", "").Is(200);
    }

    [TestMethod]
    public void No_token_ticket_or_password_stands_in_the_log()
    {
        Service service = Anna();
        service.SignIn("anna@party.lan", "secret");
        Assert.AreEqual(0, service.World.LinesWith("secret"));
        Assert.AreEqual(0, service.World.LinesWith("eyJ"));
    }

    private static Service Anna() => new Service(new World()).WithAccount("anna@party.lan", "anna", "secret");

    private static void AssertExpires(Service service, string path, string authorization, int seconds)
    {
        service.World.Clock.UtcNow = Start.AddSeconds(seconds - 1);
        service.Post(path, Service.Core, authorization, "").Is(200);
        service.World.Clock.UtcNow = Start.AddSeconds(seconds);
        service.Post(path, Service.Core, authorization, "").Is(401);
        service.World.Clock.UtcNow = Start.AddSeconds(seconds + 1);
        service.Post(path, Service.Core, authorization, "").Is(401);
        service.World.Clock.UtcNow = Start;
    }

    // alg none, empty signature
    private static string None(string token) => "eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0." + token.Split('.')[1] + ".";

    private static string ClaimOf(string claims, string name)
    {
        string mark = "\"" + name + "\":\"";
        int start = claims.IndexOf(mark) + mark.Length;
        return claims.Substring(start, claims.IndexOf("\"", start) - start);
    }

    private static long NumberOf(string claims, string name)
    {
        string mark = "\"" + name + "\":";
        int start = claims.IndexOf(mark) + mark.Length;
        return long.Parse(claims.Substring(start, claims.IndexOf(",", start) - start));
    }
}
