using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Presence.Tests.Gpcm;

/// <summary>TCP cuts and joins messages where it likes.</summary>
[TestClass]
public class StreamTests
{
    [TestMethod]
    public void Two_commands_in_one_segment_are_both_run()
    {
        FakeConsole console = LoginTests.AtNas(new World()).LogInAtPresence();
        string answer = console.Say(GpcmMessages.GetProfile(console.SessionKey, console.ProfileId, 2) +
            GpcmMessages.GetProfile(console.SessionKey, console.ProfileId, 3));
        Assert.AreEqual(2, Raw.CountOf(answer, "\\pi\\"));
        Assert.IsTrue(answer.IndexOf("\\id\\2\\") < answer.IndexOf("\\id\\3\\"));
    }

    [TestMethod]
    public void A_part_of_a_command_behind_a_whole_one_stalls_neither()
    {
        FakeConsole console = LoginTests.AtNas(new World()).LogInAtPresence();
        string second = GpcmMessages.GetProfile(console.SessionKey, console.ProfileId, 3);
        Assert.AreEqual(1, Raw.CountOf(console.Say(GpcmMessages.GetProfile(console.SessionKey, console.ProfileId, 2) + second.Substring(0, 9)), "\\pi\\"));
        Assert.AreEqual("3", Raw.Value(console.Say(second.Substring(9)), "id"));
    }

    [TestMethod]
    public void Parts_of_commands_of_several_clients_are_kept_apart()
    {
        World world = new();
        FakeConsole[] consoles = new FakeConsole[3];
        string[] asks = new string[3];
        for (int i = 0; i < 3; i++)
        {
            consoles[i] = new FakeConsole(world, i + 1).SignIn();
            asks[i] = GpcmMessages.GetProfile(consoles[i].SessionKey, consoles[i].ProfileId, 2);
        }
        for (int cut = 1; cut < asks[0].Length && cut + 1 < asks[1].Length; cut += 5)
        {
            Assert.AreEqual("", consoles[0].Say(asks[0].Substring(0, cut)));
            Assert.AreEqual("", consoles[1].Say(asks[1].Substring(0, cut + 1)));
            Assert.AreEqual(consoles[2].ProfileId, Raw.Value(consoles[2].Say(asks[2]), "profileid"));
            Assert.AreEqual(consoles[0].ProfileId, Raw.Value(consoles[0].Say(asks[0].Substring(cut)), "profileid"));
            Assert.AreEqual(consoles[1].ProfileId, Raw.Value(consoles[1].Say(asks[1].Substring(cut + 1)), "profileid"));
        }
    }

    [TestMethod]
    public void The_keep_alive_and_the_login_may_come_together_and_in_any_two_pieces()
    {
        World world = new();
        FakeConsole console = LoginTests.AtNas(world);
        int length = 1;
        for (int cut = 1; cut < length; cut++)
        {
            Link link = new(world.Presence, console.From);
            byte[] bytes = Raw.Bytes(GpcmMessages.KeepAlive + GpcmMessages.Login(console.Token, console.Challenge, Raw.Value(link.Take(), "challenge")));
            length = bytes.Length;
            link.Write(bytes, 0, cut);
            Assert.AreEqual("", link.Take());
            link.Write(bytes, cut, bytes.Length - cut);
            Assert.IsTrue(link.Take().StartsWith("\\lc\\2\\"));
            link.HangUp();
        }
        Assert.AreEqual(0, world.Presence.Count);
    }

    [TestMethod]
    public void A_login_byte_by_byte_is_let_in()
    {
        World world = new();
        FakeConsole console = LoginTests.AtNas(world);
        string server = console.Connect();
        byte[] bytes = Raw.Bytes(GpcmMessages.Login(console.Token, console.Challenge, server));
        for (int i = 0; i < bytes.Length; i++) console.Presence.Write(bytes, i, 1);
        console.Read(server);
    }

    [TestMethod]
    public void A_command_that_does_not_end_is_refused()
    {
        World world = new();
        FakeConsole console = LoginTests.AtNas(world).LogInAtPresence();
        for (int i = 0; i < 8; i++)
        {
            Assert.IsFalse(console.Presence.IsEnded);
            console.Presence.Write(Raw.Repeat('x', 256));
        }
        Assert.IsFalse(console.Presence.IsEnded, "2,048 bytes may wait");
        string answer = console.Say("x");
        Assert.IsTrue(answer.StartsWith("\\error\\\\err\\1\\fatal\\"), answer);
        Assert.IsTrue(console.Presence.IsClosed);
        Assert.AreEqual(1, world.LinesWith("an overlong message"));
    }

    [TestMethod]
    public void Many_commands_are_taken_however_full_the_segments_are()
    {
        // More bytes in all than may wait, cut so that a long rest meets a full segment.
        FakeConsole console = LoginTests.AtNas(new World()).LogInAtPresence();
        string update = GpcmMessages.Update(console.SessionKey, "\\unknown\\" + Raw.Repeat('x', 1_300));
        string get = GpcmMessages.GetProfile(console.SessionKey, console.ProfileId, 2);
        string all = update;
        while (all.Length < 2_500) all += get;
        int count = Raw.CountOf(all, "\\getprofile\\");
        string answer = console.Say(all.Substring(0, 1_200)) + console.Say(all.Substring(1_200, 1_024)) + console.Say(all.Substring(2_224));
        Assert.IsFalse(console.Presence.IsEnded);
        Assert.AreEqual(count, Raw.CountOf(answer, "\\pi\\"));
    }

    [TestMethod]
    public void A_message_that_cannot_be_read_ends_the_link()
    {
        string pairs = "";
        for (int i = 0; i < 65; i++) pairs += "\\k\\v";
        AssertUnreadable("garbage\\final\\");
        AssertUnreadable(pairs + "\\final\\");
    }

    private static void AssertUnreadable(string message)
    {
        FakeConsole console = LoginTests.AtNas(new World()).LogInAtPresence();
        Assert.IsTrue(console.Say(message).StartsWith("\\error\\\\err\\1\\fatal\\"), message);
        Assert.IsTrue(console.Presence.IsClosed);
    }
}
