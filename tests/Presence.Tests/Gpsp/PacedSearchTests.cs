using System;
using PocketSpy.Core;
using PocketSpy.Presence.Gpsp;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Presence.Tests.Gpsp;

/// <summary>Whoever asks much waits for himself alone: one request a call, and of a long one a few reads.</summary>
[TestClass]
public class PacedSearchTests
{
    private const string Valid = "\\valid\\\\email\\a@b\\final\\";
    private const string Nobody = "\\search\\\\lastname\\x\\final\\";

    [TestMethod]
    public void One_request_is_answered_a_call()
    {
        StillLink link = new(new World());
        link.Call(Valid + Valid + Valid);
        for (int answers = 1; answers <= 3; answers++)
        {
            Assert.AreEqual(answers, link.Answers);
            Assert.AreEqual(answers < 3, link.IsBusy);
            link.Call("");
        }
        Assert.AreEqual(3, link.Answers);
    }

    [TestMethod]
    public void A_long_search_is_cut_into_pieces_and_its_answer_is_the_same()
    {
        World world = WithPlayers(12);
        string whole = Ask(world, "\\search\\\\firstname\\Mario\\final\\");
        Assert.AreEqual(8, Count(whole, "\\bsr\\"));
        Assert.AreEqual("1", Raw.Value(whole, "more"));
        world.Search.ReadsAtOnce = 3;
        StillLink link = new(world);
        link.Call("\\search\\\\firstname\\Mario\\final\\");
        int calls = 0;
        for (; link.Answers == 0; calls++)
        {
            Assert.IsTrue(link.IsBusy);
            // Another client's search uses the same buffers in between.
            Assert.AreEqual("\\vr\\0\\final\\", Ask(world, Valid));
            link.Call("");
        }
        Assert.AreEqual(2, calls, "9 profiles, 3 a call: the ninth tells that there are more");
        Assert.AreEqual(whole, link.Text);
    }

    [TestMethod]
    public void Of_many_who_search_at_once_one_is_served_a_pass_and_all_in_the_end()
    {
        World world = WithPlayers(12);
        world.Search.ReadsAtOnce = 4;
        StillLink[] links = new StillLink[4];
        for (int i = 0; i < links.Length; i++)
        {
            links[i] = new StillLink(world);
            links[i].Call(Nobody + Nobody);
        }
        int most = 0;
        int passes = 0;
        while (Total(links) < 8 && passes++ < 100)
        {
            int before = world.Files.Reads;
            for (int i = 0; i < links.Length; i++)
            {
                if (links[i].IsBusy) links[i].Call("");
            }
            if (world.Files.Reads - before > most) most = world.Files.Reads - before;
        }
        Assert.AreEqual(8, Total(links));
        Assert.IsTrue(most <= 4, most.ToString());
    }

    [TestMethod]
    public void A_client_that_leaves_in_the_middle_of_its_search_leaves_the_turn_to_others()
    {
        World world = WithPlayers(12);
        world.Search.ReadsAtOnce = 2;
        StillLink gone = new(world);
        gone.Call(Nobody);
        Assert.IsTrue(gone.IsBusy);
        gone.Leave();
        StillLink link = new(world);
        link.Call(Nobody);
        for (int i = 0; i < 20 && link.Answers == 0; i++) link.Call("");
        Assert.AreEqual(1, link.Answers);
    }

    [TestMethod]
    public void A_search_by_nick_reads_hardly_any_profile_but_those_that_it_means()
    {
        World world = WithPlayers(12);
        int before = world.Files.Reads;
        string answer = Ask(world, "\\search\\\\nick\\player7\\final\\");
        Assert.AreEqual(1, Count(answer, "\\bsr\\"));
        Assert.IsTrue(world.Files.Reads - before <= 3, (world.Files.Reads - before).ToString());
        Assert.AreEqual(1, Count(Ask(world, "\\search\\\\email\\player7@mail.example\\final\\"), "\\bsr\\"));
        Assert.AreEqual(1, Count(Ask(world, "\\searchunique\\\\uniquenick\\PLAYER7\\namespaces\\1\\final\\"), "\\bsr\\"));
    }

