using PocketSpy.Messenger.Links;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Messenger.Tests;

[TestClass]
public class SignInTests
{
    private static readonly int[] Versions = { 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 };

    [TestMethod]
    public void Every_version_signs_in_with_its_own_words()
    {
        Party party = new();
        foreach (int version in Versions)
        {
            Client anna = party.Client("anna", version);
            string welcome = anna.SignIn();
            string tail = version <= 5 ? " anna" : version <= 7 ? " anna 1" : version <= 9 ? " anna 1 0" : " 1 0";
            Assert.IsTrue(welcome.StartsWith("USR 4 OK anna@party.lan" + tail + "\r\n"), version + ": " + welcome);
            Assert.AreEqual(version >= 11, welcome.Contains("\r\nSBS 0 null\r\n"), welcome);
            Assert.AreEqual(version >= 10, welcome.Contains("ABCHMigrated: 1\r\n"), welcome);
            Assert.IsTrue(welcome.Contains("MSG Hotmail Hotmail ") && welcome.EndsWith("\r\n\r\n"), welcome);
            anna.Link.HangUp();
        }
    }

    [TestMethod]
    public void A_wrong_password_is_911_and_the_end_at_every_version()
    {
        foreach (int version in Versions)
        {
            Party party = new();
            Client anna = party.Client("anna", version);
            Assert.AreEqual("911 4\r\n", anna.SignIn("other"), version.ToString());
            Assert.IsTrue(anna.Link.IsClosed);
            Client nobody = party.Client("nobody", version);
            Assert.AreEqual("911 4\r\n", nobody.SignIn());
        }
    }

    [TestMethod]
    public void The_highest_common_version_is_spoken_and_none_is_the_end()
    {
        Party party = new();
        Link link = party.Connect();
        link.Write("VER 1 MSNP10 MSNP9 CVR0\r\n");
        Assert.AreEqual("VER 1 MSNP10\r\n", link.Take());
        link = party.Connect();
        link.Write("VER 7 MSNP21 MSNP18 CVR0\r\n");
        Assert.AreEqual("VER 7 0\r\n", link.Take());
        Assert.IsTrue(link.IsClosed);
        link = party.Connect();
        link.Write("VER 1 MSNP21 MSNP15 MSNP1 MSNP99999999999\r\n");
        Assert.AreEqual("VER 1 MSNP15\r\n", link.Take());
    }

    [TestMethod]
    public void Ways_to_sign_in_belong_to_versions()
    {
        Party party = new();
        AssertRefused(party, 8, "INF 2\r\n", "");
        AssertRefused(party, 8, "USR 3 MD5 I anna@party.lan\r\n", "911 3\r\n");
        AssertRefused(party, 7, "USR 3 TWN I anna@party.lan\r\n", "911 3\r\n");
        AssertRefused(party, 14, "USR 3 SSO I anna@party.lan\r\n", "911 3\r\n");
        AssertRefused(party, 7, "USR 3 MD5 S 0123\r\n", "911 3\r\n");
        AssertRefused(party, 9, "SYN 3 0\r\n", "302 3\r\n");
        // Some clients of the newest version have no SSO.
        Link link = party.Connect();
        link.Write("VER 1 MSNP15\r\nUSR 2 TWN I anna@party.lan\r\n");
        Assert.IsTrue(link.Take().Contains("USR 2 TWN S " + MsnMessages.Login));
        link.Write("USR 3 TWN S " + party.Ticket("anna@party.lan", "secret") + "\r\n");
        Assert.IsTrue(link.Take().StartsWith("USR 3 OK anna@party.lan 1 0\r\n"));
    }

    [TestMethod]
    public void Cvr_gives_the_clients_own_version_back()
    {
        Party party = new();
        Client anna = party.Client("anna", 9);
        Assert.AreEqual(MsnMessages.VersionAnswer, anna.Say(MsnMessages.Version));
        Assert.AreEqual(MsnMessages.ClientAnswer, anna.Say(MsnMessages.Client));
        Assert.AreEqual(MsnMessages.SignInAnswer, anna.Say(MsnMessages.SignIn));
    }

