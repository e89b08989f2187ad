using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using nanoFramework.TestFramework;
using PocketSpy.Box.Simulate.Match;

namespace PocketSpy.EndToEnd.Tests.Match;

/// <summary>Negotiations of titles that are not consoles of today: older versions, games without a socket of their own, many at once.</summary>
[TestClass]
public class BoxNegotiationTests
{
    [DataRow(2, false)]
    [DataRow(2, true)]
    [DataRow(3, false)]
    [DataRow(3, true)]
    [TestMethod]
    public void Two_are_brought_together_at_the_sockets_that_they_play_over(int version, bool playsApart)
    {
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(folder.Path);
        using Side guest = new(box, 0, 1_234, version, playsApart);
        using Side host = new(box, 1, 1_234, version, playsApart);
        guest.Negotiation.Begin();
        host.Negotiation.Begin();
        Pump.Until([guest, host], () => guest.HasJoined && host.HasJoined, () => $"guest {guest.Negotiation.Stage}, host {host.Negotiation.Stage}");
        if (playsApart) Assert.AreEqual(host.Port, guest.Negotiation.Told.Port);
        if (playsApart) Assert.AreEqual(guest.Port, host.Negotiation.Told.Port);
    }

    [TestMethod]
    public void Thirty_pairs_at_once_are_not_mixed_up()
    {
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(folder.Path);
        List<Side> sides = [];
        try
        {
            for (int pair = 0; pair < 30; pair++)
            {
                sides.Add(new Side(box, 0, 5_000 + pair, 3, true));
                sides.Add(new Side(box, 1, 5_000 + pair, 3, true));
            }
            foreach (Side side in sides) side.Negotiation.Begin();
            Pump.Until(sides, () => sides.TrueForAll(side => side.HasJoined), () => $"{sides.Count(side => !side.HasJoined)} are alone");
            for (int i = 0; i < sides.Count; i++) Assert.AreEqual(sides[i ^ 1].Port, sides[i].Negotiation.Told.Port);
            foreach (Side side in sides) side.Negotiation.Report();
            Pump.Until(sides, () => sides.TrueForAll(side => side.Negotiation.Stage == NegotiationStage.Done), () => "a report is not acknowledged");
        }
        finally
        {
            sides.ForEach(side => side.Dispose());
        }
    }

    [TestMethod]
    public void One_who_begins_again_with_the_same_cookie_is_brought_together_again()
    {
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(folder.Path);
        using Side first = new(box, 0, 77, 3, true);
        first.Negotiation.Begin();
        Pump.Until([first], () => first.Negotiation.Stage == NegotiationStage.Waiting, () => "INIT is not acknowledged");
        using Side again = new(box, 0, 77, 3, true);
        using Side host = new(box, 1, 77, 3, true);
        again.Negotiation.Begin();
        host.Negotiation.Begin();
        Pump.Until([again, host], () => again.HasJoined && host.HasJoined, () => $"guest {again.Negotiation.Stage}, host {host.Negotiation.Stage}, told {host.Negotiation.Told}");
        Assert.AreEqual(again.Port, host.Negotiation.Told.Port);
    }

    // One who negotiates, and what it plays over.
    private sealed class Side : IThinker, IDisposable
    {
        private readonly GameSocket _game;

        public Side(RunningTestBox box, int index, int cookie, int version, bool playsApart)
        {
            if (playsApart) _game = new GameSocket(NetworkPlace.Here);
            IPEndPoint server = new(IPAddress.Loopback, box.Address.NatNegPort);
            Negotiation = new Negotiation(NetworkPlace.Here, _game, [server, server, server], "gmtest", IPAddress.Loopback)
            {
                Cookie = cookie,
                ClientIndex = index,
                Version = version,
            };
        }

        public Negotiation Negotiation { get; }

        public bool HasJoined => Negotiation.Stage == NegotiationStage.Joined;

        public int Port => _game.Port;

        public void Think()
        {
            while (_game?.Receive(out IPEndPoint from) is byte[] packet) Negotiation.Receive(packet, from, isGameSocket: true);
            Negotiation.Think();
        }

        public void AddSockets(List<Socket> sockets)
        {
            if (_game is not null) sockets.Add(_game.Socket);
            Negotiation.AddSockets(sockets);
        }

        public void Dispose()
        {
            _game?.Dispose();
            Negotiation.Dispose();
        }
    }
}
