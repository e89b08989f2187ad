using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using PocketSpy.Wire.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Hosts;

/// <summary>What hosts say of themselves: keys, the slots that find them, players and teams, and the bytes that they take.</summary>
[TestClass]
public class HostKeyTests
{
    [TestMethod]
    public void The_same_keys_are_no_change_and_others_are()
    {
        HostTable hosts = HostTableTests.New(2, 1_000);
        int row = hosts.Add(1, 1, HostTableTests.Claim(hosts, "gmtest"), 0, 0);
        Assert.IsTrue(HostTableTests.Set(hosts, row, HostTableTests.Keys + "\\", out bool changed) && changed);
        byte[] data = hosts.DataOf(row);
        Assert.IsTrue(HostTableTests.Set(hosts, row, HostTableTests.Keys + "\\", out changed) && !changed);
        Assert.AreSame(data, hosts.DataOf(row));
        Assert.IsTrue(HostTableTests.Set(hosts, row, HostTableTests.Keys, out changed) && !changed, "without its end");
        Assert.IsTrue(HostTableTests.Set(hosts, row, HostTableTests.Keys + "x\\\\\\", out changed) && changed);
        Assert.IsTrue(HostTableTests.Set(hosts, row, HostTableTests.Keys + "\\", out changed) && changed);
        Assert.AreEqual(-1, hosts.ValueOf(row, "x"));
        Assert.IsTrue(HostTableTests.Set(hosts, row, HostTableTests.Keys + "\\<0001>player_\\\\Ann\\", out changed) && changed);
        Assert.IsTrue(HostTableTests.Set(hosts, row, HostTableTests.Keys + "\\<0001>player_\\\\Ann\\", out changed) && !changed);
        Assert.IsTrue(HostTableTests.Set(hosts, row, HostTableTests.Keys + "\\<0001>player_\\\\Bob\\", out changed) && changed);
        Assert.AreEqual(PacketText.Bytes(HostTableTests.Keys).Length, hosts.KeyBytesOf(row));
        Assert.AreEqual(2L, hosts.NumberOf(row, "numplayers", 9));
    }

    [TestMethod]
    public void All_that_a_host_takes_is_counted_and_given_back()
    {
        HostTable hosts = HostTableTests.New(3, 2_000);
        int game = HostTableTests.Claim(hosts, "gmtest");
        int first = hosts.Add(1, 1, game, 0, 0);
        HostTableTests.Set(hosts, first, HostTableTests.Keys + "\\", out bool _);
        // 64 bytes for 39, and 8 slots of 4.
        Assert.AreEqual(64 + 32, hosts.Bytes);
        HostTableTests.Set(hosts, first, HostTableTests.Keys + "long\\" + Raw.Repeat('x', 400) + "\\\\", out bool _);
        Assert.AreEqual(448 + 32, hosts.Bytes);
        HostTableTests.Set(hosts, first, Many(100), out bool _);
        Assert.AreEqual(512 + 416, hosts.Bytes, "512 of keys, 104 slots");
        HostTableTests.Set(hosts, first, HostTableTests.Keys + "\\", out bool _);
        Assert.AreEqual(64 + 32, hosts.Bytes, "what is far too large is given back");
        int second = hosts.Add(2, 2, game, 0, 0);
        HostTableTests.Set(hosts, second, HostTableTests.Keys + "\\", out bool _);
        Assert.AreEqual(192, hosts.Bytes);
        hosts.Remove(first);
        Assert.AreEqual(96, hosts.Bytes);
        hosts.Remove(second);
        Assert.AreEqual(0, hosts.Bytes);
    }

    [TestMethod]
    public void Slots_are_paid_for_like_keys()
    {
        HostTable hosts = HostTableTests.New(1, 1_800);
        int row = hosts.Add(1, 1, HostTableTests.Claim(hosts, "gmtest"), 0, 0);
        Assert.IsTrue(HostTableTests.Set(hosts, row, "a\\" + Raw.Repeat('x', 500) + "\\\\", out bool _));
        Assert.IsFalse(HostTableTests.Set(hosts, row, Many(100), out bool _), "505 bytes again, but 100 slots");
        Assert.AreEqual(-1, hosts.ValueOf(row, "k1"));
    }

