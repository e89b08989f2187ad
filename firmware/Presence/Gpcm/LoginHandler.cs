using System;
using PocketSpy.Core;
using PocketSpy.Nintendo.Nas;
using PocketSpy.Nintendo.Wire;
using PocketSpy.Presence.Profiles;
using PocketSpy.Presence.Wire;
using PocketSpy.Storage;
using PocketSpy.Wire;
using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.GameSpy;
using PocketSpy.Wire.Nintendo;
using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Gpcm;

/// <summary>
/// \login\ in its three forms: by NAS token (DS, Wii), by unique nick, by nick and address. The response is verified: it proves that
/// the client knows the password, or the challenge that NAS gave with the token. The proof in the answer does the same for the box.
/// </summary>
public sealed class LoginHandler
{
    /// <summary>A token is taken this long after NAS gave it.</summary>
    public const int TokenSeconds = 3_600;

    private const string BannedText = "The owner of the box has turned this player away.";
    private const string WaitText = "Too much was made or tried from your address: wait a little.";

    private readonly GpcmContext _context;
    private readonly LoginCompletion _completion;
    private readonly Credentials _credentials;
    private readonly LoginProof _proof;
    private readonly byte[] _expected = new byte[LoginProof.Size];
    private readonly byte[] _uniqueNick = new byte[Base32.Size + NasToken.MaximumGsbrcdBytes];

    /// <param name="context">What the handlers share.</param>
    /// <param name="completion">Receives those who are let in.</param>
    public LoginHandler(GpcmContext context, LoginCompletion completion)
    {
        _context = context;
        _completion = completion;
        _credentials = new Credentials(context.Scratch);
        _proof = new LoginProof(context.Md5);
    }

    /// <summary>Logs a client in, or tells it why not and closes.</summary>
    public void Login(GpcmSession session, KvReader command, int id)
    {
        if (session.IsLoggedIn)
        {
            _context.Reply.Error(session, GpError.Login, "You are logged in already.", id);
            return;
        }
        if (!command.TryGet("challenge", out int challenge, out int challengeCount) ||
            !command.TryGet("response", out int response, out int responseCount))
        {
            Refuse(session, GpError.Parse, "The login has no challenge or no response.", id);
            return;
        }
        ReadNumbers(session, command);
        bool byToken = command.TryGet("authtoken", out int token, out int tokenCount);
        // The console that was at NAS with this address is another client.
        if (!byToken) session.Name = EndPoints.AddressText(EndPoints.Address(session.From));
        int row = byToken ? CheckToken(command, token, tokenCount) : FindUser(session, command);
        if (row < 0 && !(byToken && row == ProfileTable.None && _credentials.WrongResponse == GpError.None))
        {
            Refuse(session, _credentials.WrongResponse, TextOf(_credentials.WrongResponse), id);
            return;
        }
        if (!byToken && !_completion.Registrar.Passwords.MayTry(session.From))
        {
            _context.Reply.FatalError(session, GpError.Login, WaitText, id == GpcmReply.NoId ? 1 : id);
            return;
        }
        _proof.Compute(_credentials.Hash, 0, _credentials.User, 0, _credentials.UserCount, command.Buffer, challenge, challengeCount,
            session.Challenge, 0, GpcmSession.ChallengeBytes, _expected, 0);
        // A console title sends what lay in its memory behind the digits.
        if (responseCount < LoginProof.Size || !Ascii.FixedTimeEqual(_expected, 0, command.Buffer, response, LoginProof.Size))
        {
            int wrong = byToken ? GpError.LoginBadPreAuth : GpError.LoginBadPassword;
            if (!byToken) _completion.Registrar.Passwords.NoteWrong(session.From);
            Refuse(session, wrong, TextOf(wrong), id);
            return;
        }
        if (!byToken && _context.Store.Users.IsBanned)
        {
            Refuse(session, GpError.Login, BannedText, id);
            return;
        }
        if (byToken) row = FindOrMake(session, id);
        if (row < 0) return;
        _proof.Compute(_credentials.Hash, 0, _credentials.User, 0, _credentials.UserCount, session.Challenge, 0, GpcmSession.ChallengeBytes,
            command.Buffer, challenge, challengeCount, _expected, 0);
        session.HasPassword = !byToken;
        _completion.Welcome(session, row, _expected, id);
    }

