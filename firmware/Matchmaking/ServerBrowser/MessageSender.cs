using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Wire;

namespace PocketSpy.Matchmaking.ServerBrowser;

/// <summary>Sends what comes behind a list: changes, answers about one host, players that were found, keep-alives.</summary>
internal sealed class MessageSender
{
    private readonly HostTable _hosts;
    private readonly HostWriter _hostWriter;
    private readonly RosterReader _roster = new();
    private readonly PlayerFinder _players;
    private readonly WireWriter _writer;
    private readonly byte[] _reply;
    private readonly int _messageBytes;

    internal MessageSender(HostTable hosts, HostWriter hostWriter, IClock clock, WireWriter writer, byte[] reply)
    {
        _hosts = hosts;
        _hostWriter = hostWriter;
        _players = new PlayerFinder(hosts, _roster, clock);
        _writer = writer;
        _reply = reply;
        _messageBytes = reply.Length < ListFrame.MaximumBytes ? reply.Length : ListFrame.MaximumBytes;
    }

    /// <summary>Tells of a host that is new or has changed.</summary>
    internal void Push(BrowserSession session, int row)
    {
        Begin(ListMessageType.PushServer);
        if (_hostWriter.TryWritePushed(row, session.Query.Fields, session.From)) Send(session);
    }

    /// <summary>Takes a host back. One that the client does not know means nothing to it.</summary>
    internal void Delete(BrowserSession session, int row)
    {
        Begin(ListMessageType.DeleteServer);
        WriteEndPoint(_hosts.EndPointOf(row));
        Send(session);
    }

    /// <summary>Asks the client whether it is still there.</summary>
    internal void KeepAlive(BrowserSession session)
    {
        Begin(ListMessageType.KeepAlive);
        Send(session);
    }

    /// <summary>Tells all keys of a host.</summary>
    internal void AnswerInfo(BrowserSession session, int row)
    {
        Begin(ListMessageType.PushServer);
        _hostWriter.WriteFull(row, session.From, _roster);
        Send(session);
    }

    /// <summary>
    /// Tells of a host that is not listed: its address and not one key, which a client takes for an update that failed. Clients that ask and
    /// wait have no time-out (public GameSpy SDK, 2011, sb_serverbrowsing): without an answer their game would hang.
    /// </summary>
    internal void AnswerUnlisted(BrowserSession session, long endPoint)
    {
        Begin(ListMessageType.PushServer);
        HostAddresses.Write(_writer, 0, EndPoints.Address(endPoint), EndPoints.Port(endPoint), 0, 0);
        Send(session);
    }

    /// <summary>Tells the map of a host: the box knows what is played now, not what comes next.</summary>
    internal void AnswerMapLoop(BrowserSession session, int row)
    {
        int at = _hosts.ValueOf(row, "mapname");
        Begin(ListMessageType.MapLoop);
        WriteEndPoint(_hosts.EndPointOf(row));
        _writer.WriteUInt32BigEndian(0);
        _writer.WriteByte(at < 0 ? 0 : 1);
        if (at >= 0) _writer.WriteBytes(_hosts.DataOf(row), at, KeyBlock.CountAt(_hosts.DataOf(row), at) + 1);
        Send(session);
    }

    /// <summary>Tells where players are. A request that is cut gets no answer.</summary>
    internal void AnswerPlayerSearch(BrowserSession session, WireReader reader)
    {
        if (!_players.TryLoad(reader, session.GameHash)) return;
        Begin(ListMessageType.PlayerSearch);
        _players.Write(_writer);
        Send(session);
    }

    private void WriteEndPoint(long endPoint)
    {
        _writer.WriteUInt32BigEndian(EndPoints.Address(endPoint));
        _writer.WriteUInt16BigEndian(EndPoints.Port(endPoint));
    }

    private void Begin(int type)
    {
        _writer.Load(_reply, 0, _messageBytes);
        ListFrame.BeginMessage(_writer, type);
    }

    // What does not fit a client's buffer cannot be told.
    private void Send(BrowserSession session)
    {
        if (_writer.Overflowed) return;
        ListFrame.EndMessage(_writer);
        session.Cipher.Encrypt(_reply, 0, _writer.Length);
        session.Outbox.Send(_reply, 0, _writer.Length);
    }
}
