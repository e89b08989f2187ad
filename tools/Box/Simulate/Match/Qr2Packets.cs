using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net;

namespace PocketSpy.Box.Simulate.Match;

/// <summary>The packets that a game sends over QR2, byte for byte as the public GameSpy SDK (2011) makes them.</summary>
public static class Qr2Packets
{
    /// <summary>The longest packet that the SDK sends.</summary>
    public const int LongestHeartbeat = 1_400;

    private const int Challenge = 1;
    private const int Heartbeat = 3;
    private const int EchoAnswer = 5;
    private const int MessageAck = 7;
    private const int KeepAlive = 8;
    private const int Available = 9;
    private const int ShuttingDown = 2;

    /// <summary>Whether a game is available at all: the first thing that any module asks.</summary>
    public static byte[] AvailabilityCheck(string gameName) => new PacketBuilder().Byte(Available).Big32(0).Text(gameName).Build();

    /// <summary>A heartbeat; <paramref name="stateChanged"/> 0 for none.</summary>
    public static byte[] OfHeartbeat(byte[] instanceKey, IReadOnlyList<(string Key, string Value)> head, int stateChanged,
        IReadOnlyList<(string Key, string Value)> keys, PlayerTable players, PlayerTable teams)
    {
        byte[] whole = Compose(instanceKey, head, stateChanged, keys, players, teams);
        // What does not fit goes without players and teams.
        return whole.Length < LongestHeartbeat ? whole : Compose(instanceKey, head, stateChanged, keys, null, null);
    }

    /// <summary>The words with which a heartbeat begins.</summary>
    public static List<(string Key, string Value)> Head(IPAddress local, int localPort, int stateChanged, bool negotiatesNat, string gameName, string publicAddress, int publicPort)
    {
        List<(string Key, string Value)> head = [("localip0", local.ToString()), ("localport", Text(localPort)), ("natneg", negotiatesNat ? "1" : "0")];
        if (stateChanged != 0) head.Add(("statechanged", Text(stateChanged)));
        head.AddRange([("gamename", gameName), ("publicip", publicAddress), ("publicport", Text(publicPort))]);
        return head;
    }

    /// <summary>The response to a challenge, base64.</summary>
    public static byte[] OfResponse(byte[] instanceKey, byte[] response) => new PacketBuilder().Byte(Challenge).Bytes(instanceKey).Bytes(response).Byte(0).Build();

    /// <summary>What an echo is answered with.</summary>
    public static byte[] OfEcho(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data) => new PacketBuilder().Byte(EchoAnswer).Bytes(key).Bytes(data).Build();

    /// <summary>That a client message has come.</summary>
    public static byte[] OfMessageAck(byte[] instanceKey, ReadOnlySpan<byte> messageKey) => new PacketBuilder().Byte(MessageAck).Bytes(instanceKey).Bytes(messageKey).Build();

    /// <summary>That the game is still there.</summary>
    public static byte[] OfKeepAlive(byte[] instanceKey) => new PacketBuilder().Byte(KeepAlive).Bytes(instanceKey).Build();

    private static byte[] Compose(byte[] instanceKey, IReadOnlyList<(string Key, string Value)> head, int stateChanged,
        IReadOnlyList<(string Key, string Value)> keys, PlayerTable players, PlayerTable teams)
    {
        PacketBuilder packet = new PacketBuilder().Byte(Heartbeat).Bytes(instanceKey);
        foreach ((string key, string value) in head) packet.Text(key).Text(value);
        if (stateChanged == ShuttingDown) return packet.Byte(0).Build();
        foreach ((string key, string value) in keys) packet.Text(key).Text(value);
        packet.Byte(0);
        players?.Write(packet);
        teams?.Write(packet);
        return packet.Build();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
