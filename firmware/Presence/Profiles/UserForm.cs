using PocketSpy.Core;
using PocketSpy.Wire.Json;
using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Profiles;

/// <summary>Users with email and password in a backup.</summary>
internal sealed class UserForm : TableForm
{
    public override string Name => "users";

    public override bool Write(JsonWriter json, long key, byte[] record, int count)
    {
        KvCursor fields = new();
        if (!fields.Load(record, 0, count)) return false;
        json.BeginObject();
        Number(json, "id", key);
        if (fields.Find(UserTable.Email)) Text(json, "email", record, fields.ValueOffset, fields.ValueCount);
        if (fields.Find(UserTable.Password)) Text(json, "passwordHash", record, fields.ValueOffset, fields.ValueCount);
        if (fields.Find(UserTable.Banned)) json.Member(UserTable.Banned, true);
        json.EndObject();
        return true;
    }

    public override string Read(RecordReader reader)
    {
        bool hasEmail = false;
        bool hasPassword = false;
        bool isBanned = false;
        reader.BeginPairs();
        while (reader.NextMember())
        {
            if (reader.Is("id"))
            {
                if (!reader.Id(int.MaxValue)) return RecordReader.NumberWanted;
            }
            else if (reader.IsText("email"))
            {
                if (hasEmail || !reader.Text(UserTable.EmailBytes) || reader.TextCount == 0) return "email: one of 1 to 64 bytes is wanted";
                hasEmail = true;
                reader.Pair(UserTable.Email);
            }
            else if (reader.Is("passwordHash"))
            {
                if (hasPassword || !reader.Text(UserTable.PasswordBytes) || !IsHash(reader)) return "passwordHash: 32 hexadecimal digits are wanted";
                hasPassword = true;
                reader.Pair(UserTable.Password);
            }
            else if (reader.Is(UserTable.Banned))
            {
                JsonToken flag = reader.Json.Read();
                if (flag != JsonToken.True && flag != JsonToken.False) return "banned: true or false is wanted";
                isBanned = flag == JsonToken.True;
            }
            else if (!reader.Skip())
            {
                return RecordReader.NoJson;
            }
        }
        if (isBanned) reader.Pairs.Pair(UserTable.Banned, 1);
        if (!reader.EndPairs()) return RecordReader.TooLong;
        return hasEmail && hasPassword ? null : "email or passwordHash is missing";
    }

    private static bool IsHash(RecordReader reader)
    {
        for (int i = 0; i < reader.TextCount; i++)
        {
            if (Hex.Value(reader.Window[reader.TextOffset + i]) < 0) return false;
        }
        return reader.TextCount == UserTable.PasswordBytes;
    }
}
