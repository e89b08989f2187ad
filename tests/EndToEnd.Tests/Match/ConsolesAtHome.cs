using System;
using System.Linq;
using PocketSpy.Box.Simulate;
using PocketSpy.Box.Simulate.Match;

namespace PocketSpy.EndToEnd.Tests.Match;

/// <summary>Consoles of one title that a test drives by hand.</summary>
internal sealed class ConsolesAtHome : IDisposable
{
    /// <summary>So many, counted from a number; each is signed in and has announced nothing yet.</summary>
    public ConsolesAtHome(ConsoleKind kind, int number, int count, BoxAddress box, int room = 1, NetworkPlace place = null)
    {
        All = [.. Enumerable.Range(number, count).Select(i =>
        {
            MatchPlayer player = new(new SimulatedConsole(kind, i), MatchTitle.Of(kind), box, new ConsoleMemory.Entry(), place ?? NetworkPlace.Here, playsApart: true);
            player.SignIn(room);
            return player;
        })];
    }

    public MatchPlayer[] All { get; }

    /// <summary>The whole way of a guest into the room of a host. Gives what the box told them of each other.</summary>
    public static MatchLink Join(MatchPlayer host, MatchPlayer guest)
    {
        MatchRoom room = new(host, guest);
        room.Announce(guest);
        room.FindItself(guest);
        ListedServer found = room.FindHost(guest);
        room.Reserve(guest, found, loseAck: false);
        room.Agree(guest);
        MatchLink link = room.Connect(guest, found, loseAck: false);
        room.Play(guest, link);
        room.Report(link);
        return link;
    }

    public void Dispose()
    {
        foreach (MatchPlayer player in All) player.Dispose();
    }
}
