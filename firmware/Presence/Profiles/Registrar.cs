using PocketSpy.Core;
using PocketSpy.Presence.Gpcm;
using PocketSpy.Storage;
using PocketSpy.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Profiles;

/// <summary>
/// Makes users and profiles and checks passwords, for presence and for the search alike. Gives the protocol's error numbers,
/// <see cref="GpError.None"/> when all is well.
/// </summary>
public sealed partial class Registrar
{
    /// <summary>No number of the protocol: the address has tried or made too much and has to wait. Callers give their command's general error.</summary>
    public const int HasToWait = -2;

    private readonly GpcmContext _context;
    private readonly PlayerStore _store;

    /// <param name="context">What presence shares.</param>
    public Registrar(GpcmContext context)
    {
        _context = context;
        _store = context.Store;
        Passwords = new PasswordJudge(context);
    }

    /// <summary>Reads and judges passwords.</summary>
    public readonly PasswordJudge Passwords;

    /// <summary>The profile that was made or found last.</summary>
    public int ProfileId { get; private set; }

    /// <summary>The user of that profile.</summary>
    public int UserId { get; private set; }

    /// <summary>
    /// newuser of presence (passwordenc) and of the search (passenc): a user with a first profile, or one more profile for a user who
    /// gives the right password.
    /// </summary>
    public int Register(KvReader request, long from)
    {
        ProfileId = 0;
        UserId = 0;
        KvReader fields = request;
        bool hasEmail = fields.TryGet("email", out int email, out int emailCount);
        bool hasNick = fields.TryGet("nick", out int nick, out int nickCount);
        fields.TryGet("uniquenick", out int unique, out int uniqueCount);
        if (!fields.TryGetInt32("namespaceid", out int namespaceId)) namespaceId = 0;
        if (!hasEmail || !AccountRules.IsEmail(fields.Buffer, email, emailCount)) return GpError.NewUser;
        if (!hasNick || !AccountRules.IsNick(fields.Buffer, nick, nickCount)) return GpError.NewUserBadNick;
        if (!Passwords.TryRead(fields)) return GpError.NewUserBadPassword;
        if (uniqueCount > 0 && !AccountRules.IsUniqueNick(fields.Buffer, unique, uniqueCount)) return GpError.NewUserUniqueNickInvalid;
        // A console is known by its nick there: nobody may sit on it.
        if (uniqueCount > 0 && namespaceId == ProfileFields.NintendoNamespace) return GpError.NewUserUniqueNickInvalid;

        int user = _store.Users.FindByEmail(fields.Buffer, email, emailCount);
        if (user == UserTable.Unreadable) return GpError.Database;
        if (user != UserTable.None)
        {
            // Also a user whose profile was lost is not whoever comes first.
            int wrong = Passwords.Judge(from, true, GpError.NewUserBadPassword);
            if (wrong != GpError.None) return wrong;
            if (_store.Users.IsBanned) return GpError.NewUser;
            int same = FindNick(user, fields.Buffer, nick, nickCount);
            if (same == ProfileTable.Unreadable) return GpError.Database;
            if (same != ProfileTable.None)
            {
                ProfileId = _store.Profiles.IdAt(same);
                UserId = user;
                return GpError.NewUserBadNick;
            }
        }
        if (uniqueCount > 0)
        {
            int taken = _store.Profiles.FindByUniqueNick(fields.Buffer, unique, uniqueCount, namespaceId);
            if (taken == ProfileTable.Unreadable) return GpError.Database;
            if (taken != ProfileTable.None && !RemoveLeftOver(taken)) return GpError.NewUserUniqueNickInUse;
        }
        if (!MayMake(from)) return HasToWait;
        bool isNew = user == UserTable.None;
        if (isNew && _store.Users.IsFull && !_context.Rooms.MakeRoomForUser()) return GpError.Database;
        if (isNew) user = _store.Users.DrawId();
        // The profile first: what a cut of the power leaves of a first try has no user, and nobody was ever told of it.
        int error = AddProfile(user, fields, email, emailCount, nick, nickCount, unique, uniqueCount, namespaceId);
        if (error == GpError.None && isNew) error = AddUser(user, fields.Buffer, email, emailCount);
        if (error == GpError.None) NoteMade(from);
        Learn(user, error);
        return error;
    }

