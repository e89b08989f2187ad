namespace PocketSpy.Wire.Tests.NatNeg;

/// <summary>
/// Packets of NAT negotiation in hexadecimal, one of each type that clients send and what the server sends. Layouts: public GameSpy
/// SDK (2011), natneg/nninternal.h; version 1: OpenSpy, natneg/server/NNDriver.cpp; PREINIT: dwc_network_server_emulator.
/// </summary>
internal static class NatNegPackets
{
    internal const string Magic = "fdfc1e666ab2";

    /// <summary>Of the game's own socket: no local port yet.</summary>
    internal const string InitOfGame = Magic + "03 00 00c0ffee 00 01 01 c0a8040a 0000" + MarioKartWii;

    /// <summary>Of the negotiation's socket, to the second server: with the local port of the game.</summary>
    internal const string InitOfNegotiator = Magic + "03 00 00c0ffee 02 01 01 c0a8040a c351" + MarioKartWii;

    /// <summary>Without a game's own socket.</summary>
    internal const string InitOfVersion2 = Magic + "02 00 00c0ffee 01 00 00 c0a8040b 0000 746574726973647300";

    internal const string InitOfVersion1 = Magic + "01 00 00c0ffee 01 00 01";

    /// <summary>Byte 12 and what is behind byte 13 is whatever was on the stack.</summary>
    internal const string ConnectAck = Magic + "03 06 00c0ffee 90 01 cd a0800000 0090";

    internal const string ConnectAckOfVersion1 = Magic + "01 06 00c0ffee 00 01 00";

    internal const string ErtAck = Magic + "03 03 00000309 02 00 00 00000000 0000";

    internal const string StateUpdate = Magic + "03 04 00c0ffee 00";

    internal const string ConnectPing = Magic + "03 07 00c0ffee c0a8040b c350 01 00";

    internal const string BackupTest = Magic + "03 08 00000309 01 00 00 00000000 0000";

    internal const string AddressCheck = Magic + "03 0a 00000003 01 00 00 00000000 0000" + Zeros52;

    internal const string NatifyRequest = Magic + "03 0c 00000309 03 00 00 00000000 0000" + Zeros52;

    /// <summary>The partner was reached; kind of NAT and of mapping are unknown.</summary>
    internal const string Report = Magic + "03 0d 00c0ffee 00 01 01 06000000 00000000" + MarioKartWii + "0000000000000000000000000000000000000000000000000000000000000000000000000000";

    internal const string PreInit = Magic + "04 0f 00c0ffee 01 24 38b2b35e";

    internal const string InitAck = Magic + "03 01 00c0ffee 02 01 ff ff6d16b5 7dea";

    internal const string InitAckOfVersion1 = Magic + "01 01 00c0ffee 01 00 ff";

    /// <summary>192.168.4.11, port 50000.</summary>
    internal const string Connect = Magic + "03 05 00c0ffee c0a8040b c350 42 00";

    internal const string Deadbeat = Magic + "02 05 00c0ffee 00000000 0000 42 01";

    /// <summary>203.0.113.7, port 40000.</summary>
    internal const string AddressReply = Magic + "03 0b 00000003 01 00 00 cb007107 9c40";

    internal const string ErtTest = Magic + "03 02 00000309 03 00 00 00000000 0000";

    internal const string BackupAck = Magic + "03 09 00000309 01 00 00 00000000 0000";

    internal const string ReportAck = Magic + "03 0e 00c0ffee 00 01 00 06000000 0000";

    internal const string PreInitAckOfWaiting = Magic + "04 10 00c0ffee 01 00 00000000";

    internal const string PreInitAckOfReady = Magic + "04 10 00c0ffee 00 02 00000000";

    /// <summary>All that clients send.</summary>
    internal static readonly string[] OfClients = new string[]
    {
        InitOfGame, InitOfNegotiator, InitOfVersion2, InitOfVersion1, ConnectAck, ConnectAckOfVersion1, ErtAck, StateUpdate, ConnectPing,
        BackupTest, AddressCheck, NatifyRequest, Report, PreInit,
    };

    /// <summary>All that the server sends.</summary>
    internal static readonly string[] OfServers = new string[]
    {
        InitAck, InitAckOfVersion1, Connect, Deadbeat, AddressReply, ErtTest, BackupAck, ReportAck, PreInitAckOfWaiting, PreInitAckOfReady,
    };

    private const string MarioKartWii = "6d6172696f6b61727477696900";
    private const string Zeros52 = "00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000";
}
