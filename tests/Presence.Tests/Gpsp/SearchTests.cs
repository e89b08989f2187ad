using PocketSpy.Presence.Gpsp;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Presence.Tests.Gpsp;

/// <summary>Every request of the search: order, nothing found, pages, rosters, errors, long answers.</summary>
[TestClass]
public class SearchTests
{
    [TestMethod]
    public void Every_request_has_a_golden_packet_and_its_answer()
    {
        string[] names = GpspCommands.Names.Split(' ');
        Assert.AreEqual(names.Length, SearchPackets.Requests.Length);
        World world = new();
        Player luigi = Player.NewOnPc(world, 1, "luigi");
        for (int i = 0; i < names.Length; i++)
        {
            Assert.IsTrue(SearchPackets.Requests[i].StartsWith("\\" + names[i] + "\\"), names[i]);
            string answer = Ask(world, SearchPackets.Fill(SearchPackets.Requests[i], luigi));
            Assert.AreEqual(SearchPackets.Fill(SearchPackets.Answers[i], luigi), answer, names[i]);
        }
        Assert.AreEqual(0, world.Search.Count);
    }

    [TestMethod]
    public void Nothing_found_is_no_error()
    {
        World world = new();
        string[] requests = new string[]
        {
            "\\valid\\\\email\\x", "\\valid\\", "\\nicks\\\\email\\x\\passenc\\x", "\\nicks\\", "\\search\\\\nick\\x", "\\search\\",
            "\\searchunique\\\\uniquenick\\x\\namespaces\\", "\\uniquesearch\\\\preferrednick\\\\namespaceid\\1", "\\pmatch\\\\productid\\1",
            "\\others\\\\profileid\\1", "\\others\\", "\\otherslist\\\\numopids\\0\\opids\\", "\\otherslist\\\\numopids\\1\\opids\\0",
            "\\otherslist\\\\opids\\1|2||x|99999999999", "\\otherslist\\",
        };
        string[] answers = new string[]
        {
            "\\vr\\0", "\\vr\\0", "\\nr\\0\\ndone\\", "\\nr\\0\\ndone\\", "\\bsrdone\\\\more\\0", "\\bsrdone\\\\more\\0",
            "\\bsrdone\\\\more\\0", "\\us\\0\\usdone\\", "\\psrdone\\",
            "\\others\\\\odone\\", "\\others\\\\odone\\", "\\otherslist\\\\oldone\\", "\\otherslist\\\\oldone\\",
            "\\otherslist\\\\oldone\\", "\\otherslist\\\\oldone\\",
        };
        for (int i = 0; i < requests.Length; i++) Assert.AreEqual(answers[i] + "\\final\\", Ask(world, requests[i] + "\\final\\"), requests[i]);
    }

    [TestMethod]
    public void Wrong_checks_and_new_users_get_their_numbers()
    {
        World world = new();
        Player.NewOnPc(world, 1, "luigi");
        string right = "\\passenc\\" + Player.Encode("secret");
        Assert.AreEqual("\\cur\\3585\\final\\", Ask(world, "\\check\\\\nick\\luigi\\email\\x@y" + right + "\\final\\"));
        Assert.AreEqual("\\cur\\3586\\final\\", Ask(world, "\\check\\\\nick\\x\\email\\luigi@mail.example" + right + "\\final\\"));
        Assert.AreEqual("\\cur\\3587\\final\\", Ask(world, "\\check\\\\nick\\luigi\\email\\luigi@mail.example\\passenc\\x\\final\\"));
        Assert.AreEqual("\\nr\\0\\ndone\\\\final\\", Ask(world, "\\nicks\\\\email\\luigi@mail.example\\passenc\\" + Player.Encode("wrong") + "\\final\\"));
        Assert.AreEqual("\\nur\\514\\final\\", Ask(world, "\\newuser\\\\nick\\l2\\email\\luigi@mail.example\\passenc\\" + Player.Encode("wrong") + "\\final\\"));
        Assert.AreEqual("\\nur\\515\\final\\", Ask(world, "\\newuser\\\\nick\\m\\email\\m@n" + right + "\\namespaceid\\1\\uniquenick\\a b\\final\\"));
        Assert.AreEqual("\\nur\\516\\final\\", Ask(world, "\\newuser\\\\nick\\m\\email\\m@n" + right + "\\namespaceid\\1\\uniquenick\\luigi\\final\\"));
        string made = Ask(world, "\\newuser\\\\nick\\m\\email\\m@n" + right + "\\productID\\1\\namespaceid\\1\\uniquenick\\m\\final\\");
        Assert.AreEqual(made, "\\nur\\0\\pid\\" + Raw.Value(made, "pid") + "\\final\\");
        Assert.AreEqual(Raw.Value(made, "pid"), Player.OnPc(world, 3, "uniquenick", "m").In().ProfileId);
    }

