using PocketSpy.Messenger.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Messenger.Tests;

[TestClass]
public class SoapTests
{
    private const string Sharing = "/abservice/SharingService.asmx";
    private const string Book = "/abservice/abservice.asmx";
    private const string Store = "/OimWS/oim.asmx";
    private const string Fetch = "/rsi/rsi.asmx";

    [TestMethod]
    public void Rst_gives_a_token_for_each_place_in_order()
    {
        Party party = new();
        string answer = party.Post("/RST.srf", "", Rst("anna@party.lan", "secret"));
        Assert.AreEqual(200, HttpAnswer.Status(answer), answer);
        string body = answer.Substring(answer.IndexOf("\r\n\r\n") + 4);
        Assert.IsTrue(answer.Contains("\r\nContent-Length: " + body.Length + "\r\n"), answer);
        int first = body.IndexOf("<wsse:BinarySecurityToken Id=\"PPToken1\">t=");
        int second = body.IndexOf("<wsse:BinarySecurityToken Id=\"Compact1\">t=");
        int third = body.IndexOf("<wsse:BinarySecurityToken Id=\"Compact2\">t=");
        Assert.IsTrue(first > 0 && second > first && third > second, body);
        Assert.IsTrue(body.Contains("&amp;p=</wsse:BinarySecurityToken>") && Raw.CountOf(body, "<wst:BinarySecret>") == 1 && body.Contains("<wsu:Expires>2026-07-10T03:05:08Z<"), body);
        string fault = party.Post("/RST.srf", "", Rst("anna@party.lan", "other"));
        Assert.IsTrue(fault.Contains("wsse:FailedAuthentication") && fault.Contains("0x80048823"), fault);
        Assert.AreEqual(400, HttpAnswer.Status(party.Post("/RST.srf", "", "<x/>")));
        Assert.AreEqual(400, HttpAnswer.Status(party.Post("/RST.srf", "", "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><x/>")));
    }

    [TestMethod]
    public void Contacts_and_memberships_come_by_soap_and_are_those_of_older_versions()
    {
        Party party = new();
        Ok(Ask(party, Book, "anna", "<ABContactAdd><contacts><Contact><contactInfo><passportName>bert@party.lan</passportName></contactInfo></Contact></contacts></ABContactAdd>"));
        Ok(Ask(party, Sharing, "anna", Member("AddMember", "Allow", "bert")));
        Ok(Ask(party, Sharing, "anna", Member("AddMember", "Block", "carl")));
        string group = Ask(party, Book, "anna", "<ABGroupAdd><groupInfo><GroupInfo><name>Old &amp; new</name></GroupInfo></groupInfo></ABGroupAdd>");
        Assert.IsTrue(group.Contains("<guid>00000001-0000-4000-8000-0000000000f0</guid>"), group);
        string all = Ask(party, Book, "anna", "<ABFindAll><abId>0</abId></ABFindAll>");
        Assert.IsTrue(Raw.CountOf(all, "<contactType>Me<") == 1 && Raw.CountOf(all, "<contactType>Regular<") == 1 && all.Contains("<name>Old &amp; new</name>"), all);
        string members = Ask(party, Sharing, "anna", "<FindMembership/>");
        Assert.AreEqual(2, Raw.CountOf(members, "<PassportName>"), members);
        Client anna = party.Client("anna", 9).In();
        string lists = anna.Say("SYN 11 0\r\n");
        Assert.IsTrue(lists.Contains("LST bert@party.lan bert 3 0\r\n") && lists.Contains("LST carl@party.lan carl 4\r\n"), lists);
        string waiting = Ask(party, Sharing, "bert", "<FindMembership/>");
        Assert.IsTrue(waiting.Contains("<MemberRole>Pending</MemberRole><Members><Member"), waiting);
        Ok(Ask(party, Sharing, "anna", Member("DeleteMember", "Block", "carl")));
        Ok(Ask(party, Book, "anna", "<ABContactDelete><contacts><Contact><contactId>" + GuidIn(all, "bert") + "</contactId></Contact></contacts></ABContactDelete>"));
        Assert.IsTrue(anna.Say("SYN 12 0\r\n").Contains("LST bert@party.lan bert 2\r\n"));
    }

    [TestMethod]
    public void Without_a_good_ticket_nothing_is_told_or_changed()
    {
        Party party = new();
        string body = Envelope("t=none&amp;p=", Member("AddMember", "Block", "bert"));
        string answer = party.Post(Sharing, "", body);
        Assert.AreEqual(500, HttpAnswer.Status(answer));
        Assert.IsTrue(answer.Contains("AuthenticationFailed"), answer);
        Assert.AreEqual(400, HttpAnswer.Status(party.Post(Book, "", "nothing")));
        Assert.AreEqual(500, HttpAnswer.Status(Ask(party, Book, "anna", "<ABUnknown/>")));
        Assert.AreEqual(0, party.World.People.People.Count);
    }

