using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Net.Sockets;

namespace PocketSpy.Box.Simulate.Match;

/// <summary>
/// One side of a NAT negotiation: the state machine of the public GameSpy SDK (2011) with its times, except that it reports at once
/// and not after five idle seconds. What the SDK passes over in silence is an error here.
/// </summary>
public sealed class Negotiation : IThinker, IDisposable
{
    /// <summary>Port types: the game's socket, and the negotiation's to the first, second and third server.</summary>
    public const int PortTypes = 4;

    private const int InitResends = 11;
    private const int PingResends = 8;
    private const int ReportResends = 6;

    private static readonly TimeSpan InitPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan PingPause = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan ReportPause = TimeSpan.FromSeconds(1);

    private readonly GameSocket _game;
    private readonly GameSocket _own;
    private readonly IPEndPoint[] _servers;
    private readonly string _gameName;
    private readonly IPAddress _local;
    private readonly bool[] _acked = new bool[PortTypes];
    private long _lastSent;
    private int _resends;
    private bool _gotData;
    private bool _saidSo;

    /// <param name="place">The network of the console.</param>
    /// <param name="game">The game's socket; null when it plays over the negotiation's.</param>
    /// <param name="servers">The three servers.</param>
    /// <param name="gameName">The game.</param>
    /// <param name="local">The console's own address; of 127.0.0.1 nothing is told.</param>
    public Negotiation(NetworkPlace place, GameSocket game, IPEndPoint[] servers, string gameName, IPAddress local)
    {
        _game = game;
        _own = new GameSocket(place);
        _servers = servers;
        _gameName = gameName;
        _local = IPAddress.IsLoopback(local) ? IPAddress.Any : local;
        _acked[0] = game is null;
    }

    /// <summary>Names the session.</summary>
    public int Cookie { get; init; }

    /// <summary>0 for the one who asked, 1 for the other.</summary>
    public int ClientIndex { get; init; }

    /// <summary>The protocol's version: 3, or 2 for titles of older SDKs.</summary>
    public int Version { get; init; } = 3;

    /// <summary>How many CONNECT_ACKs are to be lost on the way.</summary>
    public int AcksToLose { get; set; }

    /// <summary>How far it is.</summary>
    public NegotiationStage Stage { get; private set; }

    /// <summary>When its first INIT left.</summary>
    public long Started { get; private set; }

    /// <summary>When CONNECT came.</summary>
    public long Connected { get; private set; }

    /// <summary>How often CONNECT came.</summary>
    public int Connects { get; private set; }

    /// <summary>Where the box says that the partner is; after its ping, where the partner is.</summary>
    public IPEndPoint Partner { get; private set; }

    /// <summary>Where the box says that the partner is.</summary>
    public IPEndPoint Told { get; private set; }

    private GameSocket Playing => _game ?? _own;

    /// <summary>Which INITs wait for their acknowledgement.</summary>
    public string Missing => string.Join(", ", Enumerable.Range(0, PortTypes).Where(type => !_acked[type]));

    /// <summary>Sends the first INITs.</summary>
    public void Begin()
    {
        Started = Stopwatch.GetTimestamp();
        Stage = NegotiationStage.Begun;
        SendInits();
    }

    /// <summary>Tells the box that it went well.</summary>
    public void Report()
    {
        Stage = NegotiationStage.Reporting;
        _resends = 0;
        SendReport();
    }

    /// <inheritdoc />
    public void Think()
    {
        while (_own.Receive(out IPEndPoint from) is byte[] packet) Receive(packet, from, isGameSocket: false);
        switch (Stage)
        {
            case NegotiationStage.Begun when _resends <= InitResends:
                Again(InitPause, SendInits);
                break;
            case NegotiationStage.Begun:
                throw new LegException($"NatNeg: INIT of port type {Missing} was never acknowledged: the console gives up");
            case NegotiationStage.Pinging when _resends <= PingResends:
                Again(PingPause, SendPing);
                break;
            case NegotiationStage.Pinging:
                throw new LegException($"NatNeg: no ping of the partner at {Told} in {PingResends} tries: the consoles do not reach each other");
            case NegotiationStage.Reporting when _resends < ReportResends:
                Again(ReportPause, SendReport);
                break;
            case NegotiationStage.Reporting:
                throw new LegException("NatNeg: REPORT was never acknowledged: a player waits for seven seconds");
        }
    }

    /// <inheritdoc />
    public void AddSockets(List<Socket> sockets) => sockets.Add(_own.Socket);

    /// <inheritdoc />
    public void Dispose() => _own.Dispose();

