using System;
using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PocketSpy.Box.Simulate;
using PocketSpy.Box.Simulate.Match;
using PocketSpy.Core;
using PocketSpy.Games;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.Box.Replay;

/// <summary>
/// Plays messages to the server list: requests on a link of their own, other messages behind a request. A host that is announced
/// for the purpose tells that the box still listens.
/// </summary>
public sealed class ListReplay
{
    private const string Row = "sb as captured";
    private const int Patience = 3_000;
    private const int HeaderBytes = 9;

    private readonly NetworkPlace _place = NetworkPlace.Here;
    private readonly IPEndPoint _server;
    private readonly PcHost _host;

    /// <param name="server">The server list.</param>
    /// <param name="host">A host that the box lists.</param>
    public ListReplay(IPEndPoint server, PcHost host)
    {
        _server = server;
        _host = host;
    }

    /// <summary>Plays one.</summary>
    public Outcome Play(CapturedMessage message)
    {
        byte[] bytes = message.Bytes;
        string sent = Encoding.Latin1.GetString(bytes);
        if (bytes.Length < 3 || BinaryPrimitives.ReadUInt16BigEndian(bytes) > bytes.Length) return PlayNoMessage(message, sent);
        if (bytes[2] != 0)
        {
            (Verdict verdict, string why) = PlayOnLink(bytes);
            return new Outcome(message, Row, verdict, why, sent);
        }
        byte[] challenge = new byte[ListChallenge.Size];
        ServerListRequest request = ReadRequest(bytes, challenge);
        if (request is null) return PlayNoMessage(message, sent);
        (Verdict ofRequest, string reason) = PlayRequest(bytes, request, challenge);
        return new Outcome(message, Row, ofRequest, reason, sent);
    }

    // The challenge stands behind the two names of games; with it and the game's key the answer is read. Null when this is not a request.
    private static ServerListRequest ReadRequest(byte[] bytes, byte[] challenge)
    {
        ListCursor cursor = new(bytes, Math.Min(HeaderBytes, bytes.Length), bytes.Length);
        if (!cursor.TryText(out _) || !cursor.TryText(out string asking) || !cursor.Has(challenge.Length)) return null;
        bytes.AsSpan(cursor.At, challenge.Length).CopyTo(challenge);
        cursor.Skip(challenge.Length);
        if (!cursor.TryText(out _) || !cursor.TryText(out string fields) || !cursor.Has(4)) return null;
        int options = (cursor.Big16() << 16) | cursor.Big16();
        byte[] name = Encoding.Latin1.GetBytes(asking);
        byte[] keys = new byte[KeyList.MaximumBytes];
        if (!GameKeys.TryFind(name, 0, name.Length, keys, out int count)) return null;
        // The box enciphers with the full game's key, which is the first.
        MatchTitle title = MatchTitle.Test with { GameName = asking, SecretKey = Encoding.Latin1.GetString(keys, 0, KeyList.CountAt(keys, 0, count)) };
        return new ServerListRequest(title, "", fields.Split('\\', StringSplitOptions.RemoveEmptyEntries), options);
    }

    private (Verdict Verdict, string Why) PlayRequest(byte[] bytes, ServerListRequest request, byte[] challenge)
    {
        using ServerListLink link = ServerListLink.Open(_place, _server, request, challenge, bytes);
        try
        {
            Pump.Until([link], () => link.List.IsComplete, () => "the list did not come to its end");
        }
        catch (LegException exception) when (exception.Message.StartsWith(ServerListReader.RefusedText, StringComparison.Ordinal))
        {
            return (Verdict.Refused, exception.Message);
        }
        return (Verdict.Answered, $"a list of {link.List.Servers.Count}");
    }

    private (Verdict Verdict, string Why) PlayOnLink(byte[] bytes)
    {
        using ServerListLink link = ServerListLink.Open(_place, _server, ServerListRequest.ForMessages(MatchTitle.Test));
        Pump.Until([link, _host], () => link.List.IsComplete, () => "the link for messages was not opened");
        link.Send(bytes);
        string kind = bytes[2] switch { 1 => "rules of a host that is not there", 2 => "a message to a host that is not there", _ => $"a message of type {bytes[2]}" };
        // What is missing of the message is waited for, rightly: nothing behind it would be understood.
        if (BinaryPrimitives.ReadUInt16BigEndian(bytes) != bytes.Length) return (Verdict.Silent, $"{kind}, with bytes behind it");
        link.RequestRules(_host.Qr2.PublicEndPoint);
        Pump.Until([link, _host], () => link.Updates.Count > 0 || link.IsClosed, () => $"after {kind} the link is served no more");
        if (link.IsClosed) return (Verdict.NotUnderstood, $"after {kind} the link was closed");
        if (link.Updates.Dequeue().Public.Equals(_host.Qr2.PublicEndPoint)) return (Verdict.Silent, $"{kind}; the link is served on");
        Pump.Until([link, _host], () => link.Updates.Count > 0, () => $"after the answer to {kind} the link is served no more");
        return (Verdict.Answered, kind);
    }

    // Sent all the same: the box may close the link or wait for the rest.
    private Outcome PlayNoMessage(CapturedMessage message, string sent)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = Patience };
        socket.Connect(_server);
        socket.Send(message.Bytes);
        return new Outcome(message, Row, Verdict.Skipped, "no message of a game; sent, and nothing is due", sent);
    }
}
