using PocketSpy.Services.Lobby;
using PocketSpy.Wire;
using PocketSpy.Wire.Filters;
using PocketSpy.Wire.ServerList;

namespace PocketSpy.Services.ServerBrowser;

/// <summary>
/// Sends lists: head, fields, popular values, hosts, end. A long list goes out in pieces as the client takes them; what stands in later
/// pieces needs nothing that may have changed since the first.
/// </summary>
internal sealed class ListSender
{
    private const int PieceBytes = 1_024;

    private readonly HostTable _hosts;
    private readonly HostRecord _record;
    private readonly HostWriter _hostWriter;
    private readonly PopularValues _popular;
    private readonly GroupRooms _groups;
    private readonly IRandom _random;
    private readonly IEventSink _events;
    private readonly ClientNames _clients;
    private readonly WireWriter _writer;
    private readonly byte[] _reply;
    private readonly ListRequest _request = new();
    private readonly byte[] _key = new byte[ListFrame.KeyBytes];
    private int _clear;

    internal ListSender(HostTable hosts, HostRecord record, HostWriter hostWriter, PopularValues popular, GroupRooms groups, IRandom random,
        IEventSink events, ClientNames clients, WireWriter writer, byte[] reply)
    {
        _hosts = hosts;
        _record = record;
        _hostWriter = hostWriter;
        _popular = popular;
        _groups = groups;
        _random = random;
        _events = events;
        _clients = clients;
        _writer = writer;
        _reply = reply;
    }

    /// <summary>Understands filters.</summary>
    internal FilterCompiler Filters { get; } = new();

    /// <summary>Reads a request and begins its answer. The session's query is set when more is to come: the rest of the list, or changes.</summary>
    internal ListOutcome Begin(BrowserSession session, WireReader reader)
    {
        if (!_request.TryLoad(reader.Buffer, reader.Position, reader.Remaining)) return ListOutcome.Nonsense;
        byte[] key = KeyOfAsker();
        if (key is null)
        {
            _events.Write(EventTexts.GameUnknown(_clients.NameOf(session.From), Ascii.ToText(_request.Buffer, _request.AskerOffset, _request.AskerCount)));
            return ListOutcome.Refused;
        }
        _random.Fill(_key, 0, _key.Length);
        session.Cipher.Load(key, 0, key.Length, _request.Buffer, _request.ChallengeOffset, _key, 0, _key.Length);
        session.Opened = true;
        _writer.Load(_reply, 0, _reply.Length);
        ListFrame.WriteCryptHead(_writer, _key);
        _clear = _writer.Length;

        int game = _hosts.Games.Claim(_request.Buffer, _request.GameOffset, _request.GameCount);
        if (game < 0)
        {
            _events.Write(EventTexts.Full("another game"));
            return Refuse(session, "This box has no room for another game.");
        }
        if (!Filters.TryCompile(_request.Buffer, _request.FilterOffset, _request.FilterCount, out FilterProgram filter))
        {
            _events.Write(EventTexts.FilterNotUnderstood(_clients.NameOf(session.From), Ascii.ToText(_request.Buffer, _request.FilterOffset, _request.FilterCount)));
            return Refuse(session, "The filter is not understood.");
        }
        FieldList fields = new(_request.Buffer, _request.FieldsOffset, _request.FieldsCount);
        Answer(session, new BrowserQuery(game, _request.Options, fields, filter, _request.Limit));
        return ListOutcome.Answered;
    }

    /// <summary>Sends on. True when the list is done.</summary>
    internal bool Continue(BrowserSession session)
    {
        _clear = 0;
        _popular.Clear();
        _writer.Load(_reply, 0, _reply.Length);
        SendHosts(session, session.Query);
        return !session.Listing;
    }

    /// <summary>Whether a client wants to hear of a host.</summary>
    internal bool Matches(BrowserQuery query, int row) =>
        _hosts.IsListed(row) && _hosts.GameOf(row) == query.Game && query.Filter.Matches(_record.At(row))
        && (!query.Fields.IsConsoles || HasAll(query.Fields, row));

    private ListOutcome Refuse(BrowserSession session, string text)
    {
        ListFrame.WriteError(_writer, AddressOf(session), text);
        Flush(session);
        return ListOutcome.Refused;
    }

    private void Answer(BrowserSession session, BrowserQuery query)
    {
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
            Survey(query);
            query.Fields.Write(_writer);
            _popular.Write(_writer);
            query.NextRow = 0;
            SendHosts(session, query);
            _popular.Clear();
        }
        session.AskedAt = 0;
        session.Query = query.Pushes || query.NextRow >= 0 ? query : null;
    }

    // All hosts are looked at before the first is sent: numbers travel as numbers only if they do so in every host.
    private void Survey(BrowserQuery query)
    {
        query.Fields.SetTypes(query.Pushes ? ListKeyType.Text : ListKeyType.OneByte);
        int hosts = 0;
        for (int pass = 0; pass < 2 && (pass == 0 || hosts > 1); pass++)
        {
            int left = query.Limit;
            for (int row = 0; row < _hosts.Capacity && left > 0; row++)
            {
                if (!Matches(query, row)) continue;
                hosts++;
                left--;
                _hostWriter.Survey(row, query.Fields, pass == 1);
            }
        }
        if (hosts == 0) query.Fields.SetTypes(ListKeyType.Text);
    }

    private void SendHosts(BrowserSession session, BrowserQuery query)
    {
        for (int row = query.NextRow; row < _hosts.Capacity && query.Limit > 0; row++)
        {
            if (!Matches(query, row)) continue;
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

    // A host that does not fit behind the others begins a piece of its own; one that does not even fit there is left out.
    private void WriteHost(BrowserSession session, BrowserQuery query, int row)
    {
        for (int tries = 0; tries < 2; tries++)
        {
            int before = _writer.Length;
            bool written = _hostWriter.TryWriteListed(row, query.Fields, session.From);
            if (!_writer.Overflowed) return;
            _writer.Rewind(before);
            if (!written || before == 0) return;
            Flush(session);
        }
    }

    private void WritePushKeys(BrowserSession session, BrowserQuery query)
    {
        query.Fields.SetTypes(ListKeyType.Text);
        Flush(session);
        ListFrame.BeginMessage(_writer, ListMessageType.PushKeys);
        query.Fields.Write(_writer);
        ListFrame.EndMessage(_writer);
    }

    private bool HasAll(FieldList fields, int row)
    {
        for (int i = 0; i < fields.Count; i++)
        {
            if (_hosts.ValueOf(row, fields.HashOf(i), fields.Names, fields.NameOffset(i), fields.NameCount(i)) < 0) return false;
        }
        return true;
    }

    private byte[] KeyOfAsker()
    {
        int asker = _hosts.Games.Claim(_request.Buffer, _request.AskerOffset, _request.AskerCount);
        return asker < 0 ? null : _hosts.Games.KeyOf(asker);
    }

    private uint AddressOf(BrowserSession session) =>
        _request.AlternateSource != 0 ? _request.AlternateSource : EndPoints.Address(session.From);

    private void Flush(BrowserSession session)
    {
        if (_writer.Length == 0) return;
        session.Cipher.Encrypt(_reply, _clear, _writer.Length - _clear);
        session.Outbox.Send(_reply, 0, _writer.Length);
        _clear = 0;
        _writer.Load(_reply, 0, _reply.Length);
    }
}