    /// <summary>newprofile: one more profile of a user, or with replace another nick for one.</summary>
    public int AddProfile(GpcmSession session, KvReader request)
    {
        if (!request.TryGet("nick", out int nick, out int count) || !AccountRules.IsNick(request.Buffer, nick, count)) return GpError.NewProfileBadNick;
        if (!session.HasPassword) return GpError.NewProfile;
        int same = FindNick(session.UserId, request.Buffer, nick, count);
        if (same != ProfileTable.None) return same == ProfileTable.Unreadable ? GpError.Database : GpError.NewProfileBadNick;
        if (request.ValueEquals("replace", "1"))
        {
            int old = request.TryGet("oldnick", out int oldNick, out int oldCount) ? FindNick(session.UserId, request.Buffer, oldNick, oldCount) : ProfileTable.None;
            if (old < 0) return old == ProfileTable.Unreadable ? GpError.Database : GpError.NewProfileBadOldNick;
            ProfileId = _store.Profiles.IdAt(old);
            return _store.Profiles.Set(old, ProfileFields.Nick, request.Buffer, nick, count) == StorageResult.Ok ? GpError.None : GpError.Database;
        }
        if (!MayMake(session.From)) return HasToWait;
        if (_store.Profiles.IsFull && !_context.Rooms.MakeRoomForProfile()) return GpError.Database;
        int row = _store.Profiles.FindById(session.ProfileId);
        if (row == ProfileTable.None || !_store.Profiles.Read(row)) return GpError.Database;
        // The address stands in the record that is about to be written over.
        string email = _store.Profiles.Record.Fields.GetText(ProfileFields.Email);
        KvWriter profile = Begin((int)session.UserId, session.PartnerId);
        profile.Pair(ProfileFields.Nick, request.Buffer, nick, count);
        if (email is not null) profile.Pair(ProfileFields.Email, email);
        if (_store.Profiles.Add(ProfileId) != StorageResult.Ok) return GpError.Database;
        NoteMade(session.From);
        return GpError.None;
    }

    /// <summary>updatepro with a nick: another nick for the profile.</summary>
    public int ChangeNick(GpcmSession session, byte[] buffer, int offset, int count)
    {
        if (!AccountRules.IsNick(buffer, offset, count)) return GpError.UpdateProfileBadNick;
        int row = FindNick(session.UserId, buffer, offset, count);
        if (row == ProfileTable.Unreadable) return GpError.Database;
        if (row != ProfileTable.None) return _store.Profiles.IdAt(row) == session.ProfileId ? GpError.None : GpError.UpdateProfileBadNick;
        row = _store.Profiles.FindById(session.ProfileId);
        return _store.Profiles.Set(row, ProfileFields.Nick, buffer, offset, count) == StorageResult.Ok ? GpError.None : GpError.Database;
    }

    /// <summary>updateui: another address or password. What concerns the player's PC is taken and not kept.</summary>
    public int ChangeUser(GpcmSession session, KvReader request)
    {
        bool hasEmail = request.TryGet("email", out int email, out int count);
        bool hasPassword = request.Find("passwordenc") >= 0 || request.Find("password") >= 0;
        if (!session.HasPassword) return hasEmail || hasPassword ? GpError.UpdateUser : GpError.None;
        int user = (int)session.UserId;
        // Nothing is changed unless all of it can be.
        if (hasPassword && !Passwords.TryRead(request)) return GpError.UpdateUser;
        if (hasEmail && !AccountRules.IsEmail(request.Buffer, email, count)) return GpError.UpdateUserBadEmail;
        int owner = hasEmail ? _store.Users.FindByEmail(request.Buffer, email, count) : user;
        if (owner == UserTable.Unreadable) return GpError.Database;
        if (owner != UserTable.None && owner != user) return GpError.UpdateUserBadEmail;
        if (hasPassword && _store.Users.SetPassword(user, Passwords.Hash) != StorageResult.Ok) return GpError.Database;
        Learn(user, hasPassword ? GpError.None : GpError.UpdateUser);
        if (!hasEmail) return GpError.None;
        if (_store.Users.SetEmail(user, request.Buffer, email, count) != StorageResult.Ok) return GpError.Database;
        for (int row = _store.Profiles.NextOfUser(user, ProfileTable.None); row >= 0; row = _store.Profiles.NextOfUser(user, row))
        {
            if (_store.Profiles.Set(row, ProfileFields.Email, request.Buffer, email, count) != StorageResult.Ok) return GpError.Database;
        }
        return GpError.None;
    }

    /// <summary>check and nicks of the search: the user of an address with its password.</summary>
    public int CheckUser(KvReader request, long from)
    {
        UserId = request.TryGet("email", out int email, out int count) ? _store.Users.FindByEmail(request.Buffer, email, count) : UserTable.None;
        if (UserId == UserTable.Unreadable) return GpError.Database;
        if (UserId == UserTable.None) return GpError.CheckBadEmail;
        int error = Passwords.Judge(from, Passwords.TryRead(request), GpError.CheckBadPassword);
        Learn(UserId, error);
        return error;
    }

