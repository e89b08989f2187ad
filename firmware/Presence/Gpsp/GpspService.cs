using PocketSpy.Core;
using PocketSpy.Presence.Gpcm;
using PocketSpy.Presence.Profiles;
using PocketSpy.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Gpsp;

/// <summary>
/// The search of presence, the GameSpy search manager, TCP 29901: a request, an answer, and the client closes. Clients read
/// answers pair by pair: their order is strict.
/// </summary>
public sealed class GpspService : IStreamService
{
    /// <summary>The standard port.</summary>
    public const int Port = 29901;

    /// <summary>Silence after which a link is cut; the client itself gives up after 60 s.</summary>
    public const int IdleMilliseconds = 20_000;

    private const int MaximumOthers = 16;

    private readonly GpcmContext _context;
    private readonly Registrar _registrar;
    private readonly ProfileSearch _search;
    private readonly NickSuggestions _suggestions;
    private readonly int _limit;
    private readonly KvReader _request;
    private readonly GpspAnswer _out;
    private readonly KvWriter _answer;
    private readonly int[] _owners = new int[MaximumOthers];
    private GpspSession _turn;

    /// <param name="context">What presence and its search share.</param>
    /// <param name="registrar">Makes users and checks passwords.</param>
    /// <param name="sessions">Clients at once.</param>
    /// <param name="reply">A buffer to write answers in.</param>
    public GpspService(GpcmContext context, Registrar registrar, int sessions, byte[] reply)
    {
        _context = context;
        _request = context.Command;
        _registrar = registrar;
        _search = new ProfileSearch(context.Store.Profiles);
        _suggestions = new NickSuggestions(context.Store.Profiles);
        _limit = sessions;
        _out = new GpspAnswer(reply, context.Reply.Message);
        _answer = _out.Writer;
    }

    /// <summary>Profiles that a search reads from flash before others have their turn.</summary>
    public int ReadsAtOnce
    {
        set => _search.ReadsAtOnce = value;
    }

    /// <summary>Clients that are connected.</summary>
    public int Count { get; private set; }

    /// <inheritdoc />
    public IStreamSession Accept(long from, IStreamOutbox outbox)
    {
        if (Count == _limit)
        {
            _context.Tools.Events.Write(EventTexts.Full("another search"));
            return null;
        }
        GpspSession session = new(this, from, outbox);
        Count++;
        return session;
    }

    /// <inheritdoc />
    public void TurnAway(IStreamOutbox outbox) => WriteError(outbox, "The box has no room for another search.");

    /// <summary>For clients of whom nothing waits.</summary>
    internal readonly KvMessageInputPool Inputs = new(GpspSession.RequestBytes);

    internal void Remove(GpspSession session)
    {
        Count--;
        if (_turn == session) _turn = null;
    }

    /// <summary>Whether it is this client whose long request is dealt with.</summary>
    internal bool HasTurn(GpspSession session) => _turn == session;

    /// <summary>The client comes again: when its long request is answered it is another's turn.</summary>
    internal void EndTurn(GpspSession session)
    {
        if (_turn == session && session.NextRow < 0) _turn = null;
    }

    /// <summary>
    /// Answers one whole request, \final\ included. False when that is not done: the client comes again in the next pass with the same request. One long
    /// request, or one piece of it, is dealt with in a pass, whoever asks.
    /// </summary>
    internal bool Execute(GpspSession session, byte[] buffer, int offset, int count)
    {
        int command = _request.Load(buffer, offset, count) ? Find() : GpspCommands.Unknown;
        if (command == GpspCommands.Unknown)
        {
            _context.Tools.Events.Write(EventTexts.NotUnderstood(_context.Tools.Clients.NameOf(session.From), "a search"));
            Refuse(session, "The search cannot be read.");
            return true;
        }
        if (GpspCommands.IsLong(command))
        {
            if (_turn is not null && _turn != session) return false;
            _turn = session;
        }
        _out.Begin(session.Outbox);
        if (command == GpspCommands.Search || command == GpspCommands.SearchUnique)
        {
            session.NextRow = _search.Run(_request, _out, session.NextRow);
            if (session.NextRow >= 0)
            {
                _out.Pause();
                return false;
            }
        }
        else
        {
            Run(command, session.From);
        }
        _out.End();
        return true;
    }

    /// <summary>Sends an error, which ends the search, and closes.</summary>
    internal void Refuse(GpspSession session, string text)
    {
        WriteError(session.Outbox, text);
        session.Ended = true;
        session.Outbox.Close();
    }

    private void WriteError(IStreamOutbox outbox, string text)
    {
        _out.Begin(outbox);
        _answer.Pair("error", "");
        _answer.Pair("err", GpError.Search);
        _answer.Pair("fatal", "");
        _answer.Pair("errmsg", text);
        _out.End();
    }

    private void Run(int command, long from)
    {
        switch (command)
        {
            case GpspCommands.Valid: Valid(); break;
            case GpspCommands.Nicks: Nicks(from); break;
            case GpspCommands.Check: Check(from); break;
            case GpspCommands.NewUser: NewUser(from); break;
            case GpspCommands.UniqueSearch: _suggestions.Write(_request, _answer); break;
            case GpspCommands.ProductMatch: ProductMatch(); break;
            case GpspCommands.Others: Others(); break;
            default: OthersList(); break;
        }
    }

    private void Valid()
    {
        bool found = _request.TryGet("email", out int email, out int count) && _context.Store.Users.FindByEmail(_request.Buffer, email, count) > UserTable.None;
        _answer.Pair("vr", found ? 1 : 0);
    }

