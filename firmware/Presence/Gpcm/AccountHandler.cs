using PocketSpy.Core;
using PocketSpy.Presence.Profiles;
using PocketSpy.Presence.Wire;
using PocketSpy.Storage;
using PocketSpy.Wire;
using PocketSpy.Wire.GameSpy;
using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Gpcm;

/// <summary>Users, profiles and what is registered for them: \newuser\, \updateui\, \newprofile\, \delprofile\, \registernick\, \registercdkey\.</summary>
public sealed class AccountHandler : IProfileVisitor
{
    private const int CdKeyBytes = 64;
    private const string WaitText = "Too much was made or tried from your address: wait a little.";

    private readonly GpcmContext _context;
    private readonly Registrar _registrar;
    private readonly byte[] _cdKey;
    private int _cdKeyCount;
    private string _cdKeyField;
    private int _cdKeyOwner;

    /// <param name="context">What the handlers share.</param>
    /// <param name="registrar">Makes users and profiles.</param>
    public AccountHandler(GpcmContext context, Registrar registrar)
    {
        _context = context;
        _registrar = registrar;
        _cdKey = context.Scratch;
    }

    /// <summary>\newuser\: the client logs in next, on the same link.</summary>
    public void NewUser(GpcmSession session, KvReader command, int id)
    {
        if (session.IsLoggedIn)
        {
            _context.Reply.Error(session, GpError.NewUser, "You are logged in already.", id);
            return;
        }
        session.Name = EndPoints.AddressText(EndPoints.Address(session.From));
        int error = _registrar.Register(command, session.From);
        if (error == Registrar.HasToWait)
        {
            _context.Reply.NewUserError(session, GpError.NewUser, WaitText, 0, id);
            return;
        }
        if (error != GpError.None)
        {
            // A wrong password is in the log already.
            if (error != GpError.NewUserBadPassword) _context.Tools.Events.Write(EventTexts.LoginRefused(_context.NameOf(session), TextOf(error)));
            _context.Reply.NewUserError(session, error, TextOf(error), _registrar.ProfileId, id);
            return;
        }
        _context.Tools.Events.Write(EventTexts.ProfileMade(_context.NameOf(session), _registrar.ProfileId));
        KvWriter message = _context.Reply.Begin();
        message.Pair("nur", "");
        message.Pair("userid", _registrar.UserId);
        message.Pair("profileid", _registrar.ProfileId);
        message.Pair("id", id == GpcmReply.NoId ? 1 : id);
        _context.Reply.Send(session);
    }

    /// <summary>\updateui\: no answer but an error.</summary>
    public void UpdateUser(GpcmSession session, KvReader command, int id)
    {
        int error = _registrar.ChangeUser(session, command);
        if (error != GpError.None) _context.Reply.Error(session, error, TextOf(error), id);
    }

    /// <summary>\newprofile\.</summary>
    public void NewProfile(GpcmSession session, KvReader command, int id)
    {
        int error = _registrar.AddProfile(session, command);
        if (error != GpError.None)
        {
            if (error == Registrar.HasToWait) _context.Reply.Error(session, GpError.NewProfile, WaitText, id);
            else _context.Reply.Error(session, error, TextOf(error), id);
            return;
        }
        Answer(session, "npr", _registrar.ProfileId, id);
    }

    /// <summary>\delprofile\: the profile that is logged in, unless it is the user's last. Then the link ends.</summary>
    public void DeleteProfile(GpcmSession session, int id)
    {
        ProfileTable profiles = _context.Store.Profiles;
        int first = profiles.NextOfUser(session.UserId, ProfileTable.None);
        if (!session.HasPassword || first < 0 || profiles.NextOfUser(session.UserId, first) < 0)
        {
            _context.Reply.Error(session, GpError.DeleteProfileLast, "This is your last profile.", id);
            return;
        }
        int profileId = session.ProfileId;
        if (_context.Remover.Remove(profileId) != StorageResult.Ok)
        {
            _context.Reply.Error(session, GpError.DeleteProfile, "The profile could not be deleted.", id);
            return;
        }
        Answer(session, "dpr", 0, id);
        session.Ended = true;
        session.Outbox.Close();
    }

    /// <summary>\registernick\: a unique nick in the namespace of the login.</summary>
    public void RegisterNick(GpcmSession session, KvReader command, int id)
    {
        int error = RegisterNick(session, command);
        if (error != GpError.None) _context.Reply.Error(session, error, TextOf(error), id);
        else Answer(session, "rn", 0, id);
    }

    /// <summary>\registercdkey\: for the product of the login or, with the newer SDK, for its namespace.</summary>
    public void RegisterCdKey(GpcmSession session, KvReader command, int id)
    {
        int error = RegisterCdKey(session, command);
        if (error != GpError.None) _context.Reply.Error(session, error, TextOf(error), id);
        else Answer(session, "rc", 0, id);
    }

