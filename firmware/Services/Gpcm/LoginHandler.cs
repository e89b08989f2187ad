using System;
using PocketSpy.Services.Lobby;
using PocketSpy.Services.Profiles;
using PocketSpy.Storage;
using PocketSpy.Wire;
using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.GameSpy;
using PocketSpy.Wire.Nas;
using PocketSpy.Wire.Nintendo;
using PocketSpy.Wire.Text;

namespace PocketSpy.Services.Gpcm;

/// <summary>
/// \login\ by NAS token, as DS and Wii do. The response is verified: it proves that the client knows the challenge that
/// NAS gave with the token. The proof in the answer does the same for the box.
/// </summary>
public sealed class LoginHandler
{
    /// <summary>A token is taken this long after NAS gave it.</summary>
    public const int TokenSeconds = 3_600;

    private const int NintendoPartner = 11;
    private const int DsUnit = 0;
    private const int TicketBytes = 24;

    private readonly ProfileTable _profiles;
    private readonly AccountTable _accounts;
    private readonly NasToken _token;
    private readonly IClock _clock;
    private readonly IRandom _random;
    private readonly IEventSink _events;
    private readonly ClientNames _clients;
    private readonly GpcmReply _reply;
    private readonly LoginProof _proof = new();
    private readonly Md5 _md5 = new();
    private readonly byte[] _hash = new byte[Md5.HexSize];
    private readonly byte[] _expected = new byte[LoginProof.Size];
    private readonly byte[] _uniqueNick = new byte[Base32.Size + NasToken.MaximumGsbrcdBytes];
    private readonly byte[] _drawn = new byte[16];
    private readonly byte[] _ticket = new byte[TicketBytes];

    /// <param name="profiles">All profiles.</param>
    /// <param name="accounts">The user ids that NAS gave out.</param>
    /// <param name="token">Opens the tokens of NAS.</param>
    /// <param name="clock">Tells old tokens.</param>
    /// <param name="random">Draws session keys and tickets.</param>
    /// <param name="events">The event log.</param>
    /// <param name="clients">For whom to name in it.</param>
    /// <param name="reply">Writes the answers.</param>
    public LoginHandler(ProfileTable profiles, AccountTable accounts, NasToken token, IClock clock, IRandom random,
        IEventSink events, ClientNames clients, GpcmReply reply)
    {
        _profiles = profiles;
        _accounts = accounts;
        _token = token;
        _clock = clock;
        _random = random;
        _events = events;
        _clients = clients;
        _reply = reply;
    }

    /// <summary>Logs a client in, or tells it why not and closes.</summary>
    public void Login(GpcmSession session, KvReader command, int id)
    {
        if (session.IsLoggedIn)
        {
            _reply.Error(session, GpError.Login, "You are logged in already.", id);
            return;
        }
        if (!command.TryGet("authtoken", out int token, out int tokenCount))
        {
            Refuse(session, GpError.Login, "This login needs a token of the sign-in server.", id);
            return;
        }
        if (!_token.Load(command.Buffer, token, tokenCount) || IsOld())
        {
            Refuse(session, GpError.LoginBadPreAuth, "The token is not valid here.", id);
            return;
        }
        if (!command.TryGet("challenge", out int challenge, out int challengeCount) ||
            !command.TryGet("response", out int response, out int responseCount))
        {
            Refuse(session, GpError.Parse, "The login has no challenge or no response.", id);
            return;
        }
        _md5.Reset();
        _md5.Append(_token.Challenge, 0, NasToken.ChallengeBytes);
        _md5.FinishHex(_hash, 0);
        _proof.Compute(_hash, 0, command.Buffer, token, tokenCount, command.Buffer, challenge, challengeCount,
            session.Challenge, 0, GpcmSession.ChallengeBytes, _expected, 0);
        if (responseCount != LoginProof.Size || !Ascii.FixedTimeEqual(_expected, 0, command.Buffer, response, LoginProof.Size))
        {
            Refuse(session, GpError.LoginBadPreAuth, "The response to the challenge is wrong.", id);
            return;
        }
        int row = FindOrMake(session, id);
        if (row == ProfileTable.None) return;
        _proof.Compute(_hash, 0, command.Buffer, token, tokenCount, session.Challenge, 0, GpcmSession.ChallengeBytes,
            command.Buffer, challenge, challengeCount, _expected, 0);
        Welcome(session, row, id);
    }

    private bool IsOld()
    {
        int now = (int)(_clock.Milliseconds / 1_000);
        return now - _token.IssuedSeconds > TokenSeconds || now < _token.IssuedSeconds;
    }

