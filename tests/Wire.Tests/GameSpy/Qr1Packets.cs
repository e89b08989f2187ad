namespace PocketSpy.Wire.Tests.GameSpy;

/// <summary>What hosts of QR1 send, as public sources of games and servers make it; made for these tests.</summary>
internal static class Qr1Packets
{
    internal const string Heartbeat = "\\heartbeat\\7778\\gamename\\ut";
    internal const string HeartbeatOfDescent = "\\heartbeat\\20142\\gamename\\descent3\0";
    internal const string HeartbeatWithEnd = "\\heartbeat\\27889\\gamename\\nolf2\\statechanged\\\\final\\\\queryid\\1.0";
    internal const string Changed = "\\heartbeat\\2303\\gamename\\opflashr\\statechanged\\1";
    internal const string Ends = "\\heartbeat\\26900\\gamename\\gmtest\\statechanged\\2";
    internal const string Proof = "\\gamename\\ut\\gamever\\451\\minnetver\\432\\location\\0\\validate\\2/TYFMRc\\final\\\\queryid\\3.1";
    internal const string ProofAlone = "\\validate\\2/TYFMRc\\queryid\\3.1\\final\\";
    internal const string ProofOfDescent = "\\gamename\\descent3\\gamever\\Retail 1.4.0\\location\\0\\validate\\AbCdEf12\\final\\queryid\\1.1\0";
    internal const string StatusFirst = "\\gamename\\gmtest\\gamever\\2.00\\location\\1\\hostname\\Arena\\hostport\\25000\\queryid\\2.1";
    internal const string StatusLast = "\\mapname\\gmtmap1\\gametype\\arena\\numplayers\\1\\maxplayers\\32\\gamemode\\openplaying\\player_0\\Joe\\frags_0\\25\\team_0\\\\final\\\\queryid\\2.2";
    internal const string EchoOfText = "\\echo\\are you there";

    internal static readonly string[] All = new string[]
    {
        Heartbeat, HeartbeatOfDescent, HeartbeatWithEnd, Changed, Ends, Proof, ProofAlone, ProofOfDescent, StatusFirst, StatusLast, EchoOfText,
    };
}
