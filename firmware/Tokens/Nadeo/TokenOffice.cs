using PocketSpy.Core;
using PocketSpy.Presence.Profiles;
using PocketSpy.Tokens.Clock;
using PocketSpy.Tokens.Wire;
using PocketSpy.Wire;
using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.Json;
using PocketSpy.Wire.Text;

namespace PocketSpy.Tokens.Nadeo;

/// <summary>Makes tokens and tickets, and checks those that come back. Nothing of them is kept: the signature vouches, and the user is looked up.</summary>
public sealed class TokenOffice
{
    /// <summary>Longest token or ticket.</summary>
    public const int TokenBytes = 1_024;

    /// <summary>Seconds that a ticket of level 0 is good.</summary>
    public const int TicketSeconds = 3 * 3_600;

    // {"ver":"1","aid":..,"env":"Prod","sid":..,"typ":"JWE","enc":"A128CBC","iv":..,"int":"HS256"} around the sid, as the first part of a ticket.
    private const string TicketHeadStart = "{\"ver\":\"1\",\"aid\":\"00000000-0000-0000-0000-000000000000\",\"env\":\"Prod\",\"sid\":\"";
    private const string TicketHeadEnd = "\",\"typ\":\"JWE\",\"enc\":\"A128CBC\",\"iv\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"int\":\"HS256\"}";

    private readonly ServiceTools _tools;
    private readonly PlayerStore _store;
    private readonly JwtText _tokens;
    private readonly JwtText _tickets;
    private readonly byte[] _payload = new byte[TokenBytes];
    private readonly byte[] _text = new byte[TokenBytes];
    private readonly WireWriter _payloadWriter = new();
    private readonly WireWriter _textWriter = new();
    private readonly JsonWriter _json = new();

    /// <param name="secret">Signs.</param>
    /// <param name="store">Knows the users.</param>
    /// <param name="time">Says when; nothing is made or taken while it is not known.</param>
    /// <param name="tools">What all services share.</param>
    public TokenOffice(HmacSha256 secret, PlayerStore store, BoxTime time, ServiceTools tools)
    {
        _tools = tools;
        _store = store;
        Time = time;
        Accounts = new AccountIds(secret);
        _tokens = new JwtText(secret, "");
        _tickets = new JwtText(secret, "ubi_v1 ");
    }

    /// <summary>The time.</summary>
    public readonly BoxTime Time;

    /// <summary>The ids of users.</summary>
    public readonly AccountIds Accounts;

    /// <summary>What the token or ticket says that was opened last.</summary>
    public readonly TokenClaims Claims = new();

    /// <summary>Tokens that were made.</summary>
    public int Made { get; private set; }

    /// <summary>A pair for one audience, for a user whose session, name and usage stand in <see cref="Claims"/>.</summary>
    public TokenPair Make(string audience)
    {
        TokenClaims claims = Claims;
        long now = Time.Seconds;
        claims.Account = Accounts.Of(claims.UserId, AccountIds.Nadeo);
        claims.Ubisoft = claims.Usage == TokenClaims.Server ? null : Accounts.Of(claims.UserId, AccountIds.Ubisoft);
        claims.Name = NameOf(claims.UserId);
        claims.Audience = audience;
        claims.RefreshAudience = audience;
        TokenPair pair = new() { accessToken = MakeOne(false, now), refreshToken = MakeOne(true, now) };
        Made += 2;
        return pair;
    }

    /// <summary>
    /// Whether a token is one of this box, of the wanted kind and audience, not expired, and of a user who is not turned away. Then <see cref="Claims"/> says
    /// the rest.
    /// </summary>
    public bool TryOpen(byte[] buffer, int offset, int count, bool isRefresh, string audience)
    {
        if (!Ascii.StartsWith(buffer, offset, count, JwtText.Head) || count <= JwtText.Head.Length || buffer[offset + JwtText.Head.Length] != '.') return false;
        return TryOpen(_tokens, buffer, offset, count) && Claims.IsRefresh == isRefresh && Claims.Audience == audience && IsGood();
    }

    /// <summary>The ticket of level 0 for a user and a session.</summary>
    public string MakeTicket(int userId, string session)
    {
        _textWriter.Load(_text, 0, TokenBytes);
        _payloadWriter.Load(_payload, 0, TokenBytes);
        _payloadWriter.WriteText(TicketHeadStart);
        _payloadWriter.WriteText(session);
        _payloadWriter.WriteText(TicketHeadEnd);
        _textWriter.WriteBase64(Base64.Url, _payload, 0, _payloadWriter.Length);
        _textWriter.WriteByte('.');
        _payloadWriter.Load(_payload, 0, TokenBytes);
        _json.Load(_payloadWriter);
        _json.BeginObject();
        _json.Member("exp", Time.Seconds + TicketSeconds);
        _json.Member("aud", Audience.Core);
        _json.Member("usg", TokenClaims.Client);
        _json.Member("sid", session);
        _json.Member("sub", Accounts.Of(userId, AccountIds.Nadeo));
        _json.EndObject();
        _textWriter.WriteBase64(Base64.Url, _payload, 0, _payloadWriter.Length);
        _tickets.Sign(_textWriter);
        return Ascii.ToText(_text, 0, _textWriter.Length);
    }

    /// <summary>Whether a ticket is one of this box, not expired, of a user who is not turned away.</summary>
    public bool TryOpenTicket(byte[] buffer, int offset, int count) => TryOpen(_tickets, buffer, offset, count) && IsGood();

    /// <summary>The name that others see: the nick of the user's first profile, else what stands before the @ of the address.</summary>
    public string NameOf(int userId)
    {
        int row = _store.Profiles.NextOfUser(userId, ProfileTable.None);
        string nick = row >= 0 ? _store.Profiles.Record.Fields.GetText(ProfileFields.Nick) : null;
        if (nick is not null) return nick;
        string email = _store.Users.Read(userId) ? _store.Users.EmailText : "";
        int at = email.IndexOf('@');
        return at < 0 ? email : email.Substring(0, at);
    }

    private string MakeOne(bool isRefresh, long now)
    {
        Claims.Begin(isRefresh, now);
        Claims.Id = Uuid.Draw(_tools.Random);
        _payloadWriter.Load(_payload, 0, TokenBytes);
        _json.Load(_payloadWriter);
        Claims.Write(_json);
        _textWriter.Load(_text, 0, TokenBytes);
        _textWriter.WriteText(JwtText.Head);
        _textWriter.WriteByte('.');
        _textWriter.WriteBase64(Base64.Url, _payload, 0, _payloadWriter.Length);
        _tokens.Sign(_textWriter);
        return Ascii.ToText(_text, 0, _textWriter.Length);
    }

    private bool TryOpen(JwtText texts, byte[] buffer, int offset, int count)
    {
        if (count > TokenBytes || !Time.IsKnown || !texts.TryOpen(buffer, offset, count, out int payload, out int payloadCount)) return false;
        return Base64.Url.TryDecode(buffer, payload, payloadCount, _payload, 0, out int decoded) && Claims.Read(_payload, decoded, Accounts);
    }

    private bool IsGood() => Time.Seconds < Claims.Expires && _store.Users.Read(Claims.UserId) && !_store.Users.IsBanned;
}
