using PocketSpy.Core;
using PocketSpy.Wire;
using PocketSpy.Wire.Json;
using PocketSpy.Wire.Nintendo;
using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Profiles;

/// <summary>
/// Profiles in a backup: fields under the protocol's names. The unique nicks come in pairs, each with its namespace, and several of the same name: they
/// get a list of their own.
/// </summary>
internal sealed class ProfileForm : TableForm
{
    private const int MostDigits = 15;

    public override string Name => "profiles";

    public override bool Write(JsonWriter json, long key, byte[] record, int count)
    {
        // Made anew for each: between two backups the heap has better use for it.
        KvReader fields = new(ProfileRecord.MaximumFields);
        if (!fields.Load(record, 0, count)) return false;
        json.BeginObject();
        Number(json, "id", key);
        WriteFriendCode(json, fields, (int)key);
        json.Name("fields");
        json.BeginObject();
        int nicks = 0;
        for (int i = 0; i < fields.Count; i++)
        {
            if (IsUniqueNick(fields, i))
            {
                nicks++;
                i++;
            }
            else if (!fields.Is(i, ProfileFields.ProfileId) && IsFieldName(record, fields.KeyOffset(i), fields.KeyCount(i)))
            {
                WriteField(json, fields, i);
            }
        }
        json.EndObject();
        if (nicks > 0) WriteUniqueNicks(json, fields);
        json.EndObject();
        return true;
    }

    public override string Read(RecordReader reader)
    {
        int fields = 0;
        reader.BeginPairs();
        while (reader.NextMember())
        {
            string problem = null;
            if (reader.Is("id"))
            {
                if (!reader.Id(int.MaxValue)) return RecordReader.NumberWanted;
                fields++;
                reader.Pairs.Pair(ProfileFields.ProfileId, reader.Key);
            }
            else if (reader.Is("fields"))
            {
                problem = ReadFields(reader, ref fields);
            }
            else if (reader.Is("uniqueNicks"))
            {
                problem = ReadUniqueNicks(reader, ref fields);
            }
            else if (!reader.Skip())
            {
                return RecordReader.NoJson;
            }
            if (problem is not null) return problem;
        }
        return reader.EndPairs() && fields <= ProfileRecord.MaximumFields ? null : RecordReader.TooLong;
    }

    private static string ReadFields(RecordReader reader, ref int fields)
    {
        if (reader.Json.Read() != JsonToken.ObjectStart) return "fields: an object is wanted";
        while (reader.NextMember())
        {
            int name = reader.Json.Offset;
            int count = reader.Json.Count;
            bool isHex = reader.HasHexMark;
            if (isHex) count -= PlainText.HexMark.Length;
            if (!IsFieldName(reader.Window, name, count)) return "fields: a name may have small letters, digits and underscores";
            if (!reader.Value(reader.RecordBytes, isHex)) return "fields: texts and numbers are wanted";
            if (Ascii.Equals(reader.Window, name, count, ProfileFields.ProfileId)) continue;
            fields++;
            reader.Pair(Ascii.ToText(reader.Window, name, count));
        }
        return reader.Json.Token == JsonToken.ObjectEnd ? null : RecordReader.NoJson;
    }

    private static string ReadUniqueNicks(RecordReader reader, ref int fields)
    {
        if (reader.Json.Read() != JsonToken.ArrayStart) return "uniqueNicks: a list is wanted";
        while (reader.Json.Read() == JsonToken.ObjectStart)
        {
            string problem = ReadUniqueNick(reader);
            if (problem is not null) return problem;
            fields += 2;
        }
        return reader.Json.Token == JsonToken.ArrayEnd ? null : RecordReader.NoJson;
    }

    private static string ReadUniqueNick(RecordReader reader)
    {
        int nick = 0;
        int count = 0;
        int namespaceId = 0;
        while (reader.NextMember())
        {
            if (reader.IsText("nick"))
            {
                if (!reader.Text(reader.RecordBytes)) return RecordReader.TextWanted;
                nick = reader.TextOffset;
                count = reader.TextCount;
            }
            else if (reader.Is("namespace"))
            {
                if (!reader.Number(int.MinValue, int.MaxValue, out namespaceId)) return RecordReader.NumberWanted;
            }
            else if (!reader.Skip())
            {
                return RecordReader.NoJson;
            }
        }
        reader.Pairs.Pair(ProfileFields.UniqueNick, reader.Window, nick, count);
        reader.Pairs.Pair(ProfileFields.NamespaceId, namespaceId);
        return reader.Json.Token == JsonToken.ObjectEnd ? null : RecordReader.NoJson;
    }

    private static void WriteUniqueNicks(JsonWriter json, KvReader fields)
    {
        json.Name("uniqueNicks");
        json.BeginArray();
        for (int i = 0; i < fields.Count; i++)
        {
            if (!IsUniqueNick(fields, i)) continue;
            json.BeginObject();
            Text(json, "nick", fields.Buffer, fields.ValueOffset(i), fields.ValueCount(i));
            i++;
            fields.TryGetInt32At(i, out int namespaceId);
            Number(json, "namespace", namespaceId);
            json.EndObject();
        }
        json.EndArray();
    }

    private static void WriteField(JsonWriter json, KvReader fields, int pair)
    {
        byte[] buffer = fields.Buffer;
        int offset = fields.ValueOffset(pair);
        int count = fields.ValueCount(pair);
        bool isPlain = PlainText.Is(buffer, offset, count);
        json.Name(buffer, fields.KeyOffset(pair), fields.KeyCount(pair), isPlain ? "" : PlainText.HexMark);
        if (!isPlain) json.Hex(buffer, offset, count);
        else if (IsNumber(buffer, offset, count, out long number)) json.Number(number);
        else json.Text(buffer, offset, count);
    }

    // For people to read; a restore computes it anew.
    private static void WriteFriendCode(JsonWriter json, KvReader fields, int profileId)
    {
        if (!fields.TryGet(ProfileFields.Gsbrcd, out int game, out int count) || count < 4) return;
        byte[] text = new byte[FriendCode.TextSize];
        long code = new FriendCode().Compute(profileId, fields.Buffer, game);
        FriendCode.Format(code, FriendCode.IsReversed(fields.Buffer, game), text, 0);
        json.Name("friendCode");
        json.Text(text, 0, text.Length);
    }

    private static bool IsUniqueNick(KvReader fields, int pair) =>
        fields.Is(pair, ProfileFields.UniqueNick) && pair + 1 < fields.Count && fields.Is(pair + 1, ProfileFields.NamespaceId) && fields.TryGetInt32At(pair + 1, out _);

    private static bool IsFieldName(byte[] buffer, int offset, int count)
    {
        for (int i = offset; i < offset + count; i++)
        {
            int c = buffer[i];
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) return false;
        }
        return count > 0;
    }

    // Only what every reader of JSON gives back digit by digit.
    private static bool IsNumber(byte[] buffer, int offset, int count, out long number)
    {
        number = 0;
        if (count < 1 || count > MostDigits || buffer[offset] < '0' || buffer[offset] > '9' || (buffer[offset] == '0' && count > 1)) return false;
        return Ascii.TryParseInt64(buffer, offset, count, out number);
    }
}