    private void Nicks(long from)
    {
        int user = _registrar.CheckUser(_request, from) == GpError.None ? _registrar.UserId : 0;
        if (!_request.TryGetInt32(ProfileFields.NamespaceId, out int space)) space = 0;
        ProfileTable profiles = _context.Store.Profiles;
        int count = 0;
        for (int row = FirstOf(user); row >= 0; row = profiles.NextOfUser(user, row)) count++;
        _answer.Pair("nr", count);
        for (int row = FirstOf(user); row >= 0; row = profiles.NextOfUser(user, row))
        {
            _out.MakeRoom();
            ProfileRecord record = profiles.Record;
            Copy(record, ProfileFields.Nick, ProfileFields.Nick);
            CopyUniqueNick(record, space);
        }
        _answer.Pair("ndone", "");
    }

    private int FirstOf(int user) => user == 0 ? ProfileTable.None : _context.Store.Profiles.NextOfUser(user, ProfileTable.None);

    private void Check(long from)
    {
        int error = _registrar.Check(_request, from);
        if (error == Registrar.HasToWait) error = GpError.Check;
        _answer.Pair("cur", error == GpError.None ? 0 : error);
        if (error == GpError.None) _answer.Pair("pid", _registrar.ProfileId);
    }

    private void NewUser(long from)
    {
        int error = _registrar.Register(_request, from);
        if (error == Registrar.HasToWait) error = GpError.NewUser;
        _answer.Pair("nur", error == GpError.None ? 0 : error);
        if (_registrar.ProfileId != 0) _answer.Pair("pid", _registrar.ProfileId);
    }

    private void ProductMatch()
    {
        if (!_request.TryGetInt32("productid", out int product)) product = 0;
        GpcmSession[] sessions = _context.Sessions;
        int found = 0;
        for (int i = 0; i < sessions.Length && found < MaximumOthers; i++)
        {
            GpcmSession player = sessions[i];
            if (player is null || player.Ended || !player.IsLoggedIn) continue;
            if (player.ProductId != product && !MessageHandler.WantsInvitation(player, product)) continue;
            int row = _context.Store.Profiles.FindById(player.ProfileId);
            if (row == ProfileTable.None || !_context.Store.Profiles.Read(row)) continue;
            found++;
            _out.MakeRoom();
            _answer.Pair("psr", player.ProfileId);
            _answer.BeginPair("status");
            if (player.Status.Text is not null) _answer.Append(player.Status.Text, 0, player.Status.Text.Length);
            Copy(_context.Store.Profiles.Record, ProfileFields.Nick, ProfileFields.Nick);
            _answer.Pair("statuscode", player.Status.Code);
        }
        _answer.Pair("psrdone", "");
    }

    private void Others()
    {
        if (!_request.TryGetInt32("profileid", out int profileId)) profileId = 0;
        if (!_request.TryGetInt32(ProfileFields.NamespaceId, out int space)) space = 0;
        int count = profileId == 0 ? 0 : _context.Store.Friends.FindOwners(profileId, FriendList.Buddy, _owners);
        _answer.Pair("others", "");
        for (int i = 0; i < count; i++)
        {
            int row = _context.Store.Profiles.FindById(_owners[i]);
            if (row == ProfileTable.None || !_context.Store.Profiles.Read(row)) continue;
            ProfileRecord record = _context.Store.Profiles.Record;
            _out.MakeRoom();
            _answer.Pair("o", _owners[i]);
            Copy(record, ProfileFields.Nick, ProfileFields.Nick);
            CopyUniqueNick(record, space);
            Copy(record, ProfileFields.FirstName, "first");
            Copy(record, ProfileFields.LastName, "last");
            if (record.ShowsEmail) Copy(record, ProfileFields.Email, ProfileFields.Email);
            else _answer.Pair(ProfileFields.Email, "");
        }
        _answer.Pair("odone", "");
    }

    // opids is "1|2|3"; an empty one, "0", and profiles that are not there are no error: a console with an empty roster asks so.
    private void OthersList()
    {
        if (!_request.TryGetInt32(ProfileFields.NamespaceId, out int space)) space = 0;
        _request.TryGet("opids", out int offset, out int count);
        _answer.Pair("otherslist", "");
        int end = offset + count;
        while (offset < end)
        {
            int bar = Ascii.IndexOf(_request.Buffer, offset, end - offset, '|');
            if (bar < 0) bar = end;
            if (Ascii.TryParseInt64(_request.Buffer, offset, bar - offset, out long id) && id > 0 && id <= int.MaxValue) WriteOther((int)id, space);
            offset = bar + 1;
        }
        _answer.Pair("oldone", "");
    }

    private void WriteOther(int profileId, int space)
    {
        int row = _context.Store.Profiles.FindById(profileId);
        if (row == ProfileTable.None || !_context.Store.Profiles.Read(row)) return;
        _out.MakeRoom();
        _answer.Pair("o", profileId);
        CopyUniqueNick(_context.Store.Profiles.Record, space);
    }

    private int Find() => _request.Count == 0 ? GpspCommands.Unknown : _request.IndexIn(GpspCommands.Names, 0);

    private void Copy(ProfileRecord record, string field, string key)
    {
        _answer.BeginPair(key);
        if (record.Fields.TryGet(field, out int offset, out int count)) _answer.Append(record.Buffer, offset, count);
    }

    private void CopyUniqueNick(ProfileRecord record, int space)
    {
        int pair = record.FindUniqueNick(space);
        if (pair == KvReader.None) pair = record.Fields.Find(ProfileFields.UniqueNick);
        _answer.BeginPair(ProfileFields.UniqueNick);
        if (pair != KvReader.None) _answer.Append(record.Buffer, record.Fields.ValueOffset(pair), record.Fields.ValueCount(pair));
    }
}
