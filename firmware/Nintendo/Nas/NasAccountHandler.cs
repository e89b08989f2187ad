using PocketSpy.Core;
using PocketSpy.Nintendo.Wire;
using PocketSpy.Storage;
using PocketSpy.Web.Http;
using PocketSpy.Wire.Http;
using PocketSpy.Wire.Nintendo;

namespace PocketSpy.Nintendo.Nas;

/// <summary>
/// NAS, POST /ac: the first server that a DS or Wii signs in to. acctcreate gives a new console its user id, login gives the
/// token and challenge for presence, svcloc tells where a further service is. Names of actions are taken in any case.
/// </summary>
public sealed class NasAccountHandler : IHttpHandler
{
    private const int UserIdDigits = 13;
    private const int DsUnit = 0;
    private const int WiiUnit = 1;
    private const string DownloadHost = "dls1.nintendowifi.net";

    private readonly AccountTable _accounts;
    private readonly NasToken _token;
    private readonly ServiceTools _tools;
    private readonly BadWords _badWords;
    private readonly NasForm _form;
    private readonly NasAnswer _answer;
    private readonly byte[] _tokenText = new byte[NasToken.TextCount];
    private readonly byte[] _drawn = new byte[4];
    private readonly byte[] _name = new byte[NasToken.MaximumNameBytes];

    /// <param name="accounts">The user ids that were given out.</param>
    /// <param name="token">Seals the tokens.</param>
    /// <param name="tools">What all services share.</param>
    /// <param name="badWords">The words that no name should have.</param>
    /// <param name="form">Reads requests.</param>
    /// <param name="answer">Writes answers.</param>
    public NasAccountHandler(AccountTable accounts, NasToken token, ServiceTools tools, BadWords badWords, NasForm form, NasAnswer answer)
    {
        _badWords = badWords;
        _form = form;
        _answer = answer;
        _accounts = accounts;
        _token = token;
        _tools = tools;
    }

    /// <inheritdoc />
    public void Handle(HttpRequest request, HttpResponse response, long from)
    {
        if (!request.MethodIs("POST"))
        {
            response.Fail(405, "consoles post here");
            return;
        }
        response.AddHeader("NODE: wifiappe1");
        _answer.Begin(response.Body);
        if (!_form.Load(request) || !_form.TryRead("action")) Refuse(from, NasResult.BadRequest, "no action");
        else Act(_form.IndexIn(NasActions.Names), request, from);
        _answer.AddNumber("datetime", NasClockText.Of(_tools.Clock.UtcNow), NasClockText.Digits);
        _answer.End();
    }

    private void Act(int action, HttpRequest request, long from)
    {
        switch (action)
        {
            case NasActions.Login:
                Login(request, from);
                break;
            case NasActions.CreateAccount:
                CreateAccount(from);
                break;
            case NasActions.LocateService:
                LocateService(from);
                break;
            default:
                Refuse(from, NasResult.BadRequest, "unknown action");
                break;
        }
    }

    private void CreateAccount(long from)
    {
        int unit = ReadUnit();
        _form.TryRead("macadr");
        StorageResult result = _accounts.Issue(unit, _form.Value, _form.Count, out long userId);
        if (result != StorageResult.Ok)
        {
            Refuse(from, NasResult.Busy, result == StorageResult.Full ? "no room for another console" : "its user id could not be saved");
            return;
        }
        NameClient(unit, from);
        _tools.Events.Write(EventTexts.ConsoleRegistered(_tools.Clients.NameOf(from)));
        _answer.Add("retry", "0");
        _answer.Add("returncd", NasResult.Created);
        _answer.AddNumber("userid", userId, UserIdDigits);
    }

    private void Login(HttpRequest request, long from)
    {
        int unit = ReadUnit();
        if (!ReadIdentity(from)) return;
        NameClient(unit, from);
        bool isBad = ReadName(unit);
        if (!isBad) _accounts.NoteSignIn();
        DrawToken();
        _tools.Events.Write(EventTexts.NasLogin(_tools.Clients.NameOf(from), GameName(request)));
        _answer.Add("retry", "0");
        _answer.Add("returncd", isBad ? NasResult.BadName : NasResult.Ok);
        _answer.Add("locator", "gamespy.com");
        _answer.Add("challenge", _token.Challenge, NasToken.ChallengeBytes);
        _answer.Add("token", _tokenText, NasToken.TextCount);
    }