    /// <summary>Takes a packet of this protocol; those that come to the game's socket are handed in by the game.</summary>
    public void Receive(byte[] packet, IPEndPoint from, bool isGameSocket)
    {
        int type = NatNegPackets.Check(packet, Version, Cookie);
        switch (type)
        {
            case 1:
                TakeInitAck(packet[NatNegPackets.BaseBytes], from, isGameSocket);
                break;
            case 5:
                if (isGameSocket) throw new LegException("NatNeg: CONNECT came to the game's socket, not to that of the negotiation");
                TakeConnect(packet, from);
                break;
            case 7:
                if (isGameSocket != (_game is not null)) throw new LegException("NatNeg: the partner's ping came to the wrong socket");
                TakePing(packet[18] != 0, packet[19] != 0, from);
                break;
            case 14:
                CheckServer(from, _servers[0], "REPORT_ACK");
                if (Stage == NegotiationStage.Reporting) Stage = NegotiationStage.Done;
                break;
            default:
                throw new LegException($"NatNeg: a packet of type {type} came");
        }
    }

    private void TakeInitAck(int portType, IPEndPoint from, bool isGameSocket)
    {
        if (portType >= PortTypes) throw new LegException($"NatNeg: INITACK of port type {portType}");
        if (isGameSocket != (portType == 0)) throw new LegException($"NatNeg: INITACK of port type {portType} came to the wrong socket: no NAT lets it in");
        CheckServer(from, _servers[Math.Max(portType - 1, 0)], "INITACK");
        _acked[portType] = true;
        if (Stage == NegotiationStage.Begun && Missing.Length == 0) Stage = NegotiationStage.Waiting;
    }

    private void TakeConnect(byte[] packet, IPEndPoint from)
    {
        int finished = packet[19];
        if (finished != 0) throw new LegException(finished == 1 ? "NatNeg: the box says that the partner did not come" : $"NatNeg: CONNECT with error {finished}");
        if (AcksToLose > 0) AcksToLose--;
        else _own.Send(NatNegPackets.ConnectAck(Version, Cookie, ClientIndex), from);
        Connects++;
        if (Stage >= NegotiationStage.Pinging) return;
        ListCursor cursor = new(packet, NatNegPackets.BaseBytes, packet.Length);
        Told = Partner = new IPEndPoint(cursor.Address(), cursor.Big16());
        if (Told.Address.Equals(IPAddress.Any) || Told.Port == 0) throw new LegException($"NatNeg: CONNECT says that the partner is at {Told}");
        Connected = Stopwatch.GetTimestamp();
        Stage = NegotiationStage.Pinging;
        _resends = 0;
        SendPing();
    }

    private void TakePing(bool gotMyData, bool isFinished, IPEndPoint from)
    {
        // Before CONNECT nobody is known; the partner sends again.
        if (Stage < NegotiationStage.Pinging) return;
        Partner = from;
        _gotData = true;
        if (!gotMyData)
        {
            SendPing();
        }
        else if (Stage == NegotiationStage.Pinging)
        {
            if (!_saidSo) SendPing();
            Stage = NegotiationStage.Joined;
        }
        else if (!isFinished)
        {
            SendPing();
        }
    }

    private static void CheckServer(IPEndPoint from, IPEndPoint server, string what)
    {
        if (!from.Equals(server)) throw new LegException($"NatNeg: {what} came from {from}, not from {server}: no NAT lets it in");
    }

    private void Again(TimeSpan pause, Action send)
    {
        if (Stopwatch.GetElapsedTime(_lastSent) <= pause) return;
        _resends++;
        send();
    }

    private void SendInits()
    {
        bool useGamePort = _game is not null;
        for (int type = 0; type < PortTypes; type++)
        {
            if (_acked[type]) continue;
            // The first server hears no local port: it may not be known before a packet has left.
            int localPort = type < 2 ? 0 : Playing.Port;
            byte[] packet = NatNegPackets.Init(Version, Cookie, type, ClientIndex, useGamePort, _local, localPort, _gameName);
            (type == 0 ? _game : _own).Send(packet, _servers[Math.Max(type - 1, 0)]);
        }
        _lastSent = Stopwatch.GetTimestamp();
    }

    private void SendPing()
    {
        Playing.Send(NatNegPackets.Ping(Version, Cookie, Partner, _gotData, Stage >= NegotiationStage.Joined), Partner);
        _lastSent = Stopwatch.GetTimestamp();
        _saidSo |= _gotData;
    }

    private void SendReport()
    {
        _own.Send(NatNegPackets.Report(Version, Cookie, ClientIndex, _gameName), _servers[0]);
        _lastSent = Stopwatch.GetTimestamp();
    }
}