    private static void ReadNumbers(GpcmSession session, KvReader command)
    {
        session.SdkRevision = command.TryGetInt32("sdkrevision", out int revision) ? revision : 0;
        session.NamespaceId = command.TryGetInt32("namespaceid", out int space) ? space : 0;
        session.PartnerId = command.TryGetInt32("partnerid", out int partner) ? partner : 0;
        session.ProductId = command.TryGetInt32("productid", out int product) ? product : 0;
        session.Quiet = command.TryGetInt32("quiet", out int quiet) ? quiet : 0;
    }

    // Takes hash and user from a token of NAS. The profile is looked for when the response is right: a token alone proves nothing.
    private int CheckToken(KvReader command, int token, int count)
    {
        NasToken nas = _context.Token;
        if (!nas.Load(command.Buffer, token, count) || IsOld(nas))
        {
            _credentials.WrongResponse = GpError.LoginBadPreAuth;
            return ProfileTable.None;
        }
        _credentials.WrongResponse = GpError.None;
        Md5 md5 = _context.Md5;
        md5.Reset();
        md5.Append(nas.Challenge, 0, NasToken.ChallengeBytes);
        md5.FinishHex(_credentials.Hash, 0);
        Array.Copy(command.Buffer, token, _credentials.User, 0, count);
        _credentials.UserCount = count;
        return ProfileTable.None;
    }

    private bool IsOld(NasToken nas)
    {
        int now = (int)(_context.Tools.Clock.Milliseconds / 1_000);
        return now - nas.IssuedSeconds > TokenSeconds || now < nas.IssuedSeconds;
    }

    // By unique nick or by nick@address: the row, with hash and user set; negative with the error set.
    private int FindUser(GpcmSession session, KvReader command)
    {
        bool byNick = command.TryGet("uniquenick", out int name, out int count);
        if (!byNick && !command.TryGet("user", out name, out count))
        {
            _credentials.WrongResponse = GpError.Login;
            return ProfileTable.None;
        }
        int row = byNick ? FindByUniqueNick(session, command.Buffer, name, count) : FindByAddress(command.Buffer, name, count);
        if (row < 0) return row;
        KvReader fields = _context.Store.Profiles.Record.Fields;
        fields.TryGetInt32(ProfileFields.UserId, out int user);
        bool isUsers = fields.TryGetInt32(ProfileFields.Unit, out int unit) && unit == ProfileFields.UserUnit;
        if (!isUsers || !_context.Store.Users.Read(user))
        {
            // A console's profile has no password to log in with, also when a user has the same number.
            _credentials.WrongResponse = isUsers ? GpError.Database : GpError.LoginBadPassword;
            return ProfileTable.None;
        }
        Array.Copy(_context.Store.Users.PasswordHash, 0, _credentials.Hash, 0, UserTable.PasswordBytes);
        WireWriter writer = _context.Writer;
        writer.Load(_credentials.User, 0, Credentials.UserBytes);
        if (session.PartnerId != 0)
        {
            writer.WriteDecimal(session.PartnerId);
            writer.WriteByte('@');
        }
        writer.WriteBytes(command.Buffer, name, count);
        _credentials.UserCount = writer.Length;
        return row;
    }

    private int FindByUniqueNick(GpcmSession session, byte[] buffer, int offset, int count)
    {
        int row = _context.Store.Profiles.FindByUniqueNick(buffer, offset, count, session.NamespaceId);
        _credentials.WrongResponse = row == ProfileTable.Unreadable ? GpError.Database : GpError.LoginBadUniqueNick;
        return row;
    }

    private int FindByAddress(byte[] buffer, int offset, int count)
    {
        _credentials.WrongResponse = GpError.LoginBadEmail;
        // A nick may hold the sign too: the address is what somebody here has.
        for (int nickCount = 0; nickCount < count && nickCount <= AccountRules.NickBytes; nickCount++)
        {
            if (buffer[offset + nickCount] != '@') continue;
            int user = _context.Store.Users.FindByEmail(buffer, offset + nickCount + 1, count - nickCount - 1);
            if (user == UserTable.None) continue;
            int row = user == UserTable.Unreadable ? ProfileTable.Unreadable : _completion.Registrar.FindNick(user, buffer, offset, nickCount);
            _credentials.WrongResponse = row == ProfileTable.Unreadable ? GpError.Database : GpError.LoginBadNick;
            if (row != ProfileTable.None) return row;
        }
        return ProfileTable.None;
    }