    // A service token is one more token of the same console; tokens are not kept, so none can spoil the login's.
    private void LocateService(long from)
    {
        if (!ReadIdentity(from)) return;
        _token.UnitCode = ReadUnit();
        _token.SetName(_name, 0);
        DrawToken();
        bool download = _form.TryRead("svc") && (_form.Is("9000") || _form.Is("9001"));
        _answer.Add("retry", "0");
        _answer.Add("returncd", NasResult.Located);
        _answer.Add("statusdata", "Y");
        _answer.Add("svchost", download ? DownloadHost : "n/a");
        _answer.Add(_form.Is("9000") ? "token" : "servicetoken", _tokenText, NasToken.TextCount);
    }

    // Who the console says it is: user id, gsbrcd and game, into the token. False after refusing.
    private bool ReadIdentity(long from)
    {
        if (!_form.TryReadNumber("userid", out long userId) || userId <= 0 || userId > Base32.MaxValue)
        {
            Refuse(from, NasResult.BadRequest, "no user id");
            return false;
        }
        _token.UserId = userId;
        _form.TryRead("gamecd");
        _token.SetGameCode(_form.Value, _form.Count);
        if (!_form.TryRead("gsbrcd") || _form.Count == 0) InventGsbrcd();
        if (_form.Count < 4 || !IsPlain(_form.Value, _form.Count) || !_token.SetGsbrcd(_form.Value, _form.Count))
        {
            Refuse(from, NasResult.BadRequest, "no gsbrcd");
            return false;
        }
        return true;
    }

    // Some titles (Fortune Street) send none: the game code without its region stands in.
    private void InventGsbrcd()
    {
        if (!_form.TryRead("gamecd") || _form.Count < 3) return;
        _form.Value[3] = (byte)'J';
        _form.Truncate(4);
    }

    // Whether it is one that the player should not have; the name of a console is nobody's choice in this game and passes.
    private bool ReadName(int unit)
    {
        bool isChosen = _form.TryRead("ingamesn") && _form.Count > 0;
        bool found = isChosen || _form.TryRead("devname");
        int count = found ? Utf16.ToUtf8(_form.Value, 0, _form.Count, unit == WiiUnit, _name, 0, _name.Length) : 0;
        _token.UnitCode = unit;
        _token.SetName(_name, count);
        return isChosen && _badWords.AreIn(_name, 0, count);
    }

    private void DrawToken()
    {
        _tools.Random.Fill(_drawn, 0, _drawn.Length);
        _token.IssuedSeconds = (int)(_tools.Clock.Milliseconds / 1_000);
        _token.Write(_drawn, _tokenText, 0);
    }

    private int ReadUnit() => _form.TryRead("unitcd") && _form.Is("1") ? WiiUnit : DsUnit;

    private void NameClient(int unit, long from)
    {
        _form.TryRead(unit == WiiUnit ? "cfc" : "macadr");
        string name = unit == WiiUnit ? ConsoleNames.Wii(_form.Value, _form.Count) : ConsoleNames.Ds(_form.Value, _form.Count);
        _tools.Clients.Set(EndPoints.Address(from), name);
    }

    private string GameName(HttpRequest request)
    {
        if (_form.TryRead("gamecd") && _form.Count > 0) return PocketSpy.Wire.Ascii.ToText(_form.Value, 0, _form.Count);
        return PocketSpy.Wire.Ascii.ToText(request.Buffer, request.GameCodeOffset, request.GameCodeCount);
    }

    private void Refuse(long from, string code, string why)
    {
        _tools.Events.Write(EventTexts.NasRefused(_tools.Clients.NameOf(from), why));
        _answer.Add("retry", "0");
        _answer.Add("returncd", code);
    }

    // Letters and digits only: it becomes part of the unique nick and must not forge a message there.
    private static bool IsPlain(byte[] text, int count)
    {
        for (int i = 0; i < count; i++)
        {
            int c = text[i] | 0x20;
            if (!((text[i] >= '0' && text[i] <= '9') || (c >= 'a' && c <= 'z'))) return false;
        }
        return true;
    }
}