    [TestMethod]
    public void A_message_to_somebody_away_waits_and_is_fetched()
    {
        Party party = new();
        string ticket = Raw.Exchange(party.Ticket("anna@party.lan", "secret"), "&", "&amp;");
        string locked = party.Post(Store, "", Oim(ticket, ""));
        Assert.IsTrue(locked.Contains("q0:AuthenticationFailed"), locked);
        int at = locked.IndexOf("<LockKeyChallenge");
        at = locked.IndexOf(">", at) + 1;
        byte[] challenge = Raw.Bytes(locked.Substring(at, locked.IndexOf("<", at) - at));
        byte[] id = Raw.Bytes("PROD0119GSJUC$18");
        byte[] key = new byte[32];
        new ChallengeHash().TryNew(challenge, 0, challenge.Length, id, 0, id.Length, "ILTXC!4IXB5FB*PX", key);
        Ok(party.Post(Store, "", Oim(ticket, Raw.Text(key))));
        string welcome = party.Client("bert", 15).SignIn();
        Assert.IsTrue(welcome.Contains("text/x-msmsgsinitialmdatanotification") && welcome.Contains("<E>anna@party.lan</E><I>3221225472</I>"), welcome);
        string bert = party.Ticket("bert@party.lan", "secret");
        bert = "<soap:Envelope><soap:Header><PassportCookie><t>" + bert.Substring(2, 32) + "</t><p></p></PassportCookie></soap:Header><soap:Body>";
        Assert.IsTrue(party.Post(Fetch, "", bert + "<GetMetadata/></soap:Body></soap:Envelope>").Contains("<I>3221225472</I>"));
        string message = party.Post(Fetch, "", bert + "<GetMessage><messageId>3221225472</messageId></GetMessage></soap:Body></soap:Envelope>");
        Assert.IsTrue(message.Contains("<GetMessageResult>MIME-Version: 1.0\r\n\r\nhi &lt;there&gt;</GetMessageResult>"), message);
        Ok(party.Post(Fetch, "", bert + "<DeleteMessages><messageIds><messageId>3221225472</messageId></messageIds></DeleteMessages></soap:Body></soap:Envelope>"));
        Assert.AreEqual(0, party.World.People.People.Count);
    }

    private static string Oim(string ticket, string key) =>
        "<soap:Envelope><soap:Header><From memberName=\"anna@party.lan\"/><To memberName=\"bert@party.lan\"/><Ticket passport=\"" + ticket + "\" appid=\"PROD0119GSJUC$18\" lockkey=\"" + key
        + "\"/></soap:Header><soap:Body><MessageType>text</MessageType><content>MIME-Version: 1.0\r\n\r\nhi &lt;there&gt;</content></soap:Body></soap:Envelope>";

    private static string Ask(Party party, string path, string name, string action) => party.Post(path, "", Envelope(Raw.Exchange(party.Ticket(name + "@party.lan", "secret"), "&", "&amp;"), action));

    private static string Envelope(string ticket, string action) =>
        "<?xml version=\"1.0\"?><soap:Envelope><soap:Header><ABAuthHeader><TicketToken>" + ticket + "</TicketToken></ABAuthHeader></soap:Header><soap:Body>" + action + "</soap:Body></soap:Envelope>";

    private static string Member(string action, string role, string name) =>
        "<" + action + "><memberships><Membership><MemberRole>" + role + "</MemberRole><Members><Member><PassportName>" + name + "@party.lan</PassportName></Member></Members></Membership></memberships></" + action + ">";

    private static string GuidIn(string all, string name)
    {
        int contact = all.LastIndexOf("<contactId>", all.IndexOf("<passportName>" + name)) + 11;
        return all.Substring(contact, 36);
    }

    private static void Ok(string answer) => Assert.AreEqual(200, HttpAnswer.Status(answer), answer);

    private static string Rst(string email, string password)
    {
        string places = "";
        foreach (string place in new[] { "http://Passport.NET/tb", "messengerclear.live.com", "messenger.msn.com" }) places += "<wst:RequestSecurityToken><wsp:AppliesTo><wsa:EndpointReference><wsa:Address>" + place + "</wsa:Address></wsa:EndpointReference></wsp:AppliesTo></wst:RequestSecurityToken>";
        return "<?xml version=\"1.0\"?><Envelope><Header><wsse:Security><wsse:UsernameToken><wsse:Username>" + email + "</wsse:Username><wsse:Password>" + password
            + "</wsse:Password></wsse:UsernameToken></wsse:Security></Header><Body><ps:RequestMultipleSecurityTokens>" + places + "</ps:RequestMultipleSecurityTokens></Body></Envelope>";
    }
}