    void IProfileVisitor.Visit(ProfileRecord profile)
    {
        if (!profile.Fields.TryGet(_cdKeyField, out int offset, out int count) || count != _cdKeyCount) return;
        if (Ascii.EqualIgnoreCase(profile.Buffer, offset, _cdKey, 0, count)) _cdKeyOwner = profile.ProfileId;
    }

    private int RegisterNick(GpcmSession session, KvReader command)
    {
        if (!command.TryGet("uniquenick", out int nick, out int count) || !AccountRules.IsUniqueNick(command.Buffer, nick, count)) return GpError.RegisterNick;
        if (session.NamespaceId <= 0) return GpError.RegisterNickBadNamespace;
        // A console's nick is made of its user id: nobody may sit on another console's.
        if (session.NamespaceId == ProfileFields.NintendoNamespace) return GpError.RegisterNickReserved;
        ProfileTable profiles = _context.Store.Profiles;
        int owner = profiles.FindByUniqueNick(command.Buffer, nick, count, session.NamespaceId);
        if (owner == ProfileTable.Unreadable) return GpError.Database;
        int own = profiles.FindById(session.ProfileId);
        if (owner != ProfileTable.None) return owner == own ? GpError.None : GpError.RegisterNickTaken;
        StorageResult result = profiles.SetUniqueNick(own, command.Buffer, nick, count, session.NamespaceId);
        return result == StorageResult.Ok ? GpError.None : result == StorageResult.TooLarge || result == StorageResult.Full ? GpError.RegisterNick : GpError.Database;
    }

    private int RegisterCdKey(GpcmSession session, KvReader command)
    {
        if (!command.TryGet("cdkeyenc", out int encoded, out int count) || count == 0) return GpError.RegisterCdKeyBad;
        if (!PasswordCode.TryDecode(command.Buffer, encoded, count, _cdKey, 0, out _cdKeyCount)) return GpError.RegisterCdKeyBad;
        if (_cdKeyCount == 0 || _cdKeyCount > CdKeyBytes) return GpError.RegisterCdKeyBad;
        for (int i = 0; i < _cdKeyCount; i++)
        {
            if (_cdKey[i] <= ' ' || _cdKey[i] >= 127 || _cdKey[i] == '\\') return GpError.RegisterCdKeyBad;
        }
        bool byNamespace = session.Understands(SdkRevision.NewCdKey);
        _cdKeyField = (byNamespace ? "cdkeyn" : "cdkeyp") + (byNamespace ? session.NamespaceId : session.ProductId).ToString();
        _cdKeyOwner = 0;
        ProfileTable profiles = _context.Store.Profiles;
        profiles.VisitAll(this);
        if (_cdKeyOwner == session.ProfileId) return GpError.None;
        if (_cdKeyOwner != 0) return GpError.RegisterCdKeyTaken;
        int row = profiles.FindById(session.ProfileId);
        if (!profiles.Read(row)) return GpError.Database;
        if (profiles.Record.Fields.Find(_cdKeyField) >= 0) return GpError.RegisterCdKeyAlreadySet;
        return profiles.Set(row, _cdKeyField, _cdKey, 0, _cdKeyCount) == StorageResult.Ok ? GpError.None : GpError.RegisterCdKey;
    }

    private void Answer(GpcmSession session, string key, int profileId, int id)
    {
        KvWriter message = _context.Reply.Begin();
        message.Pair(key, "");
        if (profileId != 0) message.Pair("profileid", profileId);
        if (id != GpcmReply.NoId) message.Pair("id", id);
        _context.Reply.Send(session);
    }

    private static string TextOf(int error) => error switch
    {
        GpError.NewUser => "The address cannot be used.",
        GpError.NewUserBadNick => "The nick cannot be used, or is yours already.",
        GpError.NewUserBadPassword => "The password is wrong or missing.",
        GpError.NewUserUniqueNickInvalid => "The unique nick cannot be used.",
        GpError.NewUserUniqueNickInUse => "Somebody else has the unique nick.",
        GpError.UpdateUser => "The user cannot be changed.",
        GpError.UpdateUserBadEmail => "The address cannot be used.",
        GpError.NewProfile => "Another profile cannot be made.",
        GpError.NewProfileBadNick => "The nick cannot be used, or is yours already.",
        GpError.NewProfileBadOldNick => "You have no profile with the old nick.",
        GpError.RegisterNick => "The unique nick cannot be used.",
        GpError.RegisterNickTaken => "Somebody else has the unique nick.",
        GpError.RegisterNickReserved => "The unique nick is reserved.",
        GpError.RegisterNickBadNamespace => "There are no unique nicks in this namespace.",
        GpError.RegisterCdKeyBad => "The CD key cannot be read.",
        GpError.RegisterCdKeyAlreadySet => "You have another CD key already.",
        GpError.RegisterCdKeyTaken => "Somebody else has the CD key.",
        _ => "The box could not save that.",
    };
}
