using PocketSpy.Services.Profiles;
using PocketSpy.Storage;
using PocketSpy.Wire;
using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.Text;

namespace PocketSpy.Services.Gpcm;

/// <summary>\getprofile\ and \updatepro\: reads anybody's profile, changes one's own.</summary>
public sealed class ProfileHandler
{
    private readonly ProfileTable _profiles;
    private readonly GpcmReply _reply;
    private readonly Md5 _md5 = new();
    private readonly WireWriter _number = new();
    private readonly byte[] _digits = new byte[12];
    private readonly byte[] _signature = new byte[Md5.HexSize];

    /// <param name="profiles">All profiles.</param>
    /// <param name="reply">Writes the answers.</param>
    public ProfileHandler(ProfileTable profiles, GpcmReply reply)
    {
        _profiles = profiles;
        _reply = reply;
    }

    /// <summary>\getprofile\: answers with \pi\. profileid and sig must be in it, or the client gives up.</summary>
    public void Get(GpcmSession session, KvReader command, int id)
    {
        int row = command.TryGetInt32("profileid", out int profileId) ? _profiles.FindById(profileId) : ProfileTable.None;
        if (row == ProfileTable.None)
        {
            _reply.Error(session, GpError.GetProfileBadProfile, "There is no such profile.", id);
            return;
        }
        if (!_profiles.Read(row))
        {
            _reply.Error(session, GpError.Database, "The profile could not be read.", id);
            return;
        }
        KvWriter message = _reply.Begin();
        message.Pair("pi", "");
        message.Pair("profileid", profileId);
        Copy(message, ProfileFields.Nick);
        Copy(message, ProfileFields.UserId);
        Copy(message, ProfileFields.Email);
        Sign(profileId);
        message.Pair("sig", _signature, 0, _signature.Length);
        Copy(message, ProfileFields.UniqueNick);
        CopyAs(message, ProfileFields.PartnerId, "pid");
        CopyChangeable(message);
        if (id != GpcmReply.NoId) message.Pair("id", id);
        _reply.Send(session);
    }

    /// <summary>\updatepro\: several fields at once; only those of the table are taken. No answer but an error.</summary>
    public void Update(GpcmSession session, KvReader command, int id)
    {
        StorageResult result = _profiles.Change(session.Row, command);
        if (result == StorageResult.Ok) return;
        bool ours = result == StorageResult.TooLarge || result == StorageResult.Full;
        _reply.Error(session, ours ? GpError.UpdateProfile : GpError.Database,
            ours ? "There is no room for that in the profile." : "The profile could not be saved.", id);
    }

    private void CopyChangeable(KvWriter message)
    {
        string[] names = ProfileFields.Changeable;
        for (int i = 0; i < names.Length; i++)
        {
            string name = names[i];
            bool found = Copy(message, name);
            // Clients of Nintendo titles were always sent these three, set or not.
            if (!found && (name == "lon" || name == "lat")) message.Pair(name, "0.000000");
            if (!found && name == "loc") message.Pair(name, "");
        }
    }

    private bool Copy(KvWriter message, string field) => CopyAs(message, field, field == "publicmask" ? "pmask" : field);

    private bool CopyAs(KvWriter message, string field, string key)
    {
        if (!_profiles.Record.Fields.TryGet(field, out int offset, out int count)) return false;
        message.Pair(key, _profiles.Record.Buffer, offset, count);
        return true;
    }

    // The signature is for direct links between buddies, which the box does not broker: it has to be there and the same each time.
    private void Sign(int profileId)
    {
        _number.Load(_digits, 0, _digits.Length);
        _number.WriteDecimal(profileId);
        _md5.Reset();
        _md5.Append(_digits, 0, _number.Length);
        _md5.FinishHex(_signature, 0);
    }
}