    private int FindOrMake(GpcmSession session, int id)
    {
        Base32.Encode(_token.UserId, _uniqueNick, 0);
        Array.Copy(_token.Gsbrcd, 0, _uniqueNick, Base32.Size, _token.GsbrcdCount);
        int count = Base32.Size + _token.GsbrcdCount;
        int row = _profiles.FindByUniqueNick(_uniqueNick, 0, count);
        if (row == ProfileTable.Unreadable)
        {
            Refuse(session, GpError.Database, "The profile could not be read.", id);
            return ProfileTable.None;
        }
        // At every login, so that a claim that once failed is made up for.
        StorageResult result = _accounts.Claim(_token.UserId);
        if (row != ProfileTable.None) return row;

        int profileId = _profiles.DrawId();
        KvWriter profile = _profiles.Begin(profileId);
        profile.Pair(ProfileFields.UserId, _token.UserId);
        profile.Pair(ProfileFields.Unit, _token.UnitCode);
        profile.Pair(ProfileFields.Gsbrcd, _token.Gsbrcd, 0, _token.GsbrcdCount);
        profile.Pair(ProfileFields.Nick, _uniqueNick, 0, count);
        profile.Pair(ProfileFields.UniqueNick, _uniqueNick, 0, count);
        profile.Pair(ProfileFields.Email, Ascii.ToText(_uniqueNick, 0, count) + "@nds");
        profile.Pair(ProfileFields.PartnerId, NintendoPartner);
        if (_token.NameCount > 0) profile.Pair(ProfileFields.InGameName, _token.Name, 0, _token.NameCount);
        if (result == StorageResult.Ok) result = _profiles.Add(profileId, _uniqueNick, 0, count);
        if (result != StorageResult.Ok)
        {
            _events.Write(result == StorageResult.Full ? EventTexts.Full("another profile") : EventTexts.NotSaved("the profile", "the drive failed"));
            Refuse(session, GpError.Database, "The profile could not be saved.", id);
            return ProfileTable.None;
        }
        _events.Write(EventTexts.ProfileMade(_clients.NameOf(session.From), profileId));
        return _profiles.Count - 1;
    }

    private void Welcome(GpcmSession session, int row, int id)
    {
        Replace(row);
        _profiles.SetOnline(row, session);
        session.Row = row;
        session.ProfileId = _profiles.IdAt(row);
        session.SessionKey = DrawSessionKey();
        session.Outbox.IdleLimit = GpcmService.IdleMilliseconds;
        DrawTicket();

        KvWriter message = _reply.Begin();
        message.Pair("lc", 2);
        message.Pair("sesskey", session.SessionKey);
        message.Pair("proof", _expected, 0, LoginProof.Size);
        message.Pair("userid", UserIdFor(_token.UnitCode, _token.UserId));
        message.Pair("profileid", session.ProfileId);
        message.Pair("uniquenick", _uniqueNick, 0, Base32.Size + _token.GsbrcdCount);
        message.Pair("lt", _ticket, 0, TicketBytes);
        message.Pair("id", id == GpcmReply.NoId ? 1 : id);
        _reply.Send(session);
        string nick = Ascii.ToText(_uniqueNick, 0, Base32.Size + _token.GsbrcdCount);
        _events.Write(EventTexts.LoginOk(_clients.NameOf(session.From), nick, session.ProfileId));
    }

    // Old DS software reads the id as a signed 32-bit number.
    private static long UserIdFor(int unitCode, long userId) => unitCode == DsUnit && userId > int.MaxValue ? 0 : userId;

    private void Replace(int row)
    {
        GpcmSession older = (GpcmSession)_profiles.OnlineAt(row);
        if (older is null) return;
        _events.Write(EventTexts.LoginReplaced(older.ProfileId));
        _profiles.SetOnline(row, null);
        _reply.FatalError(older, GpError.ForcedDisconnect, "The profile has logged in elsewhere.", GpcmReply.NoId);
    }

    private int DrawSessionKey()
    {
        _random.Fill(_drawn, 0, 4);
        int key = ((_drawn[0] & 0x7F) << 24) | (_drawn[1] << 16) | (_drawn[2] << 8) | _drawn[3];
        return key == 0 ? 1 : key;
    }

    // The ticket for SAKE has to be exactly 24 characters long: 16 bytes in base64.
    private void DrawTicket()
    {
        _random.Fill(_drawn, 0, 16);
        Base64.GameSpy.Encode(_drawn, 0, 16, _ticket, 0);
    }

    private void Refuse(GpcmSession session, int code, string text, int id)
    {
        _events.Write(EventTexts.LoginRefused(_clients.NameOf(session.From), text));
        _reply.FatalError(session, code, text, id == GpcmReply.NoId ? 1 : id);
    }
}
