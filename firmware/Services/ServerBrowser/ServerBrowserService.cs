using PocketSpy.Services.Lobby;
using PocketSpy.Services.Qr2;
using PocketSpy.Wire;
using PocketSpy.Wire.Filters;
using PocketSpy.Wire.Nintendo;
using PocketSpy.Wire.Qr2;
using PocketSpy.Wire.ServerList;

namespace PocketSpy.Services.ServerBrowser;

/// <summary>
/// The server browser, version 2, TCP 28910: lists of hosts, all keys of one, messages to it, changes as they happen. What goes to a client is
/// enciphered from the list's head on with one running cipher; what comes from it is not.
/// </summary>
public sealed class ServerBrowserService : IStreamService, ITimed, IHostWatcher
{
    /// <summary>The standard port.</summary>
    public const int Port = 28910;

    /// <summary>Silence after which a link is cut: a player looks at a list for a while, then asks for a host's keys or joins.</summary>
    public const int IdleMilliseconds = 120_000;

    private const int PushIdleMilliseconds = 150_000;
    private const int KeepAliveMilliseconds = 60_000;

    private readonly HostTable _hosts;
    private readonly IHostMessenger _messenger;
    private readonly IEventSink _events;
    private readonly ClientNames _clients;
    private readonly BrowserSession[] _sessions;
    private readonly WireReader _reader = new();
    private readonly WireWriter _writer = new();
    private readonly RosterReader _roster = new();
    private readonly HostRecord _record;
    private readonly HostWriter _hostWriter;
    private readonly ListSender _lists;
    private readonly PlayerFinder _players;
    private readonly int _messageBytes;
    private readonly byte[] _reply;

    /// <param name="hosts">Where hosts are kept; it tells this service what changes.</param>
    /// <param name="messenger">Passes messages on to hosts.</param>
    /// <param name="groups">The group rooms.</param>
    /// <param name="clock">For dates.</param>
    /// <param name="random">For the cipher.</param>
    /// <param name="events">The event log.</param>
    /// <param name="clients">Who is who.</param>
    /// <param name="capacities">Clients at once and popular values.</param>
    /// <param name="reply">The buffer that answers are written in.</param>
    public ServerBrowserService(HostTable hosts, IHostMessenger messenger, GroupRooms groups, IClock clock, IRandom random, IEventSink events,
        ClientNames clients, Capacities capacities, byte[] reply)
    {
        _hosts = hosts;
        _messenger = messenger;
        _events = events;
        _clients = clients;
        _sessions = new BrowserSession[capacities.ListSessions];
        _reply = reply;
        _messageBytes = reply.Length < ListFrame.MaximumBytes ? reply.Length : ListFrame.MaximumBytes;
        PopularValues popular = new(capacities.PopularValues);
        _record = new HostRecord(hosts);
        _hostWriter = new HostWriter(hosts, _record, popular, _writer);
        _lists = new ListSender(hosts, _record, _hostWriter, popular, groups, random, events, clients, _writer, reply);
        _players = new PlayerFinder(hosts, _roster, clock);
        hosts.Watcher = this;
    }

    /// <summary>Understands filters; the older list borrows it.</summary>
    public FilterCompiler Filters => _lists.Filters;

    /// <summary>Clients that are connected.</summary>
    public int Count { get; private set; }

    /// <inheritdoc />
    public IStreamSession Accept(long from, IStreamOutbox outbox)
    {
        if (Count == _sessions.Length)
        {
            _events.Write(EventTexts.Full("another server browser"));
            return null;
        }
        BrowserSession session = new(this, from, outbox);
        _sessions[Count++] = session;
        return session;
    }

    /// <inheritdoc />
    public void Tick(long now)
    {
        for (int i = Count - 1; i >= 0; i--)
        {
            BrowserSession session = _sessions[i];
            if (session.Ended) continue;
            if (session.Listing)
            {
                if (session.Outbox.Pending == 0 && _lists.Continue(session)) FinishList(session);
            }
            else if (session.Query is not null && now - session.AskedAt >= KeepAliveMilliseconds)
            {
                AskWhetherThere(session, now);
            }
        }
    }

    /// <inheritdoc />
    public void HostChanged(int row)
    {
        for (int i = 0; i < Count; i++)
        {
            BrowserSession session = _sessions[i];
            if (!Follows(session, row)) continue;
            if (session.Listing) session.Query.Missed = true;
            else if (_lists.Matches(session.Query, row)) Push(session, row);
            else Delete(session, row);
        }
    }

    /// <inheritdoc />
    public void HostGone(int row)
    {
        for (int i = 0; i < Count; i++)
        {
            if (Follows(_sessions[i], row) && !_sessions[i].Listing) Delete(_sessions[i], row);
        }
    }

    internal void Remove(BrowserSession session)
    {
        for (int i = 0; i < Count; i++)
        {
            if (_sessions[i] != session) continue;
            _sessions[i] = _sessions[--Count];
            _sessions[Count] = null;
            break;
        }
        Forget(session);
    }

    /// <summary>A client that cannot be served.</summary>
    internal void GiveUp(BrowserSession session, string why)
    {
        _events.Write(EventTexts.NotUnderstood(_clients.NameOf(session.From), why));
        End(session);
    }

