using System;
using System.Net;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.Box.Simulate.Match;

/// <summary>A request for a list of hosts, as the public GameSpy SDK (2011) writes it.</summary>
/// <param name="Title">The game that asks, and that is asked for.</param>
/// <param name="Filter">Which hosts; empty for all.</param>
/// <param name="Fields">What is wanted of each.</param>
/// <param name="Options">Any of the constants here.</param>
public sealed record ServerListRequest(MatchTitle Title, string Filter, string[] Fields, int Options = 0)
{
    /// <summary>Fields also of hosts that could be asked themselves.</summary>
    public const int FieldsForAll = 1;

    /// <summary>No list: only a link over which messages go.</summary>
    public const int NoList = 2;

    /// <summary>What changes later is told.</summary>
    public const int PushUpdates = 4;

    /// <summary>Another source address stands in the request.</summary>
    public const int AlternateSource = 8;

    /// <summary>Group rooms instead of hosts.</summary>
    public const int Groups = 32;

    /// <summary>Not more than so many.</summary>
    public const int Limited = 128;

    private const int LongestFilter = 256;
    private const int LongestFields = 255;
    private const int Protocol = 1;
    private const int Encoding3 = 3;

    /// <summary>A request that only opens a link.</summary>
    public static ServerListRequest ForMessages(MatchTitle title) => new(title, "", [], NoList);

    /// <summary>The source address, with <see cref="AlternateSource"/>.</summary>
    public IPAddress Source { get; init; } = IPAddress.Any;

    /// <summary>How many hosts, with <see cref="Limited"/>.</summary>
    public int Limit { get; init; }

    /// <summary>The challenge: eight characters with the SDK's pattern of odd and even.</summary>
    public static byte[] CreateChallenge()
    {
        byte[] challenge = new byte[ListChallenge.Size];
        for (int i = 0; i < challenge.Length; i++) challenge[i] = (byte)Random.Shared.Next('!', '~');
        ListChallenge.Shape(challenge, 0);
        return challenge;
    }

    /// <summary>Its bytes.</summary>
    public byte[] Write(byte[] challenge)
    {
        string fields = Fields.Length == 0 ? "" : "\\" + string.Join('\\', Fields);
        if (Filter.Length > LongestFilter || fields.Length > LongestFields) throw new ArgumentException("the SDK refuses a filter or a list of fields of this length");
        PacketBuilder body = new PacketBuilder().Byte(0).Byte(Protocol).Byte(Encoding3).Little32(0).Text(Title.GameName).Text(Title.GameName)
            .Bytes(challenge).Text(Filter).Text(fields).Big32(Options);
        if ((Options & AlternateSource) != 0) body.Address(Source);
        if ((Options & Limited) != 0) body.Little32(Limit);
        return new PacketBuilder().Big16(body.Count + 2).Bytes(body.Build()).Build();
    }
}
