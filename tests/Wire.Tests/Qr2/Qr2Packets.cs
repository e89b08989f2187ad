namespace PocketSpy.Wire.Tests.Qr2;

/// <summary>Blocks of keys and rosters in the form of <see cref="PacketText"/>, as hosts send them behind the instance key.</summary>
internal static class Qr2Packets
{
    /// <summary>Mario Kart DS, first heartbeat: the server keys alone.</summary>
    internal const string Console = "localip0\\192.168.4.7\\localport\\58157\\natneg\\1\\statechanged\\3\\gamename\\mariokartds\\publicip\\0\\publicport\\0\\" +
        "numplayers\\0\\maxplayers\\3\\dwc_pid\\1000601\\dwc_mtype\\0\\dwc_mresv\\0\\dwc_mver\\3\\dwc_eval\\1\\\\";

    /// <summary>Two players with three keys each.</summary>
    internal const string Players = "<0002>player_\\score_\\ping_\\\\Ann\\17\\30\\Bob Smith\\-2\\\\";

    /// <summary>Two teams with two keys each.</summary>
    internal const string Teams = "<0002>team_t\\score_t\\\\Red\\9\\Blue\\0\\";

    /// <summary>A PC game with players and teams.</summary>
    internal const string Pc = "localip0\\10.0.0.5\\localip1\\192.168.56.1\\localport\\11111\\natneg\\0\\statechanged\\3\\gamename\\gmtest\\hostname\\Ann's game\\" +
        "gamever\\2.00\\hostport\\25000\\mapname\\gmtmap1\\gametype\\arena\\numplayers\\2\\maxplayers\\32\\gamemode\\openplaying\\password\\\\\\" + Players + Teams;
}