    /// <summary>Answers one whole message.</summary>
    internal void Execute(BrowserSession session, byte[] buffer, int offset, int count)
    {
        _reader.Load(buffer, offset + ListFrame.HeadBytes, count - ListFrame.HeadBytes);
        int type = buffer[offset + ListFrame.HeadBytes - 1];
        if (type == ListMessageType.ListRequest)
        {
            AnswerList(session);
            return;
        }
        if (!session.Opened)
        {
            GiveUp(session, EventTexts.BrowserNoise);
            return;
        }
        switch (type)
        {
            case ListMessageType.InfoRequest:
                AnswerInfo(session);
                break;
            case ListMessageType.SendMessage:
                PassOn(session);
                break;
            case ListMessageType.KeepAliveReply:
                break;
            case ListMessageType.MapLoopRequest:
                AnswerMapLoop(session);
                break;
            case ListMessageType.PlayerSearchRequest:
                AnswerPlayerSearch(session);
                break;
            default:
                GiveUp(session, EventTexts.BrowserNoise);
                break;
        }
    }

    private static void End(BrowserSession session)
    {
        session.Ended = true;
        session.Outbox.Close();
    }

    private void AnswerList(BrowserSession session)
    {
        Forget(session);
        ListOutcome outcome = _lists.Begin(session, _reader);
        if (outcome == ListOutcome.Nonsense)
        {
            GiveUp(session, EventTexts.BrowserNoise);
            return;
        }
        if (outcome == ListOutcome.Refused)
        {
            End(session);
            return;
        }
        if (session.Query is not null) _hosts.Games.Hold(session.Query.Game);
        session.Outbox.IdleLimit = session.Query is not null && session.Query.Pushes ? PushIdleMilliseconds : IdleMilliseconds;
    }

    // What changed in the meantime is told now, then what the client asked in the meantime is answered.
    private void FinishList(BrowserSession session)
    {
        if (!session.Query.Pushes) Forget(session);
        else if (session.Query.Missed) PushAll(session);
        session.Continue();
    }

    private void PushAll(BrowserSession session)
    {
        session.Query.Missed = false;
        for (int row = 0; row < _hosts.Capacity; row++)
        {
            if (_lists.Matches(session.Query, row)) Push(session, row);
        }
    }

    private void Forget(BrowserSession session)
    {
        if (session.Query is not null) _hosts.Games.Release(session.Query.Game);
        session.Query = null;
    }

    // The host that the next 6 bytes name: address and port, high bytes first; -1 when there is none.
    private int ReadHost()
    {
        if (!_reader.TryReadUInt32BigEndian(out uint address) || !_reader.TryReadUInt16BigEndian(out int port)) return -1;
        int row = _hosts.Find(EndPoints.Of(address, port));
        return row >= 0 && _hosts.IsListed(row) ? row : -1;
    }

    // A host that is unknown gets no answer: the client's own time-out deals with it.
    private void AnswerInfo(BrowserSession session)
    {
        int row = ReadHost();
        if (row < 0) return;
        BeginMessage(ListMessageType.PushServer);
        _hostWriter.WriteFull(row, session.From, _roster);
        SendMessage(session);
    }

    private void PassOn(BrowserSession session)
    {
        int row = ReadHost();
        if (row < 0 || _reader.Remaining == 0) return;
        int offset = _reader.Position;
        int count = _reader.Remaining;
        if (MatchCommand.HasMagic(_reader.Buffer, offset, count) && !MatchCommand.IsWhole(_reader.Buffer, offset, count))
        {
            _events.Write(EventTexts.NotUnderstood(_clients.NameOf(session.From), "a match command that is cut"));
            return;
        }
        _messenger.TrySend(row, _reader.Buffer, offset, count);
    }

    // The box knows what is played now, not what comes next.
    private void AnswerMapLoop(BrowserSession session)
    {
        int row = ReadHost();
        if (row < 0) return;
        long host = _hosts.EndPointOf(row);
        int at = _hosts.ValueOf(row, "mapname");
        BeginMessage(ListMessageType.MapLoop);
        WriteEndPoint(host);
        _writer.WriteUInt32BigEndian(0);
        _writer.WriteByte(at < 0 ? 0 : 1);
        if (at >= 0) _writer.WriteBytes(_hosts.DataOf(row), at, KeyBlock.CountAt(_hosts.DataOf(row), at) + 1);
        SendMessage(session);
    }

    private void AnswerPlayerSearch(BrowserSession session)
    {
        if (!_players.TryLoad(_reader)) return;
        BeginMessage(ListMessageType.PlayerSearch);
        _players.Write(_writer);
        SendMessage(session);
    }

    private bool Follows(BrowserSession session, int row)
    {
        BrowserQuery query = session.Query;
        return query is not null && query.Pushes && !query.Groups && !session.Ended && query.Game == _hosts.GameOf(row);
    }

    private void Push(BrowserSession session, int row)
    {
        BeginMessage(ListMessageType.PushServer);
        if (_hostWriter.TryWritePushed(row, session.Query.Fields, session.From)) SendMessage(session);
    }

    private void Delete(BrowserSession session, int row)
    {
        BeginMessage(ListMessageType.DeleteServer);
        WriteEndPoint(_hosts.EndPointOf(row));
        SendMessage(session);
    }

    private void AskWhetherThere(BrowserSession session, long now)
    {
        bool first = session.AskedAt == 0;
        session.AskedAt = now;
        if (first) return;
        BeginMessage(ListMessageType.KeepAlive);
        SendMessage(session);
    }

    private void WriteEndPoint(long endPoint)
    {
        _writer.WriteUInt32BigEndian(EndPoints.Address(endPoint));
        _writer.WriteUInt16BigEndian(EndPoints.Port(endPoint));
    }

    private void BeginMessage(int type)
    {
        _writer.Load(_reply, 0, _messageBytes);
        ListFrame.BeginMessage(_writer, type);
    }

    private void SendMessage(BrowserSession session)
    {
        if (_writer.Overflowed) return;
        ListFrame.EndMessage(_writer);
        session.Cipher.Encrypt(_reply, 0, _writer.Length);
        session.Outbox.Send(_reply, 0, _writer.Length);
    }
}
