using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using PocketSpy.Wire.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Hosts;

[TestClass]
public class HostTableTests
{
    internal const string Keys = "hostname\\Ann\\mapname\\dm1\\numplayers\\2\\";

    [TestMethod]
    public void A_host_is_what_was_said_of_it()
    {
        HostTable hosts = New(4, 1_000);
        int game = Claim(hosts, "gmtest");
        int row = hosts.Add(0xC0A80407_0BB8L, 0xFEDCBA98, game, HostTraits.Dwc, 5_000);
        Assert.AreEqual(HostState.Waiting, hosts.StateOf(row));
        Assert.AreEqual(game, hosts.GameOf(row));
        Assert.AreEqual(0xC0A80407_0BB8L, hosts.EndPointOf(row));
        Assert.AreEqual(0xFEDCBA98, hosts.InstanceKeyOf(row));
        Assert.AreEqual(HostTraits.Dwc, hosts.TraitsOf(row));
        Assert.AreEqual(5_000L, hosts.HeardAt(row));
        Assert.AreEqual(0L, hosts.ChallengedAt(row));
        Assert.IsNull(hosts.DataOf(row));
        Assert.AreEqual(-1, hosts.ValueOf(row, "hostname"));
        hosts.NoteChallenge(row, -3, 6_000);
        hosts.NoteHeard(row, 7_000);
        hosts.NoteTraits(row, HostTraits.BigEndian, 77);
        Assert.AreEqual(-3, hosts.SeedOf(row));
        Assert.AreEqual(6_000L, hosts.ChallengedAt(row));
        Assert.AreEqual(7_000L, hosts.HeardAt(row));
        Assert.AreEqual(HostTraits.BigEndian, hosts.TraitsOf(row));
        Assert.AreEqual(77L, hosts.PrivateOf(row));
        hosts.Remove(row);
        Assert.AreEqual(HostState.None, hosts.StateOf(row));
        Assert.AreEqual(-1, hosts.Find(0xC0A80407_0BB8L));
        int next = hosts.Add(1, 2, game, 0, 8_000);
        Assert.AreEqual(0L, hosts.PrivateOf(next));
        Assert.AreEqual(0L, hosts.ChallengedAt(next));
    }

    [TestMethod]
    public void The_first_that_proved_nothing_gives_way_and_a_proven_one_never_does()
    {
        HostTable hosts = New(3, 1_000);
        int game = Claim(hosts, "gmtest");
        int proven = hosts.Add(At(1), 1, game, 0, 10);
        hosts.List(proven, HostState.Listed);
        hosts.Add(At(2), 2, game, 0, 20);
        hosts.Add(At(3), 3, game, 0, 30);
        hosts.List(hosts.Find(At(3)), HostState.Unproven);
        hosts.NoteHeard(hosts.Find(At(2)), 1_000);
        int fourth = hosts.Add(At(4), 4, game, 0, 40);
        Assert.IsTrue(fourth >= 0);
        Assert.AreEqual(-1, hosts.Find(At(2)), "it waited, and came first");
        int fifth = hosts.Add(At(5), 5, game, 0, 50);
        Assert.AreEqual(-1, hosts.Find(At(3)), "it is listed, but unproven");
        hosts.List(fourth, HostState.Listed);
        hosts.List(fifth, HostState.Listed);
        Assert.IsFalse(hosts.HasPlaceFor(At(6)));
        Assert.AreEqual(-1, hosts.Add(At(6), 6, game, 0, 60));
        Assert.AreEqual(3, hosts.Count);
        Assert.AreEqual(3, hosts.Games.HoldersOf(game));
        hosts.Remove(proven);
        Assert.IsTrue(hosts.HasPlaceFor(At(6)));
        Assert.AreEqual(proven, hosts.Add(At(6), 6, game, 0, 60));
    }

    [TestMethod]
    public void One_address_gets_half_of_the_rows_and_turns_out_its_own()
    {
        HostTable hosts = New(20, 1_000);
        int game = Claim(hosts, "gmtest");
        int other = hosts.Add(At(9), 1, game, 0, 0);
        for (int i = 0; i < 10; i++) hosts.List(hosts.Add(At(7) + i, 1, game, 0, 0), i == 3 ? HostState.Unproven : HostState.Listed);
        Assert.IsTrue(hosts.HasPlaceFor(At(7) + 20));
        int row = hosts.Add(At(7) + 20, 1, game, 0, 0);
        Assert.AreEqual(-1, hosts.Find(At(7) + 3), "the one of its own that proved nothing");
        Assert.AreEqual(HostState.Waiting, hosts.StateOf(other));
        hosts.List(row, HostState.Listed);
        Assert.IsFalse(hosts.HasPlaceFor(At(7) + 21));
        Assert.AreEqual(-1, hosts.Add(At(7) + 21, 1, game, 0, 0));
        Assert.AreEqual(11, hosts.Count);
        Assert.IsTrue(hosts.Add(At(8), 1, game, 0, 0) >= 0, "another address has room");
    }