    [TestMethod]
    public void Where_new_keys_find_no_room_the_old_ones_stay_and_are_found()
    {
        HostTable hosts = HostTableTests.New(2, 280);
        int game = HostTableTests.Claim(hosts, "gmtest");
        int row = hosts.Add(1, 1, game, 0, 0);
        Assert.IsTrue(HostTableTests.Set(hosts, row, HostTableTests.Keys + "\\", out bool _));
        Assert.IsFalse(HostTableTests.Set(hosts, row, "x\\y\\" + HostTableTests.Keys + Raw.Repeat('z', 200) + "\\\\\\", out bool changed));
        Assert.IsFalse(changed);
        Assert.IsFalse(HostTableTests.Set(hosts, row, Many(60), out changed), "more pairs than slots");
        Assert.IsFalse(changed);
        Assert.AreEqual("dm1", HostTableTests.Value(hosts, row, "mapname"));
        Assert.AreEqual("Ann", HostTableTests.Value(hosts, row, "hostname"));
        Assert.AreEqual(-1, hosts.ValueOf(row, "x"));
        Assert.AreEqual(96, hosts.Bytes);
        int other = hosts.Add(2, 2, game, 0, 0);
        Assert.IsFalse(HostTableTests.Set(hosts, other, Many(60), out bool _));
        Assert.IsNull(hosts.DataOf(other));
    }

    [TestMethod]
    public void Players_that_find_no_room_are_dropped_and_the_next_heartbeat_is_no_change()
    {
        HostTable hosts = HostTableTests.New(1, 256);
        int row = hosts.Add(1, 1, HostTableTests.Claim(hosts, "gmtest"), 0, 0);
        string players = HostTableTests.Keys + "\\<0001>player_\\\\" + Raw.Repeat('p', 100) + "\\";
        RosterReader roster = new();
        Assert.IsTrue(HostTableTests.Set(hosts, row, HostTableTests.Keys + "\\<0001>player_\\\\Ann\\", out bool changed) && changed);
        Assert.IsTrue(hosts.TryLoadRoster(row, false, roster));
        Assert.IsTrue(HostTableTests.Set(hosts, row, players, out changed) && changed);
        Assert.IsFalse(hosts.TryLoadRoster(row, false, roster));
        Assert.IsTrue(HostTableTests.Set(hosts, row, players, out changed) && !changed);
        Assert.AreEqual("dm1", HostTableTests.Value(hosts, row, "mapname"));
    }

    [TestMethod]
    public void A_roster_that_is_not_there_is_not_loaded()
    {
        HostTable hosts = HostTableTests.New(1, 1_000);
        int row = hosts.Add(1, 1, HostTableTests.Claim(hosts, "gmtest"), 0, 0);
        RosterReader roster = new();
        Assert.IsFalse(hosts.TryLoadRoster(row, false, roster));
        Assert.IsFalse(hosts.TryLoadRoster(row, true, roster));
        HostTableTests.Set(hosts, row, HostTableTests.Keys + "\\<0001>player_\\\\Ann\\", out bool _);
        Assert.IsTrue(hosts.TryLoadRoster(row, false, roster));
        Assert.IsFalse(hosts.TryLoadRoster(row, true, roster));
    }

    [TestMethod]
    public void More_bytes_than_lengths_can_tell_are_refused()
    {
        HostTable hosts = HostTableTests.New(1, 1_000_000);
        int row = hosts.Add(1, 1, HostTableTests.Claim(hosts, "gmtest"), 0, 0);
        byte[] large = new byte[40_000];
        for (int i = 0; i < large.Length; i++) large[i] = (byte)(i % 2 == 0 ? 'x' : 0);
        Assert.IsFalse(hosts.TrySetKeys(row, large, 0, large.Length, out bool _));
        Assert.IsTrue(hosts.TrySetKeys(row, large, 0, 32_767, out bool _));
        Assert.AreEqual(32_764, hosts.KeyBytesOf(row));
    }

    private static string Many(int pairs)
    {
        string text = "";
        for (int i = 0; i < pairs; i++) text += "k" + (i % 10).ToString() + "\\v\\";
        return text + "\\";
    }
}
