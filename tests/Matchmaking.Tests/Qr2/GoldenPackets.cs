using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;

namespace PocketSpy.Matchmaking.Tests.Qr2;

/// <summary>
/// Packets of every type, as hosts send them, and of those that do not belong here. KEY stands for the instance key of the sender; a challenge
/// begins with six characters of chance, so the answer to a first heartbeat is its head.
/// </summary>
internal static class GoldenPackets
{
    internal static readonly GoldenPacket[] All = new GoldenPacket[]
    {
        new(Qr2PacketType.Available, GoldenPacket.Stranger, "gmtest\\", "<fefd09 00000000>"),
        new(Qr2PacketType.Available, GoldenPacket.Stranger, "closedgame\\", "<fefd09 00000001>"),
        new(Qr2PacketType.Available, GoldenPacket.Stranger, "pausedgame\\", "<fefd09 00000002>"),

        // Mario Kart DS.
        new(Qr2PacketType.Heartbeat, GoldenPacket.Stranger, "localip0\\192.168.4.7\\localport\\58157\\natneg\\1\\statechanged\\3\\gamename\\mariokartds\\" +
            "publicip\\0\\publicport\\0\\numplayers\\0\\maxplayers\\3\\dwc_pid\\1000601\\dwc_mtype\\0\\dwc_mresv\\0\\dwc_mver\\3\\dwc_eval\\1\\\\", "<fefd01 KEY>"),

        // Mario Kart Wii.
        new(Qr2PacketType.Heartbeat, GoldenPacket.Stranger, "localip0\\192.168.4.8\\localport\\50541\\natneg\\1\\statechanged\\3\\gamename\\mariokartwii\\" +
            "publicip\\0\\publicport\\0\\numplayers\\0\\maxplayers\\11\\dwc_pid\\600000001\\dwc_mtype\\3\\dwc_mresv\\0\\dwc_mver\\90\\dwc_eval\\1\\" +
            "dwc_groupid\\600000001\\dwc_hoststate\\2\\dwc_suspend\\0\\rk\\vs_10\\ev\\5012\\eb\\5000\\p\\0\\\\", "<fefd01 KEY>"),

        // A Wii title before its keys are registered.
        new(Qr2PacketType.Heartbeat, GoldenPacket.Stranger, "localip0\\10.0.1.30\\localport\\64248\\natneg\\1\\statechanged\\1\\gamename\\ghero4wii\\" +
            "publicip\\0\\publicport\\0\\unknown\\1000602\\unknown\\\\numplayers\\0\\dwc_mver\\90\\\\", "<fefd01 KEY>"),

        // A PC game with players and teams.
        new(Qr2PacketType.Heartbeat, GoldenPacket.Stranger, "localip0\\192.168.0.19\\localip1\\192.168.56.1\\localport\\11111\\natneg\\0\\statechanged\\3\\" +
            "gamename\\gmtest\\hostname\\Ann's game\\gamever\\2.00\\hostport\\25000\\mapname\\gmtmap1\\gametype\\arena\\numplayers\\2\\numteams\\2\\maxplayers\\32\\" +
            "gamemode\\openplaying\\teamplay\\1\\fraglimit\\0\\timelimit\\40\\password\\\\\\<0002>player_\\score_\\ping_\\team_\\\\Ann\\17\\30\\0\\Bob Smith\\-2\\410\\1\\" +
            "<0002>team_t\\score_t\\\\Red\\294\\Blue\\0\\", "<fefd01 KEY>"),

        // The same host an ordinary time: nothing to answer.
        new(Qr2PacketType.Heartbeat, GoldenPacket.Listed, "localip0\\192.168.4.9\\localport\\7778\\natneg\\1\\gamename\\gmtest\\hostname\\Ann's game\\\\", null),
        new(Qr2PacketType.Heartbeat, GoldenPacket.Listed, "localip0\\192.168.4.9\\localport\\7778\\natneg\\1\\statechanged\\2\\gamename\\gmtest\\publicip\\0\\publicport\\0\\\\", null),

        new(Qr2PacketType.Challenge, GoldenPacket.Waiting, "RESPONSE\\", "<fefd0a KEY>"),
        new(Qr2PacketType.Challenge, GoldenPacket.Waiting, "lkI/QHIm72zcEijXUFSjn+yrf3oA\\", "<fefd04 KEY 05>The answer to the challenge is wrong.\\"),
        new(Qr2PacketType.EchoResponse, GoldenPacket.Listed, "", null),
        new(Qr2PacketType.ClientMessageAck, GoldenPacket.Listed, "<01020304>", null),
        new(Qr2PacketType.KeepAlive, GoldenPacket.Listed, "", "<fefd08 KEY>"),
        new(Qr2PacketType.KeepAlive, GoldenPacket.Waiting, "", null),
        new(Qr2PacketType.KeepAlive, GoldenPacket.Stranger, "", null),

        // What a master sends, or a player to a host: nothing here.
        new(Qr2PacketType.Query, GoldenPacket.Listed, "<ffffff01>", null),
        new(Qr2PacketType.Echo, GoldenPacket.Listed, "ECHODATA", null),
        new(Qr2PacketType.AddError, GoldenPacket.Listed, "<04>Full.\\", null),
        new(Qr2PacketType.ClientMessage, GoldenPacket.Listed, "<01020304 fdfc1e666ab2 12345678>", null),
        new(Qr2PacketType.Registered, GoldenPacket.Listed, "", null),
        new(Qr2PacketType.CdKey, GoldenPacket.Listed, "<3b00000000>\\auth\\\\pid\\1059\\ch\\jjQQZZ\\", null),
        new(Qr2PacketType.OlderText, GoldenPacket.Listed, "heartbeat\\25000\\gamename\\gmtest", null),

        // The magic of NAT negotiation, an INIT: a QR2 head of type FD and instance key FC1E666A to the eye.
        new(0xFD, GoldenPacket.Stranger, "<b2 03 00 00000001 00 01 01 c0a80409 1e61>gmtest\\", null),
    };
}
