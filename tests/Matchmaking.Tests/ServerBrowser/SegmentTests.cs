using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.ServerBrowser;

/// <summary>TCP cuts where it likes.</summary>
[TestClass]
public class SegmentTests
{
    private static readonly long Host = BrowserWorld.At(2, 1_000);

    [TestMethod]
    public void A_request_cut_anywhere_waits_for_its_rest()
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        ListAsk ask = new() { Fields = "\\hostname\\numplayers", Filter = "numplayers > 1", Options = ListOptions.Limit, Limit = 9 };
        byte[] request = ask.Bytes();
        for (int cut = 1; cut < request.Length; cut++)
        {
            ListClient client = new(world);
            client.Expect(ask);
            client.Link.Write(request, 0, cut);
            Assert.AreEqual(0, client.Link.TakeBytes().Length);
            client.Link.Write(request, cut, request.Length - cut);
            Assert.AreEqual(2, client.Parts.Hosts.Count);
            client.Link.HangUp();
        }
        Assert.AreEqual(0, world.Events.Count);
    }

    [TestMethod]
    public void Requests_may_come_byte_by_byte()
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        ListClient client = new(world);
        ListAsk ask = new() { Fields = "\\hostname\\numplayers" };
        client.Expect(ask);
        WriteBytes(client, ask.Bytes());
        Assert.AreEqual(2, client.Parts.Hosts.Count);
        client.Parts.Hosts.Clear();
        WriteBytes(client, ListMessages.Info(Host));
        Assert.AreEqual(1, client.Parts.Hosts.Count);
        WriteBytes(client, ListMessages.SendHead(Host, 4));
        WriteBytes(client, Raw.Bytes("data"));
        Assert.AreEqual("data", Raw.Text(world.Messenger.Last));
    }

    [TestMethod]
    public void Answers_may_arrive_byte_by_byte()
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        ListAsk ask = new() { Fields = "\\hostname\\numplayers", Options = ListOptions.PushUpdates };
        Link link = new(world.Browser, Host);
        ListReader reader = new();
        reader.Expect(ask);
        link.Write(ask.Bytes());
        reader.Feed(link.TakeBytes(), 1);
        Assert.IsTrue(reader.IsComplete);
        world.Change(0, "\\hostname\\First\\numplayers\\6");
        reader.Feed(link.TakeBytes(), 1);
        ListOptionTests.AssertHost(reader.Parts, 2, "First", "6");
    }

    [TestMethod]
    public void Two_list_requests_in_one_segment_are_both_answered()
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        ListAsk first = new() { Fields = "\\hostname\\numplayers", Filter = "numplayers > 9" };
        ListAsk second = new() { Fields = "\\numplayers\\hostname" };
        ListClient client = new(world);
        client.Expect(first);
        client.Expect(second);
        client.Link.Write(ListMessages.Join(first.Bytes(), second.Bytes()));
        Assert.IsTrue(client.Reader.IsComplete);
        Assert.AreEqual(2, client.Parts.Hosts.Count);
        ListOptionTests.AssertHost(client.Parts, 2, "First", "5");
    }

    [TestMethod]
    public void A_link_that_is_opened_again_may_send_its_message_at_once()
    {
        // The SDK's way when its link was cut: it connects with option 2 and repeats, without waiting for the answer.
        BrowserWorld world = ListOptionTests.TwoHosts();
        ListAsk ask = new() { Options = ListOptions.NoList };
        ListClient client = new(world);
        client.Expect(ask);
        client.Link.Write(ListMessages.Join(ask.Bytes(), ListMessages.Join(ListMessages.SendHead(Host, 4), ListMessages.Join(Raw.Bytes("data"), ListMessages.Info(Host)))));
        Assert.AreEqual("data", Raw.Text(world.Messenger.Last));
        Assert.AreEqual("First", client.Parts.Find(Host)["hostname"]);
    }

    [TestMethod]
    public void Several_messages_and_a_part_of_one_come_together()
    {
        BrowserWorld world = ListOptionTests.TwoHosts();
        ListClient client = new(world);
        client.Ask(new ListAsk());
        byte[] head = ListMessages.SendHead(Host, 4);
        byte[] all = ListMessages.Join(ListMessages.KeepAlive, ListMessages.Join(ListMessages.Info(Host), ListMessages.Join(head, Raw.Bytes("da"))));
        client.Link.Write(all);
        Assert.AreEqual("First", client.Parts.Find(Host)["hostname"]);
        Assert.AreEqual(0, world.Messenger.Count);
        client.Link.Write("ta");
        Assert.AreEqual("data", Raw.Text(world.Messenger.Last));
    }

    private static void WriteBytes(ListClient client, byte[] bytes)
    {
        for (int i = 0; i < bytes.Length; i++) client.Link.Write(bytes, i, 1);
    }
}
