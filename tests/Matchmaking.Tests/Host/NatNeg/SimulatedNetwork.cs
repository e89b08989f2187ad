using System;
using System.Collections.Generic;
using PocketSpy.Matchmaking.Tests.NatNeg;
using PocketSpy.Tests;

namespace PocketSpy.Matchmaking.Tests.Host.NatNeg;

/// <summary>
/// A box, machines and the routers between them. Datagrams get lost, come twice and overtake each other, by a seed. A router keeps one
/// port for a socket (full cone) and does not send back in what comes from its own network.
/// </summary>
internal sealed class SimulatedNetwork
{
    private readonly Random _random;
    private readonly int _lossPercent;
    private readonly List<SimulatedSocket> _sockets = [];
    private readonly List<(long At, Action Deliver)> _flying = [];
    private int _nextPort = 1_024;

    internal SimulatedNetwork(int seed, int lossPercent)
    {
        _random = new Random(seed);
        _lossPercent = lossPercent;
    }

    internal NatNegRig Rig { get; } = new();

    internal long Now => Rig.Clock.Milliseconds;

    internal SimulatedSocket Open(SdkClient owner, SimulatedMachine machine)
    {
        int port = _nextPort += 7;
        SimulatedSocket socket = new(owner, machine, port, machine.IsTranslated ? port + 30_000 : port);
        _sockets.Add(socket);
        return socket;
    }

    internal void SendToBox(byte[] packet, SimulatedSocket from) => Fly(() =>
    {
        Rig.Receive(packet, from.Outside);
        DrainBox();
    });

    internal void Send(byte[] packet, SimulatedSocket from, long to) => Fly(() =>
    {
        foreach (SimulatedSocket socket in _sockets)
        {
            bool inside = socket.Machine.Network == from.Machine.Network && socket.Inside == to;
            bool outside = socket.Outside == to && (socket.Machine.Network != from.Machine.Network || !socket.Machine.IsTranslated);
            if (!inside && !outside) continue;
            socket.Owner.Receive(packet, inside ? from.Inside : from.Outside, Now);
            return;
        }
    });

    /// <summary>Lets time pass in steps of 50 ms; all clients think in each.</summary>
    internal void Run(int milliseconds, SdkClient[] clients)
    {
        for (int passed = 0; passed < milliseconds; passed += 50)
        {
            Rig.Pass(50);
            DrainBox();
            for (int i = 0; i < _flying.Count; i++)
            {
                if (_flying[i].At > Now) continue;
                Action deliver = _flying[i].Deliver;
                _flying.RemoveAt(i--);
                deliver();
            }
            foreach (SdkClient client in clients) client.Think(Now);
        }
    }

    private void DrainBox()
    {
        for (byte[] packet = Rig.Outbox.TakeAny(out long receiver); packet is not null; packet = Rig.Outbox.TakeAny(out receiver))
        {
            byte[] answer = packet;
            long to = receiver;
            Fly(() =>
            {
                SimulatedSocket socket = _sockets.Find(one => one.Outside == to);
                // Some games pass nothing on that comes to their own socket but what they have asked for.
                if (socket is not null && (socket != socket.Owner.Game || answer[7] == 1)) socket.Owner.Receive(answer, 0, Now);
            });
        }
    }

    private void Fly(Action deliver)
    {
        int copies = _random.Next(100) < _lossPercent ? 0 : _random.Next(100) < _lossPercent ? 2 : 1;
        for (; copies > 0; copies--) _flying.Add((Now + (_lossPercent == 0 ? 0 : _random.Next(120)), deliver));
    }
}
