using PocketSpy.Presence.Gpcm;
using PocketSpy.Presence.Profiles;
using PocketSpy.Web.Page;
using PocketSpy.Wire;
using PocketSpy.Wire.Json;
using PocketSpy.Wire.Nintendo;
using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Players;

/// <summary>GET /api/players: all profiles, and the users with a password who have none, row by row.</summary>
internal sealed class PlayersBody : RowBody
{
    private const int HeadPart = -1;
    private const int ProfilePart = 0;
    private const int UserPart = 1;

    private readonly GpcmContext _context;
    private readonly FriendCode _friendCode;

    public PlayersBody(GpcmContext context, WireWriter writer, JsonWriter json)
        : base(writer, json)
    {
        _context = context;
        _friendCode = new FriendCode(context.Md5);
    }

    protected override bool Write()
    {
        switch (Part)
        {
            case HeadPart:
                Writer.WriteText("{\"players\":[");
                Elements = 0;
                Next();
                return true;
            case ProfilePart:
                if (Row >= _context.Store.Profiles.Rows) Next();
                else WriteProfile(Row++);
                return true;
            case UserPart:
                if (Row >= _context.Store.Users.Rows) Next();
                else WriteUser(Row++);
                return true;
            default:
                Writer.WriteText("]}");
                return false;
        }
    }

    private void Next()
    {
        Part++;
        Row = 0;
    }

    private void WriteProfile(int row)
    {
        ProfileTable profiles = _context.Store.Profiles;
        int id = row < profiles.Rows ? profiles.IdAt(row) : 0;
        if (id == 0) return;
        BeginElement();
        Json.BeginObject();
        Json.Member("id", id);
        // One that cannot be read can be deleted all the same.
        if (profiles.Read(row)) WriteFields(profiles.Record);
        Json.Member("here", _context.Online(id) is not null);
        Json.EndObject();
    }

    private void WriteFields(ProfileRecord record)
    {
        KvReader fields = record.Fields;
        fields.TryGetInt32(ProfileFields.Unit, out int unit);
        fields.TryGetInt64(ProfileFields.UserId, out long userId);
        bool isUser = unit == ProfileFields.UserUnit;
        bool isNamed = fields.TryGet(ProfileFields.InGameName, out int name, out int count);
        if (!isNamed && isUser) fields.TryGet(ProfileFields.Nick, out name, out count);
        Json.Name("name");
        Json.Text(record.Buffer, name, count);
        Json.Member("console", isUser ? "PC" : unit == 1 ? "Wii" : "DS");
        Json.Member("user", userId);
        Json.Member("unused", record.IsUnused);
        if (fields.TryGet(ProfileFields.Gsbrcd, out int game, out int gameCount) && gameCount >= PlayerFacts.GameCodeBytes)
        {
            Json.Name("game");
            Json.Text(record.Buffer, game, PlayerFacts.GameCodeBytes);
            long code = _friendCode.Compute(record.ProfileId, record.Buffer, game);
            FriendCode.Format(code, FriendCode.IsReversed(record.Buffer, game), _context.Scratch, 0);
            Json.Name("friendCode");
            Json.Text(_context.Scratch, 0, FriendCode.TextSize);
        }
        bool isBound = false;
        bool isBanned;
        if (isUser) isBanned = _context.Store.Users.Read((int)userId) && _context.Store.Users.IsBanned;
        else _context.Accounts.Describe(userId, out isBound, out isBanned);
        Json.Member("bound", isBound);
        Json.Member("banned", isBanned);
    }

    private void WriteUser(int row)
    {
        UserTable users = _context.Store.Users;
        int id = users.IdAt(row);
        if (id == UserTable.None || _context.Store.Profiles.NextOfUser(id, ProfileTable.None) != ProfileTable.None || !users.Read(id)) return;
        BeginElement();
        Json.BeginObject();
        Json.Member("user", id);
        Json.Member("name", users.EmailText);
        Json.Member("console", "PC");
        Json.Member("banned", users.IsBanned);
        Json.EndObject();
    }
}
