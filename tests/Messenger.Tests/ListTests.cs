using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Messenger.Tests;

[TestClass]
public class ListTests
{
    private const string Guid = "-0000-4000-8000-0000000000c0";

    [TestMethod]
    public void Counts_and_what_follows_them_are_the_same_at_every_version()
    {
        Party party = Crowd(40);
        Client anna = party.Client("anna", 9).In();
        for (int i = 0; i < 25; i++) Add(anna, "FL", "p" + i);
        for (int i = 5; i < 30; i++) Add(anna, i % 2 == 0 ? "AL" : "BL", "p" + i);
        anna.Link.HangUp();
        for (int i = 0; i < 8; i++)
        {
            Client other = party.Client("p" + (30 + i), 9).In();
            Add(other, "FL", "anna");
            other.Link.HangUp();
        }
        foreach (int version in new[] { 2, 5, 7 })
        {
            string lists = party.Client("anna", version).In().Say("SYN 30 0\r\n");
            AssertOld(lists, "FL", 25);
            AssertOld(lists, "AL", 12);
            AssertOld(lists, "BL", 13);
            AssertOld(lists, "RL", 8);
        }
        foreach (int version in new[] { 8, 9, 10, 11, 12 })
        {
            string lists = party.Client("anna", version).In().Say("SYN 30 0 0\r\n");
            int place = version < 10 ? 3 : 4;
            Assert.AreEqual("38", Client.Word(lists, place), lists.Substring(0, 80));
            Assert.AreEqual(38, Raw.CountOf(lists, "\r\nLST "), version.ToString());
            Assert.AreEqual(int.Parse(Client.Word(lists, place + 1)), Raw.CountOf(lists, "\r\nLSG "), version.ToString());
        }
    }

    [TestMethod]
    public void A_slow_reader_gets_the_lists_that_were_counted()
    {
        Party party = Crowd(40);
        Client anna = party.Client("anna", 9).In();
        for (int i = 0; i < 35; i++) Add(anna, "FL", "p" + i);
        anna.Link.Room = 300;
        string got = anna.Say("SYN 30 0\r\n");
        Client late = party.Client("p39", 9).In();
        // A watcher more while the lists are under way.
        Add(late, "FL", "anna");
        for (int i = 0; i < 400 && Raw.CountOf(got, "\r\nLST ") < 35; i++)
        {
            anna.Link.Drain(300);
            anna.Link.Write("");
            got += anna.Take();
        }
        Assert.IsTrue(anna.Link.MostPending < 4_096, "not all at once: " + anna.Link.MostPending);
        Assert.IsTrue(got.StartsWith("SYN 30 ") && Client.Word(got, 3) == "35", got);
        anna.Link.Drain(100_000);
        anna.Link.Write("");
        got += anna.Take();
        Assert.AreEqual(35, Raw.CountOf(got, "\r\nLST "));
    }

    [TestMethod]
    public void Both_sides_learn_of_a_contact_in_the_words_of_their_version()
    {
        foreach (int version in new[] { 2, 9, 10, 12, 13, 15 })
        {
            Party party = new();
            Client bert = party.Client("bert", version).In();
            Client anna = party.Client("anna", 9).In();
            Add(anna, "FL", "bert");
            string told = bert.Take();
            if (version < 10) Assert.IsTrue(told.StartsWith("ADD 0 RL ") && told.EndsWith(" anna@party.lan anna\r\n"), told);
            else if (version < 13) Assert.AreEqual("ADC 0 RL N=anna@party.lan F=anna\r\n", told);
            else Assert.IsTrue(told.StartsWith("ADL 0 ") && told.EndsWith("\r\n<ml><d n=\"party.lan\"><c n=\"anna\" l=\"8\" t=\"1\" f=\"anna\"/></d></ml>"), told);
            anna.Say("REM 21 FL bert@party.lan\r\n");
            told = bert.Take();
            Assert.IsTrue(told.StartsWith(version < 13 ? "REM 0 RL " : "RML 0 "), told);
        }
    }

    [TestMethod]
    public void Errors_of_lists_have_their_numbers()
    {
        Party party = new();
        Client anna = party.Client("anna", 9).In();
        Assert.AreEqual("205 20\r\n", Add(anna, "FL", "nobody"));
        Assert.AreEqual("201 20\r\n", Add(anna, "RL", "bert"));
        Assert.AreEqual("201 20\r\n", Add(anna, "FL", "anna"));
        Assert.IsTrue(Add(anna, "AL", "bert").StartsWith("ADD 20 AL "));
        Assert.AreEqual("215 20\r\n", Add(anna, "AL", "bert"));
        Assert.AreEqual("219 20\r\n", Add(anna, "BL", "bert"));
        Assert.AreEqual("216 9\r\n", anna.Say("REM 9 FL bert@party.lan\r\n"));
        Assert.AreEqual("224 9\r\n", anna.Say("ADD 9 FL bert@party.lan bert 7\r\n"));
        Assert.AreEqual("224 9\r\n", anna.Say("RMG 9 7\r\n"));
        Client carl = party.Client("carl", 10).In();
        Assert.AreEqual("208 20\r\n", Add(carl, "FL", "nobody"));
        Assert.AreEqual("216 9\r\n", carl.Say("REM 9 FL 00000000" + Guid + "\r\n"));
    }

    [TestMethod]
    public void A_list_is_full_at_its_budget()
    {
        Party party = Crowd(45);
        Client anna = party.Client("anna", 9).In();
        for (int i = 0; i < 40; i++) Assert.IsTrue(Add(anna, "FL", "p" + i).StartsWith("ADD "), i.ToString());
        Assert.AreEqual("210 20\r\n", Add(anna, "FL", "p41"));
        anna.Say("REM 9 FL p3@party.lan\r\n");
        Assert.IsTrue(Add(anna, "FL", "p41").StartsWith("ADD "));
    }

