using System;
using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PocketSpy.Box.Simulate;
using PocketSpy.Box.Simulate.Match;
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
    private readonly ReplayHost _host;

    /// <param name="server">The server list.</param>
    /// <param name="host">A host that the box lists.</param>
    public ListReplay(IPEndPoint server, ReplayHost host)
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
        (Verdict verdict, string why) = bytes[2] == 0 && bytes.Length > HeaderBytes ? PlayRequest(bytes) : PlayOnLink(bytes);
        return new Outcome(message, Row, verdict, why, sent);
    }

    // The challenge stands behind the two names of games; with it and the game's key the answer is read.
    private (Verdict Verdict, string Why) PlayRequest(byte[] bytes)
    {
        ListCursor cursor = new(bytes, HeaderBytes, bytes.Length);
        if (!cursor.TryText(out _) || !cursor.TryText(out string asking) || !cursor.Has(ListChallenge.Size)) return (Verdict.Skipped, "a request that is cut");
        MatchTitle title = Array.Find(MatchTitle.All, title => title.GameName == asking);
        if (title is null) return (Verdict.Skipped, $"the key of {asking} is not known here");
        byte[] challenge = bytes[cursor.At..(cursor.At + ListChallenge.Size)];
        cursor.Skip(ListChallenge.Size);
        if (!cursor.TryText(out _) || !cursor.TryText(out string fields) || !cursor.Has(4)) return (Verdict.Skipped, "a request that is cut");
        int options = (cursor.Big16() << 16) | cursor.Big16();
        ServerListRequest request = new(title, "", fields.Split('\\', StringSplitOptions.RemoveEmptyEntries), options);
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
        link.RequestRules(_host.EndPoint);
        Pump.Until([link, _host], () => link.Updates.Count > 0 || link.IsClosed, () => $"after {kind} the link is served no more");
        if (link.IsClosed) return (Verdict.NotUnderstood, $"after {kind} the link was closed");
        return link.Updates.Dequeue().Public.Equals(_host.EndPoint) ? (Verdict.Silent, $"{kind}; the link is served on") : (Verdict.Answered, kind);
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
