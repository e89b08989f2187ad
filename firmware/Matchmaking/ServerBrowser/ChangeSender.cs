using PocketSpy.Matchmaking.Hosts;

namespace PocketSpy.Matchmaking.ServerBrowser;

/// <summary>Tells those who watch a game what becomes of its hosts. Nothing may come between the pieces of a list: what changes behind them is told when it has its end.</summary>
internal sealed class ChangeSender
{
    private readonly HostTable _hosts;
    private readonly HostSelection _selection;
    private readonly ListSender _lists;
    private readonly MessageSender _messages;

    internal ChangeSender(HostTable hosts, HostSelection selection, ListSender lists, MessageSender messages)
    {
        _hosts = hosts;
        _selection = selection;
        _lists = lists;
        _messages = messages;
    }

    /// <summary>A host is new or has changed.</summary>
    internal void Changed(BrowserSession session, int row)
    {
        if (!Follows(session, row)) return;
        if (!session.Listing) Tell(session, row);
        else if (row < session.Query.NextRow) session.Query.Missed = true;
    }

    /// <summary>A host goes; its row can still be read.</summary>
    internal void Gone(BrowserSession session, int row)
    {
        if (!Follows(session, row)) return;
        if (session.Listing)
        {
            if (row >= session.Query.NextRow) return;

            // Where it was is known now only: the list ends here, and the rest is told as changes are.
            _lists.End(session);
            if (session.Query.Missed) session.Query.NextRow = 0;
        }
        _messages.Delete(session, row);
    }

    /// <summary>A list has its end: tells what changed behind it.</summary>
    internal void Finish(BrowserSession session)
    {
        BrowserQuery query = session.Query;
        query.ListEnded = true;
        if (!query.Missed) return;
        query.NextRow = 0;
        CatchUp(session);
    }

    /// <summary>Tells of hosts from the query's next row on, as fast as the client takes them.</summary>
    internal void CatchUp(BrowserSession session)
    {
        BrowserQuery query = session.Query;
        for (int row = query.NextRow; row < _hosts.Capacity; row++)
        {
            if (!_hosts.IsListed(row) || _hosts.GameOf(row) != query.Game) continue;
            Tell(session, row);
            if (session.Outbox.Pending == 0) continue;
            query.NextRow = row + 1;
            return;
        }
        query.NextRow = -1;
    }

    private void Tell(BrowserSession session, int row)
    {
        if (_selection.Matches(session.Query, row)) _messages.Push(session, row);
        else _messages.Delete(session, row);
    }

    private bool Follows(BrowserSession session, int row)
    {
        BrowserQuery query = session.Query;
        return query is not null && query.Pushes && !query.Groups && !session.Ended && query.Game == _hosts.GameOf(row);
    }
}
