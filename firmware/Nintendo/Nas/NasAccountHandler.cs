using PocketSpy.Core;
using PocketSpy.Nintendo.Wire;
using PocketSpy.Storage;
using PocketSpy.Wire.Http;
using PocketSpy.Wire.Nintendo;

namespace PocketSpy.Nintendo.Nas;

/// <summary>
/// NAS, POST /ac: the first server that a DS or Wii signs in to. acctcreate gives a new console its user id, login gives the
/// token and challenge for presence, svcloc tells where a further service is. Names of actions are taken in any case.
/// </summary>
public sealed class NasAccountHandler : NasHandler
{
    private const int UserIdDigits = 13;
    private const int DsUnit = 0;
    private const int WiiUnit = 1;
    private const string DownloadHost = "dls1.nintendowifi.net";

    private readonly AccountTable _accounts;
    private readonly NasToken _token;
    private readonly BadWords _badWords;
    private readonly byte[] _tokenText = new byte[NasToken.TextCount];
    private readonly byte[] _drawn = new byte[4];
    private readonly byte[] _name = new byte[NasToken.MaximumNameBytes];
    private readonly ConsoleGuesses _guesses = new();

    /// <param name="accounts">The user ids that were given out.</param>
    /// <param name="token">Seals the tokens.</param>
    /// <param name="tools">What all services share.</param>
    /// <param name="badWords">The words that no name should have.</param>
    /// <param name="form">Reads requests.</param>
    /// <param name="answer">Writes answers.</param>
    public NasAccountHandler(AccountTable accounts, NasToken token, ServiceTools tools, BadWords badWords, NasForm form, NasAnswer answer)
        : base(tools, form, answer)
    {
        _badWords = badWords;
        _accounts = accounts;
        _token = token;
    }

    /// <inheritdoc />
    protected override void Act(HttpRequest request, bool isForm, long from)
    {
        if (!isForm || !Form.TryRead("action")) Refuse(from, NasResult.BadRequest, "no action");
        else Act(Form.IndexIn(NasActions.Names), request, from);
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
        long now = Tools.Clock.Milliseconds;
        if (!Tools.Rations.IsOpen(AddressRations.NewAccount, from, now))
        {
            if (Tools.Rations.IsNews(AddressRations.NewAccount, from)) Tools.Events.Write(EventTexts.Rationed(Tools.Clients.NameOf(from), "new consoles"));
            Answer.Add("retry", "0");
            Answer.Add("returncd", NasResult.Busy);
            return;
        }
        ReadConsole(unit);
        StorageResult result = _accounts.Issue(unit, _token.Console, out long userId);
        if (result != StorageResult.Ok)
        {
            Refuse(from, NasResult.Busy, result == StorageResult.Full ? "no room for another console" : "its user id could not be saved");
            return;
        }
        Tools.Rations.Use(AddressRations.NewAccount, from, now);
        NameClient(unit, from);
        Tools.Events.Write(EventTexts.ConsoleRegistered(Tools.Clients.NameOf(from)));
        Answer.Add("retry", "0");
        Answer.Add("returncd", NasResult.Created);
        Answer.AddNumber("userid", userId, UserIdDigits);
    }

    private void Login(HttpRequest request, long from)
    {
        int unit = ReadUnit();
        if (!ReadIdentity(unit, from)) return;
        NameClient(unit, from);
        bool isBad = ReadName(unit);
        if (!isBad) _accounts.NoteSignIn();
        DrawToken();
        Tools.Events.Write(EventTexts.NasLogin(Tools.Clients.NameOf(from), GameName(request)));
        Answer.Add("retry", "0");
        Answer.Add("returncd", isBad ? NasResult.BadName : NasResult.Ok);
        Answer.Add("locator", "gamespy.com");
        Answer.Add("challenge", _token.Challenge, NasToken.ChallengeBytes);
        Answer.Add("token", _tokenText, NasToken.TextCount);
    }

    // A service token is one more token of the same console; tokens are not kept, so none can spoil the login's.
    private void LocateService(long from)
    {
        int unit = ReadUnit();
        if (!ReadIdentity(unit, from)) return;
        _token.UnitCode = unit;
        _token.SetName(_name, 0);
        DrawToken();
        bool download = Form.TryRead("svc") && (Form.Is("9000") || Form.Is("9001"));
        Answer.Add("retry", "0");
        Answer.Add("returncd", NasResult.Located);
        Answer.Add("statusdata", "Y");
        Answer.Add("svchost", download ? DownloadHost : "n/a");
        Answer.Add(Form.Is("9000") ? "token" : "servicetoken", _tokenText, NasToken.TextCount);
    }