    [TestMethod]
    public void A_changed_nick_is_found_and_the_old_one_is_not()
    {
        World world = WithPlayers(3);
        Player player = Player.OnPc(world, 1, "uniquenick", "player1").In();
        player.Link.Write("\\updatepro\\\\sesskey\\" + player.SessionKey + "\\nick\\Renamed\\partnerid\\0\\final\\");
        Assert.AreEqual(1, Count(Ask(world, "\\search\\\\nick\\renamed\\final\\"), "\\bsr\\"));
        Assert.AreEqual(0, Count(Ask(world, "\\search\\\\nick\\player1\\final\\"), "\\bsr\\"));
    }

    [TestMethod]
    public void A_greeting_that_fails_leaves_no_place_taken()
    {
        World world = new();
        for (int i = 0; i < 30; i++)
        {
            try
            {
                world.Presence.Accept(EndPoints.Of(1, i), new StillLink(null) { Fails = true });
                Assert.IsTrue(false, "the greeting was sent");
            }
            catch (InvalidOperationException)
            {
            }
        }
        Assert.AreEqual(0, world.Presence.Count);
        Assert.IsFalse(new Link(world.Presence, EndPoints.Of(1, 99)).IsRefused);
    }

    private static World WithPlayers(int count)
    {
        World world = new();
        for (int i = 0; i < count; i++)
        {
            // Nobody may make many accounts at once.
            world.Pass(10_000);
            string made = Ask(world, "\\newuser\\\\nick\\player" + i + "\\email\\player" + i + "@mail.example\\passenc\\" + Player.Encode("secret")
                + "\\namespaceid\\1\\uniquenick\\player" + i + "\\final\\");
            int row = world.Store.Profiles.FindById(int.Parse(Raw.Value(made, "pid")));
            world.Store.Profiles.Set(row, "firstname", Raw.Bytes("Mario"), 0, 5);
        }
        return world;
    }

    private static int Total(StillLink[] links)
    {
        int total = 0;
        for (int i = 0; i < links.Length; i++) total += links[i].Answers;
        return total;
    }

    private static string Ask(World world, string request)
    {
        Link link = new(world.Search, EndPoints.Of(2, 2));
        link.Write(request);
        string answer = link.Take();
        link.HangUp();
        return answer;
    }

    private static int Count(string text, string part)
    {
        int count = 0;
        for (int at = text.IndexOf(part); at >= 0; at = text.IndexOf(part, at + part.Length)) count++;
        return count;
    }

    /// <summary>A link that calls its session when the test says so, once each time.</summary>
    private sealed class StillLink : IStreamOutbox
    {
        private readonly IStreamSession _session;

        internal StillLink(World world)
        {
            if (world is not null) _session = world.Search.Accept(EndPoints.Of(1, 1), this);
        }

        internal bool Fails { get; set; }

        internal string Text { get; private set; } = "";

        internal int Answers => Count(Text, "\\final\\");

        public int Pending => 0;

        public int IdleLimit { get; set; }

        public bool GivesWay { get; set; }

        public bool IsProven { get; set; }

        public bool IsBusy { get; set; }

        internal void Call(string text)
        {
            byte[] bytes = Raw.Bytes(text);
            byte[] shared = new byte[bytes.Length + 16];
            Array.Copy(bytes, shared, bytes.Length);
            IsBusy = false;
            _session.Receive(shared, bytes.Length);
            for (int i = 0; i < shared.Length; i++) shared[i] = 0xEE;
        }

        internal void Leave() => _session.Closed();

        public void Send(byte[] buffer, int offset, int count)
        {
            if (Fails) throw new InvalidOperationException();
            for (int i = 0; i < count; i++) Text += (char)buffer[offset + i];
        }

        public void Close()
        {
        }

        public void Abort()
        {
        }
    }
}
