using PocketSpy.Presence.Gpcm;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Presence.Tests.Gpcm;

/// <summary>Walks the table of commands.</summary>
[TestClass]
public class CommandTests
{
    private static readonly string[] Names = GpcmCommands.Names.Split(' ');

    [TestMethod]
    public void Every_command_has_a_golden_packet_that_begins_with_its_name()
    {
        for (int command = 0; command < Names.Length; command++)
        {
            string name = Names[command];
            GoldenPacket packet = GoldenPackets.Of(command);
            Assert.IsNotNull(packet, "a golden packet is missing: " + name);
            Assert.IsTrue(packet.Message.StartsWith("\\" + name + "\\"), name);
        }
        Assert.AreEqual(Names.Length, GoldenPackets.All.Length);
    }

    [TestMethod]
    public void Every_command_is_handled()
    {
        for (int command = 0; command < Names.Length; command++) AssertHandled(GoldenPackets.Of(command), Names[command]);
    }

    [TestMethod]
    public void A_command_that_is_not_in_the_table_is_logged_once_and_changes_nothing()
    {
        World world = new();
        FakeConsole console = LoginTests.AtNas(world).LogInAtPresence();
        for (int i = 0; i < 5; i++) Assert.AreEqual("", console.Say("\\nonsense\\\\sesskey\\" + console.SessionKey + "\\final\\"));
        Assert.AreEqual(1, world.LinesWith("sent something that is not understood: nonsense"));
        Assert.IsTrue(console.Say(GpcmMessages.GetProfile(console.SessionKey, console.ProfileId, 2)).StartsWith("\\pi\\"));
    }

    [TestMethod]
    public void Nothing_but_a_login_is_taken_before_the_login()
    {
        for (int command = 0; command < Names.Length; command++)
        {
            if (GpcmCommands.IsOpen(command)) continue;
            AssertGated(Raw.Exchange(Raw.Exchange(GoldenPackets.Of(command).Message, "SESSKEY", "0"), "PROFILE", "0"));
        }
        AssertGated("\\nonsense\\\\final\\");
        AssertGated("\\bm\\1\\sesskey\\0\\t\\1\\msg\\hello\\final\\");
        AssertGated("\\final\\");
    }

    [TestMethod]
    public void Every_command_with_a_key_wants_the_right_one()
    {
        FakeConsole console = LoginTests.AtNas(new World()).LogInAtPresence();
        for (int command = 0; command < Names.Length; command++)
        {
            if (GpcmCommands.IsOpen(command)) continue;
            string message = Raw.Exchange(GoldenPackets.Of(command).Message, "PROFILE", console.ProfileId);
            string name = Names[command];
            Assert.AreEqual("3", Raw.Value(console.Say(Raw.Exchange(message, "SESSKEY", "0")), "err"), name);
            Assert.AreEqual("3", Raw.Value(console.Say(Raw.Exchange(message, "SESSKEY", "x")), "err"), name);
            Assert.AreEqual("3", Raw.Value(console.Say(Raw.Exchange(message, "\\sesskey\\SESSKEY", "")), "err"), name);
            Assert.IsFalse(console.Presence.IsEnded, name);
        }
    }

    [TestMethod]
    public void An_error_tells_the_operation_that_it_belongs_to()
    {
        FakeConsole console = LoginTests.AtNas(new World()).LogInAtPresence();
        Assert.IsTrue(console.Say(GpcmMessages.GetProfile("0", "1", 17)).EndsWith("\\id\\17\\final\\"));
    }

    [TestMethod]
    public void Keep_alives_are_answered_after_the_login()
    {
        FakeConsole console = LoginTests.AtNas(new World()).LogInAtPresence();
        Assert.AreEqual(GpcmMessages.KeepAlive, console.Say(GpcmMessages.KeepAlive));
    }

    [TestMethod]
    public void A_player_who_logs_out_is_gone()
    {
        World world = new();
        FakeConsole console = LoginTests.AtNas(world).LogInAtPresence();
        console.Say(GpcmMessages.Logout(console.SessionKey));
        Assert.IsTrue(console.Presence.IsClosed);
        console.HangUp();
        Assert.AreEqual(0, world.Presence.Count);
        Assert.AreEqual(1, world.LinesWith(" left (profile " + console.ProfileId + ")"));
        console.LogInAtPresence();
    }

    private static void AssertHandled(GoldenPacket packet, string name)
    {
        World world = new();
        FakeConsole console = LoginTests.AtNas(world).LogInAtPresence();
        string answer = console.Say(packet.MessageOf(console));
        Assert.AreEqual(0, world.LinesWith("not understood"), name);
        Assert.AreEqual(packet.Answer is null, console.Presence.IsEnded, name);
        if (packet.Answer == "") Assert.AreEqual("", answer, name);
        else if (packet.Answer is not null) Assert.IsTrue(answer.StartsWith(packet.AnswerTo(console)), answer);
    }

    private static void AssertGated(string message)
    {
        World world = new();
        Link link = new(world.Presence, 1);
        link.Take();
        link.Write(message);
        string answer = link.Take();
        Assert.IsTrue(answer.StartsWith("\\error\\\\err\\2\\fatal\\"), message);
        Assert.IsTrue(link.IsClosed, message);
        Assert.AreEqual(1, world.LinesWith("not understood"), message);
    }
}
