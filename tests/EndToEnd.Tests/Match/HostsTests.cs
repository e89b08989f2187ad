using System.Collections.Generic;
using System.IO;
using System.Linq;
using nanoFramework.TestFramework;
using PocketSpy.Box.Simulate;
using PocketSpy.Box.Simulate.Match;

namespace PocketSpy.EndToEnd.Tests.Match;

/// <summary>Hosts that come, stay and go, driven by hand.</summary>
[TestClass]
public class HostsTests
{
    [DataRow(ConsoleKind.Ds)]
    [DataRow(ConsoleKind.Wii)]
    [TestMethod]
    public void Hosts_behind_one_address_are_all_found_and_each_is_reached(ConsoleKind kind)
    {
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(folder.Path);
        using ConsolesAtHome hosts = new(kind, 1, 3, box.Address);
        using ConsolesAtHome guests = new(kind, 4, 1, box.Address);
        MatchPlayer guest = guests.All[0];
        foreach (MatchPlayer host in hosts.All)
        {
            MatchRoom own = new(host);
            own.Announce(host);
            own.FindItself(host);
        }
        MatchRoom street = new([guest, .. hosts.All]);
        street.Announce(guest);
        guest.Keys.IsHost = false;
        guest.Qr2.SendHeartbeat(Qr2Client.Changed);
        List<ListedServer> found = street.Search(guest, guest.Keys.Search());
        Assert.AreEqual(Ports(hosts.All), string.Join(' ', found.Select(server => server.Public.Port).Order()));

        foreach (MatchPlayer host in hosts.All)
        {
            MatchRoom room = new(host, guest);
            ListedServer record = found.Find(server => server.Public.Equals(host.Qr2.PublicEndPoint));
            room.Reserve(guest, record, loseAck: false);
            room.Agree(guest);
            room.Play(guest, room.Connect(guest, record, loseAck: false));
        }
    }

    [TestMethod]
    public void A_host_that_leaves_is_gone_and_its_neighbour_stays()
    {
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(folder.Path);
        using ConsolesAtHome hosts = new(ConsoleKind.Wii, 1, 2, box.Address);
        foreach (MatchPlayer host in hosts.All)
        {
            MatchRoom own = new(host);
            own.Announce(host);
            own.FindItself(host);
        }
        MatchPlayer leaver = hosts.All[0];
        leaver.Leave();
        MatchRoom room = new(hosts.All);
        room.FindNobody(hosts.All[1], MatchKeys.LookUp(leaver.ProfileId));
        Assert.AreEqual(1, room.Search(hosts.All[1], MatchKeys.LookUp(hosts.All[1].ProfileId)).Count);
    }

    [DataRow(ConsoleKind.Ds)]
    [DataRow(ConsoleKind.Wii)]
    [TestMethod]
    public void After_a_restart_of_the_box_the_heartbeat_of_every_minute_brings_a_host_back_whose_player_has_signed_in_again(ConsoleKind kind)
    {
        using TemporaryFolder folder = new();
        string data = Path.Combine(folder.Path, "data");
        int offset;
        using BoxProcess first = BoxProcess.Run(data);
        offset = first.Offset;
        using ConsolesAtHome consoles = new(kind, 1, 2, first.Address);
        MatchPlayer host = consoles.All[0];
        MatchRoom room = new(host);
        room.Announce(host);
        room.FindItself(host);
        first.Kill();

        using BoxProcess second = BoxProcess.Launch(offset, data, "--strict");
        Assert.IsTrue(second.WaitUntilReady(), second.Output);
        Assert.AreEqual(0, room.Search(host, MatchKeys.LookUp(host.ProfileId)).Count, "the box knows nothing of hosts before its start");
        int before = host.Qr2.Challenges;
        foreach (MatchPlayer player in consoles.All) player.SignInAgain();
        host.Qr2.SendHeartbeat(0);
        room.Until(() => host.Qr2.Challenges > before, () => "no challenge came after the restart");
        room.FindItself(host);
        ConsolesAtHome.Join(host, consoles.All[1]);
    }

    [TestMethod]
    public void Who_plays_in_another_room_is_not_found()
    {
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(folder.Path);
        using ConsolesAtHome one = new(ConsoleKind.Ds, 1, 2, box.Address, room: 1);
        using ConsolesAtHome other = new(ConsoleKind.Ds, 11, 2, box.Address, room: 2);
        foreach (MatchPlayer host in (MatchPlayer[])[one.All[0], other.All[0]])
        {
            MatchRoom own = new(host);
            own.Announce(host);
            own.FindItself(host);
        }
        ConsolesAtHome.Join(one.All[0], one.All[1]);
        ConsolesAtHome.Join(other.All[0], other.All[1]);
    }

    private static string Ports(MatchPlayer[] players) => string.Join(' ', players.Select(player => player.Qr2.PublicPort).Order());
}
