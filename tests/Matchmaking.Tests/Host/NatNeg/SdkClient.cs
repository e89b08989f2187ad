using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;

namespace PocketSpy.Matchmaking.Tests.Host.NatNeg;

/// <summary>
/// A client that behaves as the SDK does: repeats, waits, pings, reports and gives up at the SDK's own times. Source: public GameSpy SDK
/// (2011), natneg/natneg.c and nninternal.h; for version 2 pret/pokeplatinum, lib/include/gs/natneg/nninternal.h.
/// </summary>
internal sealed class SdkClient
{
    internal const int InitSent = 0;
    internal const int InitAcknowledged = 1;
    internal const int Pinging = 2;
    internal const int Connected = 3;
    internal const int Failed = 4;

    private const int InitTime = 500;
    private const int PingTime = 700;

    private readonly SimulatedNetwork _network;
    private readonly bool[] _acknowledged = new bool[4];
    private readonly int _cookie;
    private readonly int _clientIndex;
    private readonly int _version;
    private int _tries;
    private long _due = long.MaxValue;
    private bool _hasHeard;
    private bool _hasToldThatItHeard;

    internal SdkClient(SimulatedNetwork network, SimulatedMachine machine, int version, int cookie, int clientIndex, bool usesGamePort)
    {
        _network = network;
        _version = version;
        _cookie = cookie;
        _clientIndex = clientIndex;
        Machine = machine;
        Negotiator = network.Open(this, machine);
        if (usesGamePort) Game = network.Open(this, machine);
    }

    internal SimulatedMachine Machine { get; }

    internal SimulatedSocket Negotiator { get; }

    internal SimulatedSocket Game { get; }

    /// <summary>Whether nothing comes out of the game's own socket.</summary>
    internal bool IsGameShut { get; set; }

    internal int State { get; private set; } = InitSent;

    /// <summary>Why it failed: the box said so (CONNECT with this number), or -1 when it gave up by itself.</summary>
    internal int Reason { get; private set; }

    /// <summary>Whom it pings, in the end who answered.</summary>
    internal long Partner { get; private set; }

    /// <summary>Where the box sent it first.</summary>
    internal long Told { get; private set; }

    private SimulatedSocket Playing => Game ?? Negotiator;

    private int LastPortType => _version > 2 ? 3 : 2;

    internal void Start(long now) => SendInits(now);

    internal void Think(long now)
    {
        if (now <= _due) return;
        if (State == InitSent)
        {
            if (_tries++ > (_version > 2 ? 10 : 30)) Fail(-1);
            else SendInits(now);
        }
        else if (State == InitAcknowledged)
        {
            Fail(-1);
        }
        else if (State == Pinging)
        {
            if (_tries++ > (_version > 2 ? 7 : 12)) Fail(-1);
            else SendPing(now);
        }
    }

    internal void Receive(byte[] packet, long from, long now)
    {
        if (State == Failed || packet[6] != _version || Tests.NatNeg.NatNegPackets.Cookie(packet) != _cookie) return;
        switch (packet[7])
        {
            case NatNegType.InitAck:
                TakeInitAck(packet, now);
                break;
            case NatNegType.Connect when packet.Length >= 20:
                TakeConnect(packet, now);
                break;
            case NatNegType.ConnectPing when packet.Length >= 20:
                TakePing(packet, from, now);
                break;
        }
    }

    private void TakeInitAck(byte[] packet, long now)
    {
        if (packet.Length < (_version == 1 ? 15 : 21) || packet[12] > 3) return;
        _acknowledged[packet[12]] = true;
        if (State != InitSent || (Game is not null && !_acknowledged[0])) return;
        for (int i = 1; i <= LastPortType; i++)
        {
            if (!_acknowledged[i]) return;
        }
        State = InitAcknowledged;
        _due = now + 60_000;
    }

    private void TakeConnect(byte[] packet, long now)
    {
        if (packet[19] == 0) _network.SendToBox(Tests.NatNeg.NatNegPackets.ConnectAck(_version, _cookie, _clientIndex), Negotiator);
        if (State >= Pinging) return;
        if (packet[19] != 0)
        {
            Fail(packet[19]);
            return;
        }
        Told = Tests.NatNeg.NatNegPackets.Remote(packet);
        Partner = Told;
        _tries = 0;
        State = Pinging;
        SendPing(now);
    }

    private void TakePing(byte[] packet, long from, long now)
    {
        if (State < Pinging) return;
        Partner = from;
        _hasHeard = true;
        if (packet[18] == 0)
        {
            SendPing(now);
        }
        else if (State == Pinging)
        {
            if (!_hasToldThatItHeard) SendPing(now);
            State = Connected;
        }
        else if (packet[19] == 0)
        {
            SendPing(now);
        }
    }

    private void SendInits(long now)
    {
        _due = now + InitTime;
        for (int portType = 0; portType <= LastPortType; portType++)
        {
            if (_acknowledged[portType] || (portType == 0 && Game is null)) continue;
            int port = portType < 2 ? 0 : Playing.Port;
            byte[] init = Tests.NatNeg.NatNegPackets.Init(_version, _cookie, portType, _clientIndex, Game is not null, Machine.Address, port, "sdkgame");
            if (portType > 0) _network.SendToBox(init, Negotiator);
            else if (!IsGameShut) _network.SendToBox(init, Game);
        }
    }

    private void SendPing(long now)
    {
        byte[] ping = Tests.NatNeg.NatNegPackets.Header(_version, NatNegType.ConnectPing, _cookie, 20);
        ping[18] = (byte)(_hasHeard ? 1 : 0);
        ping[19] = (byte)(State == Pinging ? 0 : 1);
        _hasToldThatItHeard |= _hasHeard;
        _due = now + PingTime;
        _network.Send(ping, Playing, Partner);
    }

    private void Fail(int reason)
    {
        State = Failed;
        Reason = reason;
    }
}
