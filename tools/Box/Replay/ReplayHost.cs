using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using PocketSpy.Box.Simulate;
using PocketSpy.Box.Simulate.Match;

namespace PocketSpy.Box.Replay;

/// <summary>A host of GameSpy's test title, by which a list shows that the box understood what it was asked.</summary>
public sealed class ReplayHost : IThinker, IDisposable
{
    private readonly GameSocket _socket = new(NetworkPlace.Here);
    private readonly Qr2Client _qr2;

    private ReplayHost(IPEndPoint master)
    {
        _qr2 = new Qr2Client(_socket, master, MatchTitle.Test, IPAddress.Loopback)
        {
            Keys = () => [("hostname", "replay"), ("gamever", "1.0"), ("numplayers", "0"), ("maxplayers", "8"), ("gamemode", "openplaying")],
        };
    }

    /// <summary>Where the box sees it.</summary>
    public IPEndPoint EndPoint => _qr2.PublicEndPoint;

    /// <summary>Announces one; it stays announced for a minute, and is announced anew by <see cref="Renew"/>.</summary>
    public static ReplayHost Announce(IPEndPoint master)
    {
        ReplayHost host = new(master);
        host.Renew();
        return host;
    }

    /// <summary>Sends its heartbeat.</summary>
    public void Renew()
    {
        int before = _qr2.Challenges;
        _qr2.SendHeartbeat(Qr2Client.First);
        Pump.Until([this], () => _qr2.Challenges > before, () => "no challenge came after the heartbeat of the replay's own host");
    }

    /// <inheritdoc />
    public void Think()
    {
        while (_socket.Receive(out IPEndPoint from) is byte[] packet) _qr2.Receive(packet, from);
    }

    /// <inheritdoc />
    public void AddSockets(List<Socket> sockets) => sockets.Add(_socket.Socket);

    /// <inheritdoc />
    public void Dispose()
    {
        _qr2.SendHeartbeat(Qr2Client.Ending);
        _socket.Dispose();
    }
}
