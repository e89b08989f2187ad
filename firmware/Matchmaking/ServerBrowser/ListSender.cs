using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Wire;
using PocketSpy.Wire.Filters;

namespace PocketSpy.Matchmaking.ServerBrowser;

/// <summary>
/// Sends lists: head, fields, popular values, hosts, end. A long list goes out in pieces as the client takes them; what stands in later
/// pieces needs nothing that may have changed since the first.
/// </summary>
internal sealed class ListSender
{
    private const int PieceBytes = 1_024;

    private readonly HostTable _hosts;
    private readonly HostSelection _selection;
    private readonly HostWriter _hostWriter;
    private readonly PopularValues _popular;
    private readonly GroupRooms _groups;
    private readonly ServiceTools _tools;
    private readonly WireWriter _writer;
    private readonly ListRequest _request = new();
    private readonly byte[] _key = new byte[ListFrame.KeyBytes];
    private int _clear;

    internal ListSender(HostTable hosts, HostSelection selection, HostWriter hostWriter, PopularValues popular, GroupRooms groups, ServiceTools tools, WireWriter writer)
    {
        _hosts = hosts;
        _selection = selection;
        _hostWriter = hostWriter;
        _popular = popular;
        _groups = groups;
        _tools = tools;
        _writer = writer;
    }

    /// <summary>Understands filters.</summary>
    internal readonly FilterCompiler Filters = new();

    /// <summary>Reads a request and opens its answer; <see cref="Answer"/> writes it. The session's query says what is wanted.</summary>
    internal ListOutcome Begin(BrowserSession session, WireReader reader)
    {
        if (!_request.TryLoad(reader.Buffer, reader.Position, reader.Remaining)) return ListOutcome.Nonsense;
        if (!IsName(_request.GameCount) || !IsName(_request.AskerCount)) return ListOutcome.Nonsense;
        if (!TryOpen(session)) return ListOutcome.Refused;
        int game = _hosts.ClaimGame(_request.Buffer, _request.GameOffset, _request.GameCount, EndPoints.Address(session.From));
        if (game < 0)
        {
            _tools.Events.Write(EventTexts.Full("another game"));
            return Refuse(session, "This box has no room for another game.");
        }
        if (!Filters.TryCompile(_request.Buffer, _request.FilterOffset, _request.FilterCount, out FilterProgram filter))
        {
            _tools.Events.Write(EventTexts.FilterNotUnderstood(_tools.Clients.NameOf(session.From), Ascii.ToText(_request.Buffer, _request.FilterOffset, _request.FilterCount)));
            return Refuse(session, "The filter is not understood.");
        }
        FieldList fields = new(_request.Buffer, _request.FieldsOffset, _request.FieldsCount);
        session.GameHash = Hash.OfIgnoreCase(_request.Buffer, _request.GameOffset, _request.GameCount, 0);
        session.Query = new BrowserQuery(game, _request.Options, fields, filter, _request.Limit);
        return ListOutcome.Answered;
    }

    /// <summary>Sends on. True when the list is done.</summary>
    internal bool Continue(BrowserSession session)
    {
        BeginPiece();
        SendHosts(session, session.Query, false);
        return !session.Listing;
    }

    /// <summary>Ends a list before its time: what it lacks is told as changes are.</summary>
    internal void End(BrowserSession session)
    {
        session.Query.ListEnded = true;
        BeginPiece();
        ListFrame.WriteEnd(_writer);
        Flush(session);
    }

    private static bool IsName(int count) => count > 0 && count <= GameTable.NameBytes;

    // What stands in the clear, behind which all is enciphered with the asking game's key.
    private bool TryOpen(BrowserSession session)
    {
        int asker = _hosts.ClaimGame(_request.Buffer, _request.AskerOffset, _request.AskerCount, EndPoints.Address(session.From));
        byte[] keys = asker < 0 ? null : _hosts.Games.KeysOf(asker);
        if (keys is null)
        {
            _tools.Events.Write(asker < 0
                ? EventTexts.Full("another game")
                : EventTexts.GameUnknown(_tools.Clients.NameOf(session.From), Ascii.ToText(_request.Buffer, _request.AskerOffset, _request.AskerCount)));
            return false;
        }
        _tools.Random.Fill(_key, 0, _key.Length);
        int start = KeyList.OffsetOf(keys, keys.Length, KeyNumberOf(asker, EndPoints.Address(session.From)));
        session.Cipher.Load(keys, start, KeyList.CountAt(keys, start, keys.Length), _request.Buffer, _request.ChallengeOffset, _key, 0, _key.Length);
        session.Opened = true;
        BeginPiece();
        ListFrame.WriteCryptHead(_writer, _key);
        _clear = _writer.Length;
        return true;
    }

