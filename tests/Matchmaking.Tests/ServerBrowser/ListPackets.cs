using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;

namespace PocketSpy.Matchmaking.Tests.ServerBrowser;

/// <summary>
/// One packet of each kind, written by hand after the public GameSpy SDK (2011, serverbrowsing). The client is 192.168.4.100, the host
/// 192.168.4.2:7777 with hostname First, mapname Bay, numplayers 5 and the players of <see cref="HostInfoTests.Rosters"/>; the
/// box's date is the second 1,000,000,000.
/// </summary>
internal static class ListPackets
{
    private const string Host = "c0a80402 1e61 ";
    private const string Hostname = "686f73746e616d6500 ";
    private const string NumPlayers = "6e756d706c617965727300 ";
    private const string First = "466972737400 ";

    /// <summary>What clients send. The list request opens the link for those behind it; it wants to be told of changes.</summary>
    internal static readonly ListPacket[] OfClients = new ListPacket[]
    {
        new(ListMessageType.ListRequest,
            "0045 00 01 03 01000000 726163657200 726163657200 2b6424285353282e 6e756d706c6179657273203c203900 "
                + "5c686f73746e616d655c6e756d706c617965727300 00000004",
            "c0a80464 1964 02 00 " + Hostname + "00 " + NumPlayers + "00 51 " + Host + "ff " + First + "ff 3500 00ffffffff",
            null),
        new(ListMessageType.InfoRequest, "0009 01 " + Host,
            "0070 02 91 " + Host + Hostname + First + "6d61706e616d6500 42617900 " + NumPlayers + "3500 "
                + "706c617965725f3000 6c7569676900 73636f72655f3000 3500 706c617965725f3100 706561636800 73636f72655f3100 00 7465616d5f743000 72656400 00",
            null),
        new(ListMessageType.SendMessage, "0013 02 " + Host + "fdfc1e666ab2 12345678", "", "fdfc1e666ab212345678"),
        new(ListMessageType.KeepAliveReply, "0003 03", "", null),
        new(ListMessageType.MapLoopRequest, "0009 04 " + Host, "0012 05 " + Host + "00000000 01 42617900", null),
        new(ListMessageType.PlayerSearchRequest, "0011 05 00000001 0000000a 6c7569676900",
            "001b 06 01 01 6c7569676900 " + Host + "3b9aca00 726163657200", null),
    };

    /// <summary>What the box sends of itself: the type of each, and the whole.</summary>
    internal static readonly ListPacket[] OfTheBox = new ListPacket[]
    {
        new(ListMessageType.PushKeys, null, "001a 01 02 00 " + Hostname + "00 " + NumPlayers, null),
        new(ListMessageType.PushServer, null, "0012 02 51 " + Host + First + "3500", null),
        new(ListMessageType.KeepAlive, null, "0003 03", null),
        new(ListMessageType.DeleteServer, null, "0009 04 " + Host, null),
    };

    /// <summary>The packet of a type; null when there is none.</summary>
    internal static ListPacket Of(ListPacket[] packets, int type)
    {
        foreach (ListPacket packet in packets)
        {
            if (packet.Type == type) return packet;
        }
        return null;
    }
}