    // Who the console says it is: user id, gsbrcd, game and its own signs, into the token. False after refusing.
    private bool ReadIdentity(int unit, long from)
    {
        if (!Form.TryReadNumber("userid", out long userId) || userId <= 0 || userId > Base32.MaxValue)
        {
            Refuse(from, NasResult.BadRequest, "no user id");
            return false;
        }
        _token.UserId = userId;
        Form.TryRead("gamecd");
        _token.SetGameCode(Form.Value, Form.Count);
        if (!Form.TryRead("gsbrcd") || Form.Count == 0) InventGsbrcd();
        if (Form.Count < 4 || !IsPlain(Form.Value, Form.Count) || !_token.SetGsbrcd(Form.Value, Form.Count))
        {
            Refuse(from, NasResult.BadRequest, "no gsbrcd");
            return false;
        }
        ReadConsole(unit);
        return IsAdmitted(from);
    }

    private void ReadConsole(int unit)
    {
        _token.Console.Clear();
        ReadSign("macadr", ConsoleIdentity.Mac);
        ReadSign(unit == WiiUnit ? "csnum" : "passwd", ConsoleIdentity.Secret);
        if (unit == WiiUnit) ReadSign("cfc", ConsoleIdentity.FriendCode);
    }

    private void ReadSign(string field, int sign)
    {
        if (Form.TryRead(field)) _token.Console.Set(sign, Form.Value, Form.Count);
    }

    // Whether the user id is this console's, by what is known of it. False after refusing.
    private bool IsAdmitted(long from)
    {
        long now = Tools.Clock.Milliseconds;
        ConsoleMatch match = _accounts.Match(_token.UserId, _token.Console);
        switch (match)
        {
            case ConsoleMatch.Unknown:
            case ConsoleMatch.Sure:
                return true;
            case ConsoleMatch.Banned:
                Refuse(from, NasResult.Banned, "the owner has turned it away");
                return false;
            case ConsoleMatch.Unreadable:
                Refuse(from, NasResult.Busy, "its user id could not be read");
                return false;
        }
        if (!Tools.Rations.IsOpen(AddressRations.Guess, from, now))
        {
            if (Tools.Rations.IsNews(AddressRations.Guess, from)) Tools.Events.Write(EventTexts.Rationed(Tools.Clients.NameOf(from), "wrong sign-ins"));
            Answer.Add("retry", "0");
            Answer.Add("returncd", NasResult.NotRegistered);
            return false;
        }
        if (match == ConsoleMatch.Secret && !_guesses.IsGuessed(_token.UserId, now)) return true;
        _guesses.Note(_token.UserId, now);
        Tools.Rations.Use(AddressRations.Guess, from, now);
        Refuse(from, NasResult.NotRegistered, "its user id belongs to another console (the owner can release it)");
        return false;
    }

    // Some titles (Fortune Street) send none: the game code without its region stands in.
    private void InventGsbrcd()
    {
        if (!Form.TryRead("gamecd") || Form.Count < 3) return;
        Form.Value[3] = (byte)'J';
        Form.Truncate(4);
    }

    // Whether it is one that the player should not have; the name of a console is nobody's choice in this game and passes.
    private bool ReadName(int unit)
    {
        bool isChosen = Form.TryRead("ingamesn") && Form.Count > 0;
        bool found = isChosen || Form.TryRead("devname");
        int count = found ? Utf16.ToUtf8(Form.Value, 0, Form.Count, unit == WiiUnit, _name, 0, _name.Length) : 0;
        _token.UnitCode = unit;
        _token.SetName(_name, count);
        return isChosen && _badWords.AreIn(_name, 0, count);
    }

    private void DrawToken()
    {
        Tools.Random.Fill(_drawn, 0, _drawn.Length);
        _token.IssuedSeconds = (int)(Tools.Clock.Milliseconds / 1_000);
        _token.Write(_drawn, _tokenText, 0);
    }

    private int ReadUnit() => Form.TryRead("unitcd") && Form.Is("1") ? WiiUnit : DsUnit;

    private void NameClient(int unit, long from)
    {
        Form.TryRead(unit == WiiUnit ? "cfc" : "macadr");
        string name = unit == WiiUnit ? ConsoleNames.Wii(Form.Value, Form.Count) : ConsoleNames.Ds(Form.Value, Form.Count);
        Tools.Clients.Set(EndPoints.Address(from), name);
    }

    private string GameName(HttpRequest request)
    {
        if (Form.TryRead("gamecd") && Form.Count > 0) return PocketSpy.Wire.Ascii.ToText(Form.Value, 0, Form.Count);
        return PocketSpy.Wire.Ascii.ToText(request.Buffer, request.GameCodeOffset, request.GameCodeCount);
    }

    private void Refuse(long from, string code, string why)
    {
        Tools.Events.Write(EventTexts.NasRefused(Tools.Clients.NameOf(from), why));
        Answer.Add("retry", "0");
        Answer.Add("returncd", code);
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