    private int FindOrMake(GpcmSession session, int id)
    {
        NasToken nas = _context.Token;
        if (!IsAdmitted(session, nas, id)) return ProfileTable.None;
        Base32.Encode(nas.UserId, _uniqueNick, 0);
        Array.Copy(nas.Gsbrcd, 0, _uniqueNick, Base32.Size, nas.GsbrcdCount);
        int count = Base32.Size + nas.GsbrcdCount;
        ProfileTable profiles = _context.Store.Profiles;
        int row = profiles.FindByUniqueNick(_uniqueNick, 0, count, ProfileFields.NintendoNamespace);
        if (row == ProfileTable.Unreadable)
        {
            Refuse(session, GpError.Database, "The profile could not be read.", id);
            return row;
        }
        if (row == ProfileTable.None && !_completion.Registrar.MayMake(session.From))
        {
            _context.Reply.FatalError(session, GpError.Login, WaitText, id == GpcmReply.NoId ? 1 : id);
            return row;
        }
        // At every login, so that a claim that once failed is made up for.
        StorageResult result = _context.Accounts.Claim(nas.UserId, nas.UnitCode, nas.Console);
        // The claim may have made room: rows stay, what was read does not.
        if (row != ProfileTable.None) return row;

        int profileId = profiles.DrawId();
        if (result == StorageResult.Ok) result = Make(profiles, nas, profileId, count);
        if (result != StorageResult.Ok)
        {
            _context.Tools.Events.Write(result == StorageResult.Full ? EventTexts.Full("another profile") : EventTexts.NotSaved("the profile", result == StorageResult.NoMemory ? EventTexts.MemoryShort : "the drive failed"));
            Refuse(session, GpError.Database, "The profile could not be saved.", id);
            return ProfileTable.None;
        }
        _completion.Registrar.NoteMade(session.From);
        _context.Tools.Events.Write(EventTexts.ProfileMade(_context.NameOf(session), profileId));
        return profiles.FindById(profileId);
    }

    // NAS has looked already; but the token may be older than what is known now.
    private bool IsAdmitted(GpcmSession session, NasToken nas, int id)
    {
        switch (_context.Accounts.Match(nas.UserId, nas.Console))
        {
            case ConsoleMatch.Foreign:
                Refuse(session, GpError.LoginBadPreAuth, "The user id belongs to another console.", id);
                return false;
            case ConsoleMatch.Banned:
                Refuse(session, GpError.Login, BannedText, id);
                return false;
            case ConsoleMatch.Unreadable:
                Refuse(session, GpError.Database, "The user id could not be read.", id);
                return false;
            default:
                return true;
        }
    }

    private StorageResult Make(ProfileTable profiles, NasToken nas, int profileId, int nickCount)
    {
        StorageResult result = StorageResult.Full;
        for (int attempt = 0; attempt < 2 && result == StorageResult.Full; attempt++)
        {
            if ((attempt > 0 || profiles.IsFull) && !_context.Rooms.MakeRoomForProfile()) return result;
            KvWriter profile = profiles.Begin(profileId, _context.Tools.Clock.Milliseconds);
            profile.Pair(ProfileFields.UserId, nas.UserId);
            profile.Pair(ProfileFields.Unit, nas.UnitCode);
            profile.Pair(ProfileFields.Gsbrcd, nas.Gsbrcd, 0, nas.GsbrcdCount);
            profile.Pair(ProfileFields.Nick, _uniqueNick, 0, nickCount);
            profile.Pair(ProfileFields.UniqueNick, _uniqueNick, 0, nickCount);
            profile.Pair(ProfileFields.NamespaceId, ProfileFields.NintendoNamespace);
            profile.BeginPair(ProfileFields.Email);
            profile.Append(_uniqueNick, 0, nickCount);
            profile.Append("@nds");
            profile.Pair(ProfileFields.PartnerId, ProfileFields.NintendoPartner);
            if (nas.NameCount > 0) profile.Pair(ProfileFields.InGameName, nas.Name, 0, nas.NameCount);
            result = profiles.Add(profileId);
        }
        return result;
    }

    private void Refuse(GpcmSession session, int code, string text, int id)
    {
        _context.Tools.Events.Write(EventTexts.LoginRefused(_context.NameOf(session), text));
        _context.Reply.FatalError(session, code, text, id == GpcmReply.NoId ? 1 : id);
    }

    private static string TextOf(int error) => error switch
    {
        GpError.LoginBadPreAuth => "The token, or the response to its challenge, is not valid here.",
        GpError.LoginBadUniqueNick => "Nobody has this unique nick here.",
        GpError.LoginBadEmail => "There is no user with this address.",
        GpError.LoginBadNick => "The user has no profile with this nick.",
        GpError.LoginBadPassword => "The password is wrong.",
        GpError.Database => "The profile could not be read.",
        _ => "The login names nobody.",
    };
}
