using System;
using System.Buffers.Binary;
using System.Text;
using PocketSpy.Matchmaking;
using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Qr2;
using PocketSpy.Matchmaking.ServerBrowser;

namespace PocketSpy.Benchmarks.ServerBrowser;

/// <summary>A server browser over hosts of one Wii title, as they describe themselves, and the messages of those who look for them.</summary>
internal sealed class ListServer : IGameKeys, IHostMessenger
{
    private const string Game = "racewii";
    private const string Filter = "dwc_mver = 90 and dwc_pid != 600000999 and maxplayers = 11 and numplayers < 11 and dwc_mtype = 0 and dwc_hoststate = 2 "
        + "and dwc_suspend = 0 and (rk = 'vs' and ev >= 4250 and ev <= 5750 and p = 0)";
    private const string Fields = "\\dwc_pid\\dwc_mtype\\dwc_mver\\dwc_eval\\dwc_groupid\\dwc_hoststate\\dwc_suspend\\rk\\ev\\p";

    private readonly Surroundings _surroundings = new();

    public ListServer(int hosts)
    {
        BoxSize size = BoxSize.ForPc(512);
        GameTable games = new(MatchmakingSize.For(size).Games, this);
        Hosts = new HostTable(1_024, MatchmakingSize.For(size).HostBytes, games);
        Service = new ServerBrowserService(Hosts, this, new GroupRooms([], 0), _surroundings.Tools(size.ReplyBytes), size);
        int game = games.Claim(Encoding.ASCII.GetBytes(Game), 0, Game.Length);
        for (int i = 0; i < hosts; i++) Add(i, game);
    }

    public HostTable Hosts { get; }

    public ServerBrowserService Service { get; }

    /// <summary>Opens a link.</summary>
    public IStreamSession Open(IStreamOutbox outbox) => Service.Accept(EndPoints.Of(0xC0A80464, 50_000), outbox);

    /// <summary>A list request.</summary>
    public static byte[] Request(int options)
    {
        byte[] text = Encoding.ASCII.GetBytes("\0\0\0\u0001\u0003\0\0\0\0" + Game + "\0" + Game + "\0+d$(SS(." + Filter + "\0" + Fields + "\0\0\0\0" + (char)options);
        BinaryPrimitives.WriteUInt16BigEndian(text, (ushort)text.Length);
        return text;
    }

    public bool TryFind(byte[] name, int offset, int count, byte[] key, out int keyCount)
    {
        keyCount = 6;
        "secret"u8.CopyTo(key);
        return true;
    }

    public bool TrySend(int row, byte[] buffer, int offset, int count) => true;

    private void Add(int number, int game)
    {
        int row = Hosts.Add(EndPoints.Of(0x0A000001u + (uint)number, 1_024), 7, game, HostTraits.Dwc | HostTraits.NatNegotiation, 0);
        byte[] keys = Encoding.ASCII.GetBytes($"localip0\010.0.0.1\0localport\01024\0natneg\01\0gamename\0{Game}\0publicip\00\0publicport\01024\0numplayers\01\0maxplayers\011\0dwc_pid\0{600_000_001 + number}\0"
            + $"dwc_mtype\00\0dwc_mver\090\0dwc_eval\01\0dwc_groupid\0{600_000_001 + number}\0dwc_hoststate\02\0dwc_suspend\00\0rk\0vs\0ev\0{4_500 + number}\0eb\05000\0p\00\0\0");
        if (!Hosts.TrySetKeys(row, keys, 0, keys.Length, out _)) throw new InvalidOperationException("No room for a host.");
        Hosts.List(row, HostState.Listed);
    }
}