    [TestMethod]
    public void What_is_no_request_is_an_error_and_the_end()
    {
        World world = new();
        string[] requests = new string[] { "\\nonsense\\\\final\\", "x\\final\\", "\\final\\" };
        for (int i = 0; i < requests.Length; i++)
        {
            Link link = new(world.Search, 1);
            link.Write(requests[i]);
            Assert.IsTrue(link.Take().StartsWith("\\error\\\\err\\3328\\fatal\\"), requests[i]);
            Assert.IsTrue(link.IsClosed);
            link.HangUp();
        }
        Link[] links = new Link[4];
        for (int i = 0; i < 4; i++) links[i] = new Link(world.Search, i);
        Assert.IsTrue(new Link(world.Search, 9).IsRefused);
        for (int i = 0; i < 4; i++) links[i].HangUp();
        Assert.AreEqual(0, world.Search.Count);
    }

    [TestMethod]
    public void Pages_follow_each_other_also_when_entries_are_long()
    {
        World world = new();
        string[] seen = new string[20];
        for (int i = 0; i < 20; i++)
        {
            Player user = Player.NewOnPc(world, 1 + i, "luigi" + i.ToString());
            Assert.AreEqual("", user.Say("\\updatepro\\KEY\\firstname\\same\\lastname\\" + Raw.Repeat('l', 500)));
            seen[i] = user.ProfileId;
            user.HangUp();
        }
        int found = 0;
        bool more = true;
        while (more)
        {
            string answer = Ask(world, "\\search\\\\sesskey\\0\\firstname\\same\\skip\\" + found.ToString() + "\\final\\");
            Assert.IsTrue(answer.EndsWith("\\final\\") && Raw.CountOf(answer, "\\final\\") == 1, answer);
            int here = Raw.CountOf(answer, "\\bsr\\");
            Assert.IsTrue(here > 0 && here <= 8);
            for (int i = 0; i < here; i++) Assert.IsTrue(answer.Contains("\\bsr\\" + seen[found + i] + "\\nick\\luigi"), "page at " + found.ToString());
            found += here;
            more = Raw.Value(answer, "more") == "1";
        }
        Assert.AreEqual(20, found);
    }

    [TestMethod]
    public void A_roster_of_sixty_is_answered_whole()
    {
        World world = new();
        Player wii = Player.OnWii(world, 1).In();
        string ids = wii.ProfileId;
        for (int i = 1; i < 64; i++) ids += "|" + wii.ProfileId;
        string answer = Ask(world, "\\otherslist\\\\sesskey\\0\\profileid\\1\\numopids\\64\\opids\\" + ids + "\\namespaceid\\16\\gamename\\g\\final\\");
        Assert.IsTrue(answer.StartsWith("\\otherslist\\\\o\\"));
        Assert.AreEqual(64, Raw.CountOf(answer, "\\o\\" + wii.ProfileId + "\\uniquenick\\0000004s9RMCJ1000001"));
        Assert.IsTrue(answer.EndsWith("\\oldone\\\\final\\"));
    }

    [TestMethod]
    public void Players_with_long_statuses_and_a_user_with_many_profiles_are_answered_whole()
    {
        World world = new();
        Player user = Player.NewOnPc(world, 20, "n0");
        for (int i = 1; i < 60; i++, world.Clock.Pass(10_000)) Assert.IsTrue(user.Say("\\newprofile\\KEY\\nick\\" + Raw.Repeat('n', 27) + i.ToString() + "\\id\\2").StartsWith("\\npr\\"));
        string nicks = Ask(world, "\\nicks\\\\email\\n0@mail.example\\passenc\\" + Player.Encode("secret") + "\\namespaceid\\1\\final\\");
        Assert.IsTrue(nicks.StartsWith("\\nr\\60\\nick\\") && nicks.EndsWith("\\ndone\\\\final\\"));
        Assert.AreEqual(60, Raw.CountOf(nicks, "\\nick\\"));
        for (int i = 0; i < 9; i++) Player.OnWii(world, i + 1).In().SetStatus(1, Raw.Repeat('s', 255));
        string answer = Ask(world, "\\pmatch\\\\sesskey\\0\\profileid\\1\\productid\\11059\\final\\");
        Assert.AreEqual(9, Raw.CountOf(answer, "\\psr\\"));
        Assert.IsTrue(answer.EndsWith("\\psrdone\\\\final\\"));
    }

    [TestMethod]
    public void Others_are_those_who_have_the_player_as_a_buddy_without_hidden_addresses()
    {
        World world = new();
        Player luigi = Player.NewOnPc(world, 1, "luigi");
        Player mario = Player.NewOnPc(world, 2, "mario");
        luigi.Befriend(mario);
        string ask = "\\others\\\\sesskey\\0\\profileid\\" + luigi.ProfileId + "\\namespaceid\\1\\final\\";
        string head = "\\others\\\\o\\" + mario.ProfileId + "\\nick\\mario\\uniquenick\\mario\\first\\\\last\\\\email\\";
        Assert.AreEqual(head + "mario@mail.example\\odone\\\\final\\", Ask(world, ask));
        mario.Say("\\updatepro\\KEY\\publicmask\\31");
        Assert.AreEqual(head + "\\odone\\\\final\\", Ask(world, ask));
        Assert.IsTrue(Ask(world, "\\search\\\\nick\\mario\\final\\").Contains("\\email\\\\bsrdone\\"));
    }

    private static string Ask(World world, string request)
    {
        Link link = new(world.Search, 5);
        for (int i = 0; i < request.Length; i++) link.Write(request.Substring(i, 1));
        string answer = link.Take();
        link.HangUp();
        return answer;
    }
}
