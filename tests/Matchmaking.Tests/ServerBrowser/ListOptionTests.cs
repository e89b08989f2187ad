using PocketSpy.Matchmaking.ServerBrowser;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.ServerBrowser;

[TestClass]
public class ListOptionTests
{
    private const string Fields = "\\hostname\\numplayers";

    [TestMethod]
    public void A_list_holds_the_hosts_of_the_game_with_their_fields()
    {
        BrowserWorld world = TwoHosts();
        ListClient client = new(world);
        ListParts list = client.Ask(new ListAsk { Fields = Fields });
        Assert.IsTrue(client.Reader.IsComplete && client.Reader.IsConnected);
        Assert.AreEqual(0, client.Reader.BackendFlags);
        Assert.AreEqual(0xC0A80464u, client.Reader.Address);
        Assert.AreEqual(6_500, list.DefaultPort);
        Assert.AreEqual(2, list.Hosts.Count);
        AssertHost(list, 2, "First", "5");
        AssertHost(list, 3, "Second", "12");
        Assert.IsFalse(client.Link.IsEnded);
        Assert.AreEqual(ServerBrowserService.IdleMilliseconds, client.Link.IdleLimit);
    }

    [TestMethod]
    public void Hosts_of_another_game_are_never_told()
    {
        BrowserWorld world = TwoHosts();
        world.Add("sailor", BrowserWorld.At(9, 1_000), "\\hostname\\Third\\numplayers\\5", null, 0, 0);
        Assert.AreEqual(2, new ListClient(world).Ask(new ListAsk { Fields = Fields }).Hosts.Count);
        ListParts list = new ListClient(world).Ask(new ListAsk { Game = "sailor", Fields = Fields });
        Assert.AreEqual(1, list.Hosts.Count);
        AssertHost(list, 9, "Third", "5");
        Assert.AreEqual(1, new ListClient(world).Ask(new ListAsk { Game = "SAILOR", Asker = "Racer", Fields = Fields }).Hosts.Count);
    }

    [TestMethod]
    public void A_host_that_has_not_proved_itself_is_not_told()
    {
        BrowserWorld world = TwoHosts();
        byte[] game = Raw.Bytes(BrowserWorld.Game);
        world.Hosts.Add(BrowserWorld.At(9, 1_000), 1, world.Games.Claim(game, 0, game.Length), 0, 0);
        Assert.AreEqual(2, new ListClient(world).Ask(new ListAsk { Fields = Fields }).Hosts.Count);
    }

    [TestMethod]
    public void A_list_without_hosts_has_its_fields_and_its_end()
    {
        ListClient client = new(new BrowserWorld());
        ListParts list = client.Ask(new ListAsk { Game = "nobody", Fields = Fields });
        Assert.IsTrue(client.Reader.IsComplete);
        Assert.AreEqual(0, list.Hosts.Count);
        Assert.AreEqual(2, list.KeyCount);
        Assert.AreEqual(ListKeyType.Text, list.TypeOf("numplayers"));
        client.Expect(new ListAsk { Game = "nobody" });
        client.Link.Write(new ListAsk { Game = "nobody" }.Bytes());
        Assert.IsTrue(client.Reader.IsComplete);
        Assert.AreEqual(0, client.Parts.KeyCount);
    }

    [TestMethod]
    public void Without_fields_a_list_has_addresses_alone()
    {
        ListParts list = new ListClient(TwoHosts()).Ask(new ListAsk());
        Assert.AreEqual(2, list.Hosts.Count);
        Assert.AreEqual(HostFlags.Unsolicited | HostFlags.Port, list.Find(BrowserWorld.At(2, 1_000)).Flags);
        Assert.AreEqual(0, list.Find(BrowserWorld.At(2, 1_000)).Keys.Length);
    }

    [TestMethod]
    [DataRow(ListOptions.FieldsForAll)]
    [DataRow(ListOptions.NoCache)]
    [DataRow(ListOptions.FieldsForAll | ListOptions.NoCache)]
    public void Options_that_ask_for_what_the_box_does_anyway_change_nothing(int options)
    {
        ListParts list = new ListClient(TwoHosts()).Ask(new ListAsk { Fields = Fields, Options = options });
        AssertHost(list, 2, "First", "5");
        AssertHost(list, 3, "Second", "12");
    }

    [TestMethod]
    public void Without_a_list_the_link_alone_is_opened()
    {
        ListClient client = new(TwoHosts());
        ListParts list = client.Ask(new ListAsk { Fields = Fields, Options = ListOptions.NoList });
        Assert.IsTrue(client.Reader.IsConnected);
        Assert.IsFalse(client.Reader.IsComplete);
        Assert.AreEqual(0, list.Hosts.Count + list.KeyCount + list.PushedKeys);
        Assert.AreEqual(1, client.Say(ListMessages.Info(BrowserWorld.At(2, 1_000))).Hosts.Count);
    }

    [TestMethod]
    public void A_push_link_without_a_list_gets_the_fields_first()
    {
        BrowserWorld world = TwoHosts();
        ListClient client = new(world);
        ListParts list = client.Ask(new ListAsk { Fields = Fields, Options = ListOptions.NoList | ListOptions.PushUpdates });
        Assert.AreEqual(1, list.PushedKeys);
        Assert.AreEqual(2, list.KeyCount);
        Assert.AreEqual(0, list.Hosts.Count);
        world.Change(0, "\\hostname\\First\\numplayers\\6");
        AssertHost(client.Parts, 2, "First", "6");
    }

