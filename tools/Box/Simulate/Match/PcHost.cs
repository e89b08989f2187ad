using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PocketSpy.Box.Simulate.Match;

/// <summary>A host of GameSpy's test title on a PC, with a few players and two teams.</summary>
public sealed class PcHost : IThinker, IDisposable
{
    private static readonly PlayerTable BothTeams = new(["team_t", "score_t"], [["Red", "12"], ["Blue", "7"]]);

    private readonly GameSocket _socket;

    /// <param name="place">Its network.</param>
    /// <param name="master">The box.</param>
    /// <param name="name">What the host is called.</param>
    /// <param name="local">The PC's own address.</param>
    public PcHost(NetworkPlace place, IPEndPoint master, string name, IPAddress local)
    {
        _socket = new GameSocket(place);
        Name = name;
        Qr2 = new Qr2Client(_socket, master, MatchTitle.Test, local)
        {
            NegotiatesNat = false,
            Keys = Keys,
            Players = () => new PlayerTable(["player_", "score_", "ping_", "team_"], Rows()),
            Teams = () => BothTeams,
        };
    }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>How many play.</summary>
    public int Players { get; set; } = 2;

    /// <summary>Its announcement.</summary>
    public Qr2Client Qr2 { get; }

    /// <summary>Announces it, or announces it anew, and waits for the challenge.</summary>
    public void Announce()
    {
        int before = Qr2.Challenges;
        Qr2.SendHeartbeat(Qr2Client.First);
        Pump.Until([this], () => Qr2.Challenges > before, () => "no challenge came after the heartbeat");
    }

    /// <summary>What it says of itself.</summary>
    public List<(string Key, string Value)> Keys() =>
    [
        ("hostname", Name), ("gamever", "1.0"), ("mapname", "gmtmap1"), ("gametype", "arena"), ("numplayers", Players.ToString(CultureInfo.InvariantCulture)),
        ("maxplayers", "32"), ("gamemode", "openplaying"), ("password", "0"), ("hostport", "25000"),
    ];

    /// <inheritdoc />
    public void Think()
    {
        while (_socket.Receive(out IPEndPoint from) is byte[] packet) Qr2.Receive(packet, from);
    }

    /// <inheritdoc />
    public void AddSockets(List<Socket> sockets) => sockets.Add(_socket.Socket);

    /// <inheritdoc />
    public void Dispose()
    {
        Qr2.SendHeartbeat(Qr2Client.Ending);
        _socket.Dispose();
    }

    private string[][] Rows()
    {
        string[][] rows = new string[Players][];
        for (int i = 0; i < rows.Length; i++) rows[i] = [string.Create(CultureInfo.InvariantCulture, $"Player {i}"), "10", "50", i % 2 == 0 ? "0" : "1"];
        return rows;
    }
}
