using PocketSpy.Matchmaking;
using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Qr2;
using PocketSpy.Matchmaking.ServerBrowser;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.OlderGames.Hosts;
using PocketSpy.OlderGames.Lists;
using PocketSpy.OlderGames.Wire;
using PocketSpy.Storage.Tests;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.Tests;

/// <summary>A master for older games, on fakes: hosts of both protocols, both lists. Hosts and players live in 192.168.4.0/24.</summary>
internal sealed class OlderWorld
{
    private readonly byte[] _buffer = new byte[Qr2Service.DatagramBytes];
    private readonly Qr2Challenge _challenge = new();
    private readonly World _world;

    internal OlderWorld()
        : this(UnknownGames.Accept, BoxSize.Small(), "")
    {
    }

    internal OlderWorld(UnknownGames unknown, BoxSize size, string rooms)
    {
        FaultyFileSystem files = new();
        files["games.txt"] = FakeGameKeys.File();
        if (rooms.Length > 0) files["groups.txt"] = Raw.Bytes(rooms);
        _world = new World(files, 1, size, OtherNames.Refuse, unknown);
    }

    internal FakeClock Clock => _world.Clock;

    internal FakeRandom Random => _world.Random;

    internal FakeLocalAddress Addresses => _world.Addresses;

    internal EventLog Events => _world.Events;

    internal ClientNames Clients => _world.Clients;

    internal HostTable Hosts => _world.Hosts;

    internal Qr2Service Master => _world.Master;

    internal Qr1Handler Older => (Qr1Handler)Master.Older;

    internal ServerBrowserService Browser => _world.Browser;

    internal ListV1Service List => _world.OlderList;

    internal ServiceTools Tools => _world.Tools;

    /// <summary>The key with which all prove who they are; null for the first one of their game.</summary>
    internal string Secret { get; set; }

    internal DatagramOutbox Sent { get; } = new();

    /// <summary>The end point of a computer of the house.</summary>
    internal static long At(int computer, int port) => EndPoints.Of(0xC0A80400u + (uint)computer, port);

    /// <summary>A datagram comes; what is sent for it is all that <see cref="Sent"/> has then.</summary>
    internal void Receive(byte[] datagram, int count, long from)
    {
        Sent.Clear();
        // The port's buffer is reused: what stood behind is that of the one before.
        for (int i = 0; i < count; i++) _buffer[i] = datagram[i];
        Master.Receive(_buffer, count, from, Sent);
    }

    internal void Receive(string datagram, long from) => Receive(Raw.Bytes(datagram), datagram.Length, from);

    /// <summary>Lets time pass as the box does, a quarter of a second at a time; what is sent meanwhile is all that <see cref="Sent"/> has then.</summary>
    internal void Pass(int milliseconds)
    {
        Sent.Clear();
        for (int passed = 0; passed < milliseconds; passed += 250) _world.Pass(250);
    }

    /// <summary>The question that was sent at a place; null for none.</summary>
    internal string Question(int index) => index < Sent.Count ? Raw.Text(Sent[index]) : null;

    /// <summary>The proof for a challenge.</summary>
    internal string Prove(string game, string challenge, int enctype)
    {
        string key = Secret ?? FakeGameKeys.Of(game);
        byte[] proof = new byte[ListProof.Size];
        new ListProof(_challenge).Write(enctype, Raw.Bytes(key), 0, key.Length, Raw.Bytes(challenge), 0, proof, 0);
        return Raw.Text(proof);
    }

    /// <summary>Brings a host of QR1 onto the list, with these pairs in its status.</summary>
    internal int OpenHost(string game, int computer, int port, string pairs)
    {
        long host = At(computer, port);
        Receive("\\heartbeat\\" + port.ToString() + "\\gamename\\" + game, host);
        string challenge = Raw.Value(Question(0), "secure");
        Receive("\\gamename\\" + game + "\\validate\\" + Prove(game, challenge, Enctype.None) + "\\final\\\\queryid\\1.1", host);
        Receive("\\gamename\\" + game + "\\hostname\\host " + computer.ToString() + pairs + "\\final\\\\queryid\\2.1", host);
        return Hosts.Find(host);
    }

    /// <summary>How many lines of the event log have these words in them.</summary>
    internal int LinesWith(string words) => _world.LinesWith(words);

    /// <summary>What a host says under a key; null when it says nothing.</summary>
    internal string Said(int row, string key)
    {
        int at = Hosts.ValueOf(row, key);
        if (at < 0) return null;
        int end = at;
        while (Hosts.DataOf(row)[end] != 0) end++;
        return Raw.Text(Hosts.DataOf(row), at, end - at);
    }
}
