using PocketSpy.Presence.Profiles;
using PocketSpy.Storage;
using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Gpcm;

/// <summary>\getprofile\ and \updatepro\: reads anybody's profile, changes one's own.</summary>
public sealed class ProfileHandler
{
    private const string PublicMask = "publicmask";

    // What a player lets others see, the bits of publicmask: one for each of these fields, the lowest for the first, and then the
    // address. Source: the public GameSpy SDK (2011), GP.
    private const string Masked = "homepage zipcode countrycode birthday sex";
    private const int MaskEmail = 32;
    private const int MaskAll = -1;

    private readonly GpcmContext _context;
    private readonly Registrar _registrar;
    private readonly Signature _signature;

    /// <param name="context">What the handlers share.</param>
    /// <param name="registrar">Changes nicks.</param>
    /// <param name="signature">Signs profiles.</param>
    public ProfileHandler(GpcmContext context, Registrar registrar, Signature signature)
    {
        _signature = signature;
        _context = context;
        _registrar = registrar;
    }

    /// <summary>\getprofile\: answers with \pi\. profileid and sig must be in it, or the client gives up.</summary>
    public void Get(GpcmSession session, KvReader command, int id)
    {
        ProfileTable profiles = _context.Store.Profiles;
        int row = command.TryGetInt32("profileid", out int profileId) ? profiles.FindById(profileId) : ProfileTable.None;
        if (row == ProfileTable.None)
        {
            _context.Reply.Error(session, GpError.GetProfileBadProfile, "There is no such profile.", id);
            return;
        }
        if (!profiles.Read(row))
        {
            _context.Reply.Error(session, GpError.Database, "The profile could not be read.", id);
            return;
        }
        int mask = profileId == session.ProfileId || !profiles.Record.Fields.TryGetInt32(PublicMask, out int own) ? MaskAll : own;
        KvWriter message = _context.Reply.Begin();
        message.Pair("pi", "");
        message.Pair("profileid", profileId);
        Copy(message, ProfileFields.Nick, ProfileFields.Nick);
        Copy(message, ProfileFields.UserId, ProfileFields.UserId);
        if ((mask & MaskEmail) != 0) Copy(message, ProfileFields.Email, ProfileFields.Email);
        message.Pair("sig", _signature.OfProfile(profileId), 0, Md5.HexSize);
        CopyUniqueNick(message, session.NamespaceId);
        Copy(message, ProfileFields.PartnerId, "pid");
        CopyChangeable(message, mask);
        if (id != GpcmReply.NoId) message.Pair("id", id);
        _context.Reply.Send(session);
    }

    /// <summary>\updatepro\: several fields at once; only those of the table are taken. No answer but an error.</summary>
    public void Update(GpcmSession session, KvReader command, int id)
    {
        if (session.HasPassword && command.TryGet(ProfileFields.Nick, out int nick, out int count))
        {
            int error = _registrar.ChangeNick(session, command.Buffer, nick, count);
            if (error != GpError.None)
            {
                _context.Reply.Error(session, error, "The nick cannot be used.", id);
                return;
            }
        }
        ProfileTable profiles = _context.Store.Profiles;
        StorageResult result = profiles.Change(profiles.FindById(session.ProfileId), command);
        if (result == StorageResult.Ok) return;
        bool full = result == StorageResult.TooLarge || result == StorageResult.Full;
        _context.Reply.Error(session, full ? GpError.UpdateProfile : GpError.Database,
            full ? "There is no room for that in the profile." : "The profile could not be saved.", id);
    }

    private void CopyChangeable(KvWriter message, int mask)
    {
        KvReader fields = _context.Store.Profiles.Record.Fields;
        for (int i = 0; i < fields.Count; i++)
        {
            if (fields.IndexIn(ProfileFields.Changeable, i) == WordList.None || !IsShown(fields, i, mask)) continue;
            if (fields.Is(i, PublicMask)) message.Pair("pmask", fields.Buffer, fields.ValueOffset(i), fields.ValueCount(i));
            else message.Pair(fields, i);
        }
        // Clients of Nintendo titles were always sent these three, set or not.
        if (fields.Find("lon") == KvReader.None) message.Pair("lon", "0.000000");
        if (fields.Find("lat") == KvReader.None) message.Pair("lat", "0.000000");
        if (fields.Find("loc") == KvReader.None) message.Pair("loc", "");
    }

    private static bool IsShown(KvReader fields, int pair, int mask)
    {
        if (mask == MaskAll) return true;
        int place = fields.IndexIn(Masked, pair);
        return place == WordList.None || (mask & (1 << place)) != 0;
    }

    private void CopyUniqueNick(KvWriter message, int namespaceId)
    {
        ProfileRecord record = _context.Store.Profiles.Record;
        int pair = record.FindUniqueNick(namespaceId);
        if (pair == KvReader.None) pair = record.Fields.Find(ProfileFields.UniqueNick);
        if (pair != KvReader.None) message.Pair(ProfileFields.UniqueNick, record.Buffer, record.Fields.ValueOffset(pair), record.Fields.ValueCount(pair));
    }

    private bool Copy(KvWriter message, string field, string key)
    {
        ProfileRecord record = _context.Store.Profiles.Record;
        if (!record.Fields.TryGet(field, out int offset, out int count)) return false;
        message.Pair(key, record.Buffer, offset, count);
        return true;
    }
}
