using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Qr2;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Wire;
using PocketSpy.Wire.Filters;

namespace PocketSpy.Matchmaking.ServerBrowser;

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

    // Silence after which a link that wants to be told of changes is cut: its client only answers keep-alives.
    private const int PushIdleMilliseconds = 150_000;

    // Between two keep-alives to a client that wants to be told of changes.
    private const int KeepAliveMilliseconds = 60_000;

    private readonly HostTable _hosts;
    private readonly IHostMessenger _messenger;
    private readonly ServiceTools _tools;
    private readonly BrowserLinks _links;
    private readonly WireReader _reader = new();
    private readonly ListSender _lists;
    private readonly MessageSender _messages;
    private readonly ChangeSender _changes;
    private StreamInput _spareInput;

    /// <param name="hosts">Where hosts are kept; it tells this service what changes.</param>
    /// <param name="messenger">Passes messages on to hosts.</param>
    /// <param name="groups">The group rooms.</param>
    /// <param name="tools">What all services share.</param>
    /// <param name="size">Clients at once and popular values.</param>
    public ServerBrowserService(HostTable hosts, IHostMessenger messenger, GroupRooms groups, ServiceTools tools, BoxSize size)
    {
        _hosts = hosts;
        _messenger = messenger;
        _tools = tools;
        _links = new BrowserLinks(MatchmakingSize.For(size).ListSessions);
        WireWriter writer = new();
        PopularValues popular = new(MatchmakingSize.For(size).PopularValues);
        HostSelection selection = new(hosts);
        HostWriter hostWriter = new(hosts, selection, popular, writer);
        _lists = new ListSender(hosts, selection, hostWriter, popular, groups, tools, writer);
        _messages = new MessageSender(hosts, hostWriter, tools.Clock, writer, tools.Reply);
        _changes = new ChangeSender(hosts, selection, _lists, _messages);
        hosts.Watcher = this;
    }

    /// <summary>Understands filters; the older list borrows it.</summary>
    public FilterCompiler Filters => _lists.Filters;

    /// <summary>Clients that are connected.</summary>
    public int Count => _links.Count;

    /// <inheritdoc />
    public IStreamSession Accept(long from, IStreamOutbox outbox)
    {
        bool hasMemory = MemoryReserve.IsFree(_tools, MemoryReserve.Console);
        if (!hasMemory || !_links.HasPlaceFor(EndPoints.Address(from), out BrowserSession loser))
        {
            _tools.Events.Write(hasMemory ? EventTexts.Full("another server browser") : EventTexts.NoMemory("another server browser"));
            return null;
        }
        BrowserSession session = new(this, from, outbox) { AskedAt = _tools.Clock.Milliseconds };
        if (loser is not null)
        {
            End(loser);
            Remove(loser);
        }
        _links.Add(session);
        return session;
    }

    /// <inheritdoc />
    public void TurnAway(IStreamOutbox outbox)
    {
        // What a client reads of an error comes behind the key of its request: without one it can only be cut off.
    }

    /// <inheritdoc />
    public void Tick(long now)
    {
        for (int i = Count - 1; i >= 0; i--)
        {
            BrowserSession session = _links[i];
            if (session.Ended || session.Query is null) continue;
            if (!session.Listing && now - session.AskedAt >= KeepAliveMilliseconds)
            {
                session.AskedAt = now;
                _messages.KeepAlive(session);
            }
            if (session.Query.NextRow >= 0 && session.Outbox.Pending == 0) SendOn(session);
        }
    }

    /// <inheritdoc />
    public void HostChanged(int row)
    {
        for (int i = 0; i < Count; i++) _changes.Changed(_links[i], row);
    }

    /// <inheritdoc />
    public void HostGone(int row)
    {
        for (int i = 0; i < Count; i++) _changes.Gone(_links[i], row);
    }

    /// <inheritdoc />
    public void HostGivesWay(int row) =>
        _tools.Events.Write(EventTexts.HostGaveWay(_tools.Clients.NameOf(_hosts.EndPointOf(row)), _hosts.Games.TextOf(_hosts.GameOf(row))));

    /// <inheritdoc />
    public void GameGivesWay(int game)
    {
        for (int i = 0; i < Count; i++)
        {
            BrowserSession session = _links[i];
            if (session.Query is null || session.Query.Game != game) continue;
            Forget(session);
            End(session);
        }
    }

    /// <summary>What gathers a client's messages: one for all, until a client leaves half a message in it.</summary>
    internal StreamInput TakeInput()
    {
        StreamInput input = _spareInput ?? new StreamInput(BrowserSession.MessageBytes);
        _spareInput = null;
        return input;
    }

    /// <summary>It is empty again.</summary>
    internal void ReturnInput(StreamInput input)
    {
        input.Release();
        _spareInput = input;
    }

    internal void Remove(BrowserSession session)
    {
        _links.Remove(session);
        Forget(session);
    }

    /// <summary>A client that cannot be served.</summary>
    internal void GiveUp(BrowserSession session, string why)
    {
        _tools.Events.Write(EventTexts.NotUnderstood(_tools.Clients.NameOf(session.From), why));
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
                int row = ReadHost(out long _);
                if (row >= 0) _messages.AnswerMapLoop(session, row);
                break;
            case ListMessageType.PlayerSearchRequest:
                _messages.AnswerPlayerSearch(session, _reader);
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
        _lists.Answer(session);
        if (session.Query is not null) _hosts.Games.Hold(session.Query.Game);
        session.AskedAt = _tools.Clock.Milliseconds;
        session.Outbox.IsProven = true;
        session.Outbox.IdleLimit = session.Query is not null && session.Query.Pushes ? PushIdleMilliseconds : IdleMilliseconds;
    }

    // Behind a list comes what the client asked in the meantime.
    private void SendOn(BrowserSession session)
    {
        if (session.CatchingUp)
        {
            _changes.CatchUp(session);
        }
        else if (_lists.Continue(session))
        {
            if (session.Query.Pushes) _changes.Finish(session);
            else Forget(session);
        }
        session.Continue();
    }

    private void Forget(BrowserSession session)
    {
        if (session.Query is not null) _hosts.Games.Release(session.Query.Game);
        session.Query = null;
    }

    // The host that the next 6 bytes name: address and port, high bytes first; -1 when none is listed there. The end point is 0 when they are cut.
    private int ReadHost(out long endPoint)
    {
        endPoint = 0;
        if (!_reader.TryReadUInt32BigEndian(out uint address) || !_reader.TryReadUInt16BigEndian(out int port)) return -1;
        endPoint = EndPoints.Of(address, port);
        int row = _hosts.Find(endPoint);
        return row >= 0 && _hosts.IsListed(row) ? row : -1;
    }

    private void AnswerInfo(BrowserSession session)
    {
        int row = ReadHost(out long endPoint);
        if (row >= 0) _messages.AnswerInfo(session, row);
        else if (endPoint != 0) _messages.AnswerUnlisted(session, endPoint);
    }

    private void PassOn(BrowserSession session)
    {
        int row = ReadHost(out long _);
        if (row < 0 || _reader.Remaining == 0) return;
        int offset = _reader.Position;
        int count = _reader.Remaining;
        string problem = MatchCommandCheck.ProblemOf(_tools, EndPoints.Address(session.From), _reader.Buffer, offset, count);
        if (problem is not null)
        {
            _tools.Events.Write(EventTexts.NotUnderstood(_tools.Clients.NameOf(session.From), problem));
            return;
        }
        _messenger.TrySend(row, _reader.Buffer, offset, count);
    }
}