    [TestMethod]
    public void Groups_hold_contacts_by_number_and_by_guid()
    {
        Party party = new();
        Client anna = party.Client("anna", 9).In();
        Assert.IsTrue(anna.Say("ADG 9 Old%20friends 0\r\n").EndsWith(" Old%20friends 1 0\r\n"));
        Assert.IsTrue(anna.Say("ADD 10 FL bert@party.lan bert 1\r\n").StartsWith("ADD 10 FL "));
        string lists = anna.Say("SYN 11 0\r\n");
        Assert.IsTrue(lists.Contains("\r\nLSG 0 Other%20Contacts 0\r\nLSG 1 Old%20friends 0\r\nLST bert@party.lan bert 1 1\r\n"), lists);
        anna.Link.HangUp();
        anna = party.Client("anna", 12).In();
        lists = anna.Say("SYN 11 0 0\r\n");
        Assert.IsTrue(lists.Contains("\r\nLSG Old%20friends 00000001-0000-4000-8000-0000000000f0\r\n"), lists);
        Assert.IsTrue(lists.Contains(Guid + " 1 1 00000001-0000-4000-8000-0000000000f0\r\n"), lists);
        Assert.AreEqual("REG 12 00000001-0000-4000-8000-0000000000f0 New\r\n", anna.Say("REG 12 00000001-0000-4000-8000-0000000000f0 New\r\n"));
        Assert.AreEqual("RMG 13 00000001-0000-4000-8000-0000000000f0\r\n", anna.Say("RMG 13 00000001-0000-4000-8000-0000000000f0\r\n"));
        Assert.IsTrue(anna.Say("SYN 14 0 0\r\n").EndsWith(Guid + " 1 1\r\n"));
    }

    [TestMethod]
    public void Nicks_go_to_all_who_watch_and_stay()
    {
        FaultyFileSystem files = new();
        Party party = new Party(new World(files, 1)).AddAll();
        Client anna = party.Client("anna", 9).In();
        Client bert = party.Client("bert", 10).In();
        Add(anna, "FL", "bert");
        anna.Take();
        bert.Take();
        Assert.AreEqual("PRP 9 MFN B%20%25%5Cx\r\n", bert.Say("PRP 9 MFN B%20%25%5Cx\r\n"));
        Assert.IsTrue(anna.Take().StartsWith("NLN NLN bert@party.lan B%20%25%5Cx "));
        Assert.IsTrue(anna.Say("REA 10 bert@party.lan Bertie\r\n").EndsWith(" bert@party.lan Bertie\r\n"));
        Party later = new(new World(files, 2));
        Assert.IsTrue(later.Client("bert", 9).SignIn().StartsWith("USR 4 OK bert@party.lan B%20%25%5Cx 1 0\r\n"));
        Assert.IsTrue(later.Client("anna", 9).In().Say("SYN 11 0\r\n").Contains("LST bert@party.lan Bertie 1 0\r\n"));
    }

    [TestMethod]
    public void Xml_lists_change_all_or_nothing()
    {
        Party party = new();
        Client anna = party.Client("anna", 13).In();
        Assert.AreEqual("ADL 9 OK\r\n", Xml(anna, "ADL 9", "<ml l=\"1\"><d n=\"party.lan\"><c n=\"bert\" l=\"3\" t=\"1\"/><c n=\"carl\" l=\"4\" t=\"1\"/><c n=\"nobody\" l=\"1\"/></d></ml>"));
        Client old = party.Client("anna", 9).In();
        string lists = old.Say("SYN 11 0\r\n");
        Assert.IsTrue(lists.Contains("LST bert@party.lan bert 3 0\r\n") && lists.Contains("LST carl@party.lan carl 4\r\n"), lists);
        anna = party.Client("anna", 14).In();
        foreach (string bad in new[] { "<ml", "<ml><d n=\"party.lan\"><c n=\"bert\" l=\"8\"/></d></ml>", "<ml><c n=\"bert\" l=\"1\"/></ml>", "<!DOCTYPE x><ml/>", "<ml><d n=\"party.lan\"><c n=\"bert\" l=\"1\"/><x/></d></ml>" }) Assert.AreEqual("240 9\r\n", Xml(anna, "ADL 9", bad));
        Assert.AreEqual("RML 9 OK\r\n", Xml(anna, "RML 9", "<ml><d n=\"party.lan\"><c n=\"carl\" l=\"4\"/></d></ml>"));
        Assert.AreEqual("FQY 9 49\r\n<ml><d n=\"party.lan\"><c n=\"bert\" t=\"1\"/></d></ml>", Xml(anna, "FQY 9", "<ml><d n=\"party.lan\"><c n=\"bert\"/></d></ml>"));
        Assert.AreEqual("ADL 10 OK\r\n", Xml(anna, "ADL 10", ""));
    }

    private static string Xml(Client client, string command, string payload) => client.Say(command + " " + payload.Length + "\r\n" + payload);

    private static string Add(Client client, string list, string name) => PresenceTests.Add(client, list, name);

    private static void AssertOld(string lists, string list, int count)
    {
        Assert.AreEqual(count, Raw.CountOf(lists, "LST 30 " + list + " "), list);
        for (int i = 1; i <= count; i++) Assert.IsTrue(lists.Contains(" " + i + " " + count + " "), list + i);
    }

    private static Party Crowd(int people)
    {
        Party party = new();
        for (int i = 0; i < people; i++) party.Add("p" + i);
        return party;
    }
}