    [TestMethod]
    public void One_address_gets_half_of_the_bytes()
    {
        HostTable hosts = New(20, 2_000);
        int game = Claim(hosts, "gmtest");
        string keys = "a\\".Substring(0, 2) + Raw.Repeat('x', 280) + "\\";
        for (int i = 0; i < 3; i++)
        {
            int row = hosts.Add(At(7) + i, 1, game, 0, 0);
            Assert.IsTrue(Set(hosts, row, keys, out bool _), i.ToString());
            hosts.List(row, HostState.Listed);
        }
        Assert.IsFalse(Set(hosts, hosts.Add(At(7) + 3, 1, game, 0, 0), keys, out bool _));
        Assert.IsTrue(Set(hosts, hosts.Add(At(8), 1, game, 0, 0), keys, out bool _));
    }

    [TestMethod]
    public void Keys_that_find_no_room_turn_out_whoever_proved_nothing_and_came_before()
    {
        HostTable hosts = New(8, 800);
        int game = Claim(hosts, "gmtest");
        string keys = "a\\".Substring(0, 2) + Raw.Repeat('x', 280) + "\\";
        int proven = hosts.Add(At(1), 1, game, 0, 0);
        Assert.IsTrue(Set(hosts, proven, keys, out bool _));
        hosts.List(proven, HostState.Listed);
        int loose = hosts.Add(At(2), 1, game, 0, 0);
        Assert.IsTrue(Set(hosts, loose, keys, out bool _));
        int newcomer = hosts.Add(At(3), 1, game, 0, 0);
        Assert.IsTrue(Set(hosts, newcomer, keys, out bool _));
        Assert.AreEqual(-1, hosts.Find(At(2)));
        hosts.List(newcomer, HostState.Listed);
        Assert.IsFalse(Set(hosts, hosts.Add(At(4), 1, game, 0, 0), keys, out bool _), "those that are proven stay");
        Assert.IsTrue(hosts.IsListed(proven) && hosts.IsListed(newcomer));
    }

    [TestMethod]
    public void Only_as_much_may_be_sent_to_one_that_proved_nothing_as_it_has_earned()
    {
        HostTable hosts = New(4, 1_000);
        int game = Claim(hosts, "gmtest");
        int first = hosts.Add(At(1), 1, game, 0, 0);
        int second = hosts.Add(At(2), 1, game, 0, 0);
        Assert.IsFalse(hosts.TrySpend(second, 1));
        hosts.Earn(second, 10);
        Assert.IsFalse(hosts.TrySpend(first, 1));
        Assert.IsFalse(hosts.TrySpend(second, 31));
        Assert.IsTrue(hosts.TrySpend(second, 30));
        Assert.IsFalse(hosts.TrySpend(second, 1));
        hosts.Earn(second, 100_000);
        Assert.IsFalse(hosts.TrySpend(second, 65_536), "what is kept has an end");
        Assert.IsTrue(hosts.TrySpend(second, 65_535));
        hosts.List(second, HostState.Unproven);
        Assert.IsFalse(hosts.TrySpend(second, 1));
        hosts.List(second, HostState.Listed);
        Assert.IsTrue(hosts.TrySpend(second, 1_000));
        hosts.Earn(first, 10);
        hosts.Remove(first);
        Assert.IsFalse(hosts.TrySpend(hosts.Add(At(1), 2, game, 0, 0), 1), "nothing is left for who comes after it");
    }

    [TestMethod]
    public void At_one_end_point_one_is_listed_and_one_waits()
    {
        HostTable hosts = New(4, 1_000);
        int game = Claim(hosts, "gmtest");
        int first = hosts.Add(1, 10, game, 0, 0);
        hosts.List(first, HostState.Listed);
        hosts.Add(1, 11, game, 0, 0);
        int second = hosts.Add(1, 12, game, 0, 0);
        Assert.AreEqual(2, hosts.Count);
        Assert.AreEqual(first, hosts.Find(1), "the listed one");
        Assert.AreEqual(first, hosts.Find(1, 10));
        Assert.AreEqual(-1, hosts.Find(1, 11));
        Assert.AreEqual(second, hosts.Find(1, 12));
        hosts.Remove(first);
        Assert.AreEqual(second, hosts.Find(1));
    }

    internal static HostTable New(int capacity, int bytes) => new(capacity, bytes, new GameTable(4, new OwnGameKeys(new byte[0], 0)));

    internal static long At(int number) => EndPoints.Of(0xC0A80400 + (uint)number, 1_000);

    internal static int Claim(HostTable hosts, string name) => hosts.ClaimGame(Raw.Bytes(name), 0, name.Length, 0xC0A80402);

    // Behind a byte that does not belong to it, in an array that ends with it.
    internal static bool Set(HostTable hosts, int row, string text, out bool changed)
    {
        byte[] bytes = PacketText.Bytes("?" + text);
        return hosts.TrySetKeys(row, bytes, 1, bytes.Length - 1, out changed);
    }

    internal static string Value(HostTable hosts, int row, string name)
    {
        int at = hosts.ValueOf(row, name);
        return Raw.Text(hosts.DataOf(row), at, KeyBlock.CountAt(hosts.DataOf(row), at));
    }
}
