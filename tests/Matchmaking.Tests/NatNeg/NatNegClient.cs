using PocketSpy.Core;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.NatNeg;

/// <summary>A client whose packets a test sends one by one. Its sockets are end points as the box sees them.</summary>
internal sealed class NatNegClient
{
    internal const string MarioKartWii = "mariokartwii";

    private readonly NatNegRig _rig;

    /// <summary>A console in the box's own network: 192.168.4.<paramref name="number"/>, game on port 50,000 + number, negotiation on 60,000 + number.</summary>
    internal NatNegClient(NatNegRig rig, int number, int cookie, int clientIndex)
    {
        _rig = rig;
        Cookie = cookie;
        ClientIndex = clientIndex;
        LocalAddress = 0xC0A80400 + (uint)number;
        LocalPort = 50_000 + number;
        Game = EndPoints.Of(LocalAddress, LocalPort);
        Negotiator = EndPoints.Of(LocalAddress, 60_000 + number);
    }

    internal int Cookie { get; set; }

    internal int ClientIndex { get; set; }

    internal int Version { get; set; } = 3;

    internal string Name { get; set; } = MarioKartWii;

    internal bool UsesGamePort { get; set; } = true;

    /// <summary>The game's own socket.</summary>
    internal long Game { get; set; }

    /// <summary>The negotiation's socket.</summary>
    internal long Negotiator { get; set; }

    internal uint LocalAddress { get; set; }

    internal int LocalPort { get; set; }

    /// <summary>What its partner should be told.</summary>
    internal long Reachable => UsesGamePort ? Game : Negotiator;

    /// <summary>Sends one INIT and asserts that it is acknowledged.</summary>
    internal void Init(int portType)
    {
        SendInit(portType);
        byte[] answer = _rig.Outbox.Take(portType == 0 ? Game : Negotiator, NatNegType.InitAck);
        Assert.IsNotNull(answer, "no INITACK");
        Assert.AreEqual(Version == 1 ? 15 : 21, answer.Length);
        Assert.AreEqual(Version, NatNegPackets.Version(answer));
        Assert.AreEqual(Cookie, NatNegPackets.Cookie(answer));
        Assert.AreEqual(portType, (int)answer[12]);
        Assert.AreEqual(ClientIndex, (int)answer[13]);
    }

    /// <summary>Sends one INIT.</summary>
    internal void SendInit(int portType)
    {
        int port = portType < 2 ? 0 : LocalPort;
        byte[] packet = NatNegPackets.Init(Version, Cookie, portType, ClientIndex, UsesGamePort, LocalAddress, port, Name);
        _rig.Receive(packet, portType == 0 ? Game : Negotiator);
    }

    /// <summary>All INITs of its version, in the order of the SDK.</summary>
    internal NatNegClient InitAll()
    {
        if (UsesGamePort) Init(0);
        int last = Version > 2 ? 3 : 2;
        for (int portType = 1; portType <= last; portType++) Init(portType);
        return this;
    }

    internal void Acknowledge() => _rig.Receive(NatNegPackets.ConnectAck(Version, Cookie, ClientIndex), Negotiator);

    /// <summary>Sends a REPORT and asserts that it is acknowledged.</summary>
    internal void Report(bool succeeded)
    {
        _rig.Receive(NatNegPackets.Report(Version, Cookie, ClientIndex, succeeded), Negotiator);
        byte[] answer = _rig.Outbox.Take(Negotiator, NatNegType.ReportAck);
        Assert.IsNotNull(answer, "no REPORT_ACK");
        Assert.AreEqual(21, answer.Length);
        Assert.AreEqual(Version, NatNegPackets.Version(answer));
        Assert.AreEqual(Cookie, NatNegPackets.Cookie(answer));
        Assert.AreEqual(ClientIndex, (int)answer[13]);
    }

    /// <summary>Sends a PREINIT and gives the state that is answered.</summary>
    internal int PreInit()
    {
        _rig.Receive(NatNegPackets.PreInit(Cookie, ClientIndex), Negotiator);
        byte[] answer = _rig.Outbox.Take(Negotiator, NatNegType.PreInitAck);
        AssertPreInitAck(answer);
        return answer[13];
    }

    /// <summary>The next datagram lets a client go on that only waited.</summary>
    internal void AssertLetGo()
    {
        byte[] answer = _rig.Outbox.Take(Negotiator, NatNegType.PreInitAck);
        AssertPreInitAck(answer);
        Assert.AreEqual(NatNegPacket.Ready, (int)answer[13]);
        Assert.AreEqual(ClientIndex ^ 1, (int)answer[12]);
    }

    /// <summary>Nothing but acknowledgements is on its way to the client.</summary>
    internal void AssertNoMore(NatNegRig rig)
    {
        rig.AssertNoConnect(Game);
        rig.AssertNoConnect(Negotiator);
    }

    internal void AssertConnectedWith(NatNegClient partner) => _rig.AssertConnect(Negotiator, Version, partner.Reachable);

    /// <summary>The same player tries once more with the same cookie: a new socket for the negotiation.</summary>
    internal NatNegClient Retry()
    {
        Negotiator++;
        return this;
    }

    private void AssertPreInitAck(byte[] answer)
    {
        Assert.IsNotNull(answer, "no PREINIT_ACK");
        Assert.AreEqual(18, answer.Length);
        Assert.AreEqual(4, NatNegPackets.Version(answer));
        Assert.AreEqual(NatNegType.PreInitAck, NatNegPackets.Type(answer));
        Assert.AreEqual(Cookie, NatNegPackets.Cookie(answer));
    }
}