    [TestMethod]
    public void A_second_sign_in_ends_the_first()
    {
        Party party = new();
        foreach (int version in new[] { 2, 9, 15 })
        {
            Client first = party.Client("anna", version).In();
            Client second = party.Client("anna", version);
            Assert.IsTrue(second.SignIn().StartsWith("USR 4 OK"));
            Assert.AreEqual("OUT OTH\r\n", first.Take());
            Assert.IsTrue(first.Link.IsClosed);
            first.Link.HangUp();
            Assert.IsTrue(second.Say("PNG\r\n").StartsWith("QNG"));
            second.Link.HangUp();
        }
    }

    [TestMethod]
    public void Every_split_of_a_sign_in_is_the_same()
    {
        string text = MsnMessages.OldSignIn;
        Party party = new();
        Link whole = party.Connect();
        whole.Write(text);
        string expected = whole.Take();
        Assert.IsTrue(expected.EndsWith(".1863\r\nQNG\r\n"), expected);
        for (int cut = 1; cut < text.Length; cut++)
        {
            Link link = party.Connect();
            link.Write(text.Substring(0, cut));
            link.Write(text.Substring(cut));
            Assert.AreEqual(expected, link.Take(), cut.ToString());
            link.HangUp();
        }
        Link slow = party.Connect();
        foreach (char c in text) slow.Write(c.ToString());
        Assert.AreEqual(expected, slow.Take());
    }

    [TestMethod]
    public void Who_does_not_sign_in_within_a_minute_is_cut_off()
    {
        Party party = new();
        Link link = party.Connect();
        party.World.Pass(MsnService.SignInMilliseconds - 1_000);
        Assert.IsFalse(link.IsEnded);
        party.World.Pass(1_500);
        Assert.IsTrue(link.IsClosed);
    }

    [TestMethod]
    public void An_account_of_a_game_made_before_gains_its_proof_when_it_gives_its_password()
    {
        Party party = new();
        byte[] email = Raw.Bytes("old@party.lan");
        party.World.Store.Users.Add(77, email, 0, email.Length, Raw.Bytes("5ebe2294ecd0e0f08eab7690d2a6ee69"));
        Assert.AreEqual("911 4\r\n", party.Client("old", 5).SignIn());
        Assert.AreEqual(1, party.World.LinesWith("does not know this password in Messenger's form"));
        Assert.IsTrue(party.Client("old", 9).SignIn().StartsWith("USR 4 OK old@party.lan"));
        Assert.IsTrue(party.Client("old", 5).SignIn().StartsWith("USR 4 OK old@party.lan"));
    }

    [TestMethod]
    public void The_nexus_leads_to_the_login()
    {
        Party party = new();
        string answer = party.Get("/rdr/pprdr.asp", "192.168.4.1:8080", "");
        Assert.IsTrue(answer.Contains("\r\nPassportURLs: DARealm=Passport.Net,DALogin=http://192.168.4.1:8080/login2.srf,ConfigVersion=15\r\n"), answer);
        answer = party.Get("/rdr/pprdr.asp", "nexus.passport.com", "");
        Assert.IsTrue(answer.Contains("DALogin=login.live.com/login2.srf,"), answer);
        answer = party.Get("/login2.srf", "login.live.com", "Authorization: Passport1.4 OrgVerb=GET,OrgURL=x,sign-in=anna@party.lan,pwd=no," + MsnMessages.Login + "\r\n");
        Assert.AreEqual(401, HttpAnswer.Status(answer));
        Assert.IsTrue(answer.Contains("\r\nWWW-Authenticate: Passport1.4 da-status=failed"), answer);
        Assert.AreEqual(401, HttpAnswer.Status(party.Get("/login2.srf", "login.live.com", "")));
    }

    [TestMethod]
    public void A_dispatching_box_sends_on_once()
    {
        Party party = Party.With("dispatch on\n");
        Link link = party.Connect();
        link.Write("VER 1 MSNP9\r\nUSR 2 TWN I anna@party.lan\r\n");
        Assert.IsTrue(link.Take().EndsWith("XFR 2 NS 192.168.4.1:1863 0 192.168.4.1:1863\r\n"));
        Assert.IsTrue(link.IsClosed);
        Assert.IsTrue(party.Client("anna", 9).SignIn().StartsWith("USR 4 OK"));
    }

    private static void AssertRefused(Party party, int version, string text, string expected)
    {
        Link link = party.Connect();
        link.Write("VER 1 MSNP" + version + "\r\n");
        link.Take();
        link.Write(text);
        Assert.AreEqual(expected, link.Take());
        Assert.IsTrue(link.IsClosed, text);
    }
}