    /// <summary>check of the search: the profile of a nick, address and password.</summary>
    public int Check(KvReader request, long from)
    {
        ProfileId = 0;
        UserId = request.TryGet("email", out int email, out int count) ? _store.Users.FindByEmail(request.Buffer, email, count) : UserTable.None;
        if (UserId == UserTable.Unreadable) return GpError.Database;
        if (UserId == UserTable.None) return GpError.CheckBadEmail;
        int row = request.TryGet("nick", out int nick, out int nickCount) ? FindNick(UserId, request.Buffer, nick, nickCount) : ProfileTable.None;
        if (row < 0) return row == ProfileTable.Unreadable ? GpError.Database : GpError.CheckBadNick;
        if (!_store.Users.Read(UserId)) return GpError.Database;
        int wrong = Passwords.Judge(from, Passwords.TryRead(request), GpError.CheckBadPassword);
        Learn(UserId, wrong);
        if (wrong != GpError.None) return wrong;
        ProfileId = _store.Profiles.IdAt(row);
        return GpError.None;
    }

    /// <summary>The row of a user's profile with a nick (any case), <see cref="ProfileTable.None"/> or <see cref="ProfileTable.Unreadable"/>.</summary>
    public int FindNick(long userId, byte[] buffer, int offset, int count)
    {
        int row = _store.Profiles.NextOfUser(userId, ProfileTable.None);
        for (; row >= 0; row = _store.Profiles.NextOfUser(userId, row))
        {
            ProfileRecord record = _store.Profiles.Record;
            if (record.Fields.TryGet(ProfileFields.Nick, out int own, out int ownCount) && ownCount == count &&
                Ascii.EqualIgnoreCase(record.Buffer, own, buffer, offset, count)) return row;
        }
        return row;
    }

    /// <summary>Whether an address may make a profile now. When not, the log is told once.</summary>
    public bool MayMake(long from) => _context.Admits(AddressRations.NewProfile, from, "new profiles");

    /// <summary>An address has made a profile.</summary>
    public void NoteMade(long from) => _context.Tools.Rations.Use(AddressRations.NewProfile, from, _context.Tools.Clock.Milliseconds);

    // The password that was read last is the user's, unless there was an error.
    partial void Learn(int userId, int error);

    private int AddUser(int user, byte[] buffer, int email, int count)
    {
        if (_store.Users.Add(user, buffer, email, count, Passwords.Hash) == StorageResult.Ok) return GpError.None;
        _store.Profiles.Remove(_store.Profiles.FindById(ProfileId));
        ProfileId = 0;
        UserId = 0;
        return GpError.Database;
    }

    // An unused profile of a user whom there is not is such a first try.
    private bool RemoveLeftOver(int row)
    {
        ProfileRecord record = _store.Profiles.Record;
        if (!record.IsUnused || !record.Fields.TryGetInt32(ProfileFields.Unit, out int unit) || unit != ProfileFields.UserUnit) return false;
        if (!record.Fields.TryGetInt32(ProfileFields.UserId, out int user) || _store.Users.Contains(user)) return false;
        return _store.Profiles.Remove(row) == StorageResult.Ok;
    }

    private int AddProfile(int user, KvReader fields, int email, int emailCount, int nick, int nickCount, int unique, int uniqueCount, int namespaceId)
    {
        if (!fields.TryGetInt32("partnerid", out int partner)) partner = 0;
        StorageResult result = StorageResult.Full;
        for (int attempt = 0; attempt < 2 && result == StorageResult.Full; attempt++)
        {
            if ((attempt > 0 || _store.Profiles.IsFull) && !_context.Rooms.MakeRoomForProfile()) break;
            KvWriter profile = Begin(user, partner);
            profile.Pair(ProfileFields.Nick, fields.Buffer, nick, nickCount);
            profile.Pair(ProfileFields.Email, fields.Buffer, email, emailCount);
            if (uniqueCount > 0)
            {
                profile.Pair(ProfileFields.UniqueNick, fields.Buffer, unique, uniqueCount);
                profile.Pair(ProfileFields.NamespaceId, namespaceId);
            }
            UserId = user;
            result = _store.Profiles.Add(ProfileId);
        }
        if (result == StorageResult.Ok) return GpError.None;
        ProfileId = 0;
        UserId = 0;
        return GpError.Database;
    }

    private KvWriter Begin(int user, int partner)
    {
        ProfileId = _store.Profiles.DrawId();
        KvWriter profile = _store.Profiles.Begin(ProfileId, _context.Tools.Clock.Milliseconds);
        profile.Pair(ProfileFields.UserId, user);
        profile.Pair(ProfileFields.Unit, ProfileFields.UserUnit);
        profile.Pair(ProfileFields.PartnerId, partner);
        return profile;
    }
}