    [TestMethod]
    public void An_alternate_source_is_the_address_that_the_client_is_told()
    {
        ListClient client = new(TwoHosts());
        client.Ask(new ListAsk { Options = ListOptions.AlternateSource, Source = 0x0A000001 });
        Assert.AreEqual(0x0A000001u, client.Reader.Address);
        client = new ListClient(TwoHosts());
        client.Ask(new ListAsk { Options = ListOptions.AlternateSource });
        Assert.AreEqual(0xC0A80464u, client.Reader.Address);
    }

    [TestMethod]
    [DataRow(0u, 0)]
    [DataRow(1u, 1)]
    [DataRow(2u, 2)]
    [DataRow(3u, 2)]
    [DataRow(uint.MaxValue, 2)]
    public void A_limit_ends_the_list(uint limit, int hosts)
    {
        ListClient client = new(TwoHosts());
        ListParts list = client.Ask(new ListAsk { Fields = Fields, Options = ListOptions.Limit, Limit = limit });
        Assert.IsTrue(client.Reader.IsComplete);
        Assert.AreEqual(hosts, list.Hosts.Count);
    }

    [TestMethod]
    public void A_limit_counts_the_hosts_that_match()
    {
        ListParts list = new ListClient(TwoHosts()).Ask(new ListAsk { Fields = Fields, Filter = "numplayers > 9", Options = ListOptions.Limit, Limit = 1 });
        Assert.AreEqual(1, list.Hosts.Count);
        AssertHost(list, 3, "Second", "12");
    }

    [TestMethod]
    public void Every_combination_of_options_is_answered_in_full()
    {
        BrowserWorld world = TwoHosts();
        for (int options = 0; options < 256; options++)
        {
            ListClient client = new(world);
            ListParts list = client.Ask(new ListAsk { Fields = Fields, Options = options, Source = 0x0A000001, Limit = 1 });
            bool noList = (options & ListOptions.NoList) != 0;
            bool groups = !noList && (options & ListOptions.Groups) != 0;
            bool pushes = (options & ListOptions.PushUpdates) != 0;
            Assert.IsTrue(client.Reader.IsConnected, "options " + options.ToString());
            Assert.AreEqual(!noList, client.Reader.IsComplete);
            Assert.AreEqual((options & ListOptions.AlternateSource) != 0 ? 0x0A000001u : 0xC0A80464u, client.Reader.Address);
            Assert.AreEqual(noList ? 0 : groups || (options & ListOptions.Limit) != 0 ? 1 : 2, list.Hosts.Count, "options " + options.ToString());
            Assert.AreEqual(noList && pushes ? 1 : 0, list.PushedKeys);
            Assert.AreEqual(pushes ? 150_000 : ServerBrowserService.IdleMilliseconds, client.Link.IdleLimit);
            world.Change(1, "\\hostname\\Second\\numplayers\\12\\n\\" + options.ToString());
            bool told = pushes && (options & ListOptions.Groups) == 0;
            Assert.AreEqual(told ? 1 : 0, client.Parts.Pushes, "options " + options.ToString());
            client.Link.HangUp();
        }
        Assert.AreEqual(0, world.Browser.Count);
    }

    [TestMethod]
    public void A_second_request_on_a_link_begins_anew()
    {
        BrowserWorld world = TwoHosts();
        world.Add("sailor", BrowserWorld.At(9, 1_000), "\\hostname\\Third\\numplayers\\5", null, 0, 0);
        ListClient client = new(world);
        client.Ask(new ListAsk { Fields = Fields, Options = ListOptions.PushUpdates });
        ListParts list = client.Ask(new ListAsk { Game = "sailor", Asker = "sailor", Fields = "\\hostname", Options = ListOptions.PushUpdates });
        Assert.AreEqual(1, list.Hosts.Count);
        Assert.AreEqual(1, list.KeyCount);
        world.Change(0, "\\hostname\\First\\numplayers\\6");
        Assert.AreEqual(0, client.Parts.Pushes);
        world.Change(2, "\\hostname\\Third\\numplayers\\6");
        Assert.AreEqual(1, client.Parts.Pushes);
        list = client.Ask(new ListAsk { Options = ListOptions.NoList });
        world.Change(2, "\\hostname\\Third\\numplayers\\7");
        Assert.AreEqual(1, client.Parts.Pushes);
    }

    internal static BrowserWorld TwoHosts()
    {
        BrowserWorld world = new();
        world.Add(BrowserWorld.At(2, 1_000), "\\hostname\\First\\numplayers\\5");
        world.Add(BrowserWorld.At(3, 1_000), "\\hostname\\Second\\numplayers\\12");
        return world;
    }

    internal static void AssertHost(ListParts list, int number, string name, string players)
    {
        ListedHost host = list.Find(BrowserWorld.At(number, 1_000));
        Assert.IsNotNull(host, "no host " + number.ToString());
        Assert.AreEqual(name, host["hostname"]);
        Assert.AreEqual(players, host["numplayers"]);
    }
}
