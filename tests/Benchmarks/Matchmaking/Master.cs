using System;
using System.Text;
using PocketSpy.Matchmaking;
using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Qr2;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.Benchmarks.Matchmaking;

/// <summary>The master with the tables of the small box, and the packets of a Wii that hosts a game.</summary>
internal sealed class Master
{
    private const string Game = "mariokartwii";
    private const string Keys = "localip0\\192.168.4.8\\localport\\50541\\natneg\\1\\statechanged\\1\\gamename\\" + Game + "\\publicip\\0\\publicport\\0\\numplayers\\0\\" +
        "maxplayers\\11\\dwc_pid\\600000001\\dwc_mtype\\3\\dwc_mresv\\0\\dwc_mver\\90\\dwc_eval\\1\\dwc_groupid\\600000001\\dwc_hoststate\\2\\dwc_suspend\\0\\" +
        "rk\\vs_10\\ev\\5012\\eb\\5000\\p\\0\\\\";

    private readonly OwnGameKeys _keys = new([], 0);

    public Master()
    {
        BoxSize size = BoxSize.Small();
        Surroundings surroundings = new();
        HostTable hosts = new(MatchmakingSize.For(size).Hosts, MatchmakingSize.For(size).HostBytes, new GameTable(MatchmakingSize.For(size).Games, _keys));
        Service = new Qr2Service(hosts, new Availability([], 0), UnknownGames.Refuse, surroundings.Tools(size.ReplyBytes), MatchmakingSize.For(size).HostMessages);
    }

    public Qr2Service Service { get; }

    /// <summary>A heartbeat as it comes a minute after the first.</summary>
    public static byte[] Heartbeat() => Packet(3, Keys);

    public static byte[] KeepAlive() => Packet(8, "");

    /// <summary>The response to the challenge that came.</summary>
    public byte[] Response(ReadOnlySpan<byte> challenge)
    {
        byte[] key = new byte[8];
        _keys.TryFind(Encoding.ASCII.GetBytes(Game), 0, Game.Length, key, out int keyCount);
        byte[] target = new byte[Qr2Challenge.MaxResponse];
        int count = new Qr2Challenge().Respond(key, 0, keyCount, challenge[7..^1].ToArray(), 0, challenge.Length - 8, target, 0);
        return Packet(1, Encoding.ASCII.GetString(target, 0, count) + "\\");
    }

    private static byte[] Packet(int type, string text) => [(byte)type, 0x81, 0x22, 0x33, 0x44, .. Encoding.ASCII.GetBytes(text.Replace('\\', '\0'))];
}