    // An edition with a key of its own is told by a host at the same address, such as its own staging room; without one the full game's key is taken.
    private int KeyNumberOf(int game, uint address)
    {
        for (int row = 0; row < _hosts.Capacity; row++)
        {
            if (_hosts.StateOf(row) == HostState.Listed && _hosts.GameOf(row) == game && EndPoints.Address(_hosts.EndPointOf(row)) == address) return _hosts.KeyNumberOf(row);
        }
        return 0;
    }

    private ListOutcome Refuse(BrowserSession session, string text)
    {
        ListFrame.WriteError(_writer, AddressOf(session), text);
        Flush(session);
        return ListOutcome.Refused;
    }

    /// <summary>
    /// Begins the answer to what <see cref="Begin"/> has read, in a call of its own: their frames need not be in the heap at one time. The session keeps its query
    /// when more is to come: the rest of the list, or changes.
    /// </summary>
    internal void Answer(BrowserSession session)
    {
        BrowserQuery query = session.Query;
        session.Query = null;
        query.NextRow = -1;
        ListFrame.WriteFixedHead(_writer, AddressOf(session));
        if (query.WithoutList)
        {
            if (query.Pushes) WritePushKeys(session, query);
            Flush(session);
        }
        else if (query.Groups)
        {
            query.Fields.Write(_writer);
            _writer.WriteByte(0);
            _groups.Write(_writer, _hosts, query.Game, query.Fields);
            ListFrame.WriteEnd(_writer);
            Flush(session);
        }
        else
        {
            _selection.Fill(query);
            Survey(query);
            query.Fields.Write(_writer);
            _popular.Write(_writer);
            query.NextRow = 0;
            SendHosts(session, query, true);
            _popular.Clear();
            _selection.Clear();
        }
        session.Query = query.Pushes || query.NextRow >= 0 ? query : null;
    }

    // All hosts are looked at before the first is sent: numbers travel as numbers only if they do so in every host. Pushes carry text alone.
    private void Survey(BrowserQuery query)
    {
        if (_selection.Count == 0) return;
        if (!query.Pushes)
        {
            query.Fields.SetTypes(ListKeyType.OneByte);
            for (int row = 0; row < _hosts.Capacity; row++)
            {
                if (_selection.Has(row)) _hostWriter.FitTypes(row, query.Fields);
            }
        }
        for (int row = 0; row < _hosts.Capacity && _selection.Count > 1; row++)
        {
            if (_selection.Has(row)) _hostWriter.CountValues(row, query.Fields);
        }
    }

    // In the first piece the selection says which hosts there are; later ones ask again, as hosts come and go.
    private void SendHosts(BrowserSession session, BrowserQuery query, bool selected)
    {
        for (int row = query.NextRow; row < _hosts.Capacity && query.Limit > 0; row++)
        {
            if (selected ? !_selection.Has(row) : !_selection.Matches(query, row)) continue;
            WriteHost(session, query, row);
            query.Limit--;
            if (_writer.Length < PieceBytes) continue;
            Flush(session);
            if (session.Outbox.Pending == 0) continue;
            query.NextRow = row + 1;
            return;
        }
        query.NextRow = -1;
        ListFrame.WriteEnd(_writer);
        Flush(session);
    }

    // A host that does not fit behind the others begins a piece of its own; one that does not fit there, or no client's buffer, is left out.
    private void WriteHost(BrowserSession session, BrowserQuery query, int row)
    {
        for (int tries = 0; tries < 2; tries++)
        {
            int before = _writer.Length;
            bool written = _hostWriter.TryWriteListed(row, query.Fields, session.From);
            if (!_writer.Overflowed && _writer.Length - before <= ListFrame.MaximumBytes) return;
            _writer.Rewind(before);
            if (!written || before == 0) return;
            Flush(session);
        }
    }

    private void WritePushKeys(BrowserSession session, BrowserQuery query)
    {
        Flush(session);
        ListFrame.BeginMessage(_writer, ListMessageType.PushKeys);
        query.Fields.Write(_writer);
        ListFrame.EndMessage(_writer);
    }

    private uint AddressOf(BrowserSession session) =>
        _request.AlternateSource != 0 ? _request.AlternateSource : EndPoints.Address(session.From);

    private void BeginPiece()
    {
        _clear = 0;
        _writer.Load(_tools.Reply, 0, _tools.Reply.Length);
    }

    private void Flush(BrowserSession session)
    {
        if (_writer.Length == 0) return;
        session.Cipher.Encrypt(_tools.Reply, _clear, _writer.Length - _clear);
        session.Outbox.Send(_tools.Reply, 0, _writer.Length);
        BeginPiece();
    }
}
