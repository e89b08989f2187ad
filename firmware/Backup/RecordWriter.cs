using PocketSpy.Nintendo.Nas;
using PocketSpy.Presence.Profiles;
using PocketSpy.Wire;
using PocketSpy.Wire.Json;
using PocketSpy.Wire.Nintendo;
using PocketSpy.Wire.Text;

namespace PocketSpy.Backup;

/// <summary>Writes records of flash as JSON objects, what has a name under its name.</summary>
internal sealed class RecordWriter
{
    private const int MostDigits = 15;

    // A record has few enough texts for this in each of them.
    private const int FreeEscapes = 8;

    private readonly JsonWriter _json;
    private readonly KvReader _fields = new(ProfileRecord.MaximumFields);
    private readonly FriendCode _friendCode = new();
    private readonly byte[] _code = new byte[FriendCode.TextSize];

    public RecordWriter(JsonWriter json)
    {
        _json = json;
    }

    /// <summary>Writes one record of a table. False, and nothing, when it is none that this version knows.</summary>
    public bool Write(int table, long key, byte[] record, int count)
    {
        bool isKnown = table switch
        {
            BackupForm.MessageLog => count >= MessageTable.HeadBytes && record[0] == MessageTable.Version,
            BackupForm.FriendLog => count >= 1 && record[0] == FriendTable.Version,
            BackupForm.AccountLog => count >= AccountTable.HeadBytes && record[0] == AccountTable.Version,
            _ => _fields.Load(record, 0, count),
        };
        if (!isKnown) return false;
        _json.BeginObject();
        switch (table)
        {
            case BackupForm.MessageLog:
                WriteMessage(key, record, count);
                break;
            case BackupForm.FriendLog:
                Number("id", key);
                WriteFriends(record, count);
                break;
            case BackupForm.ProfileLog:
                WriteProfile(key);
                break;
            case BackupForm.UserLog:
                Number("id", key);
                if (_fields.TryGet(UserTable.Email, out int email, out int emailCount)) Text("email", record, email, emailCount);
                if (_fields.TryGet(UserTable.Password, out int hash, out int hashCount)) Text("passwordHash", record, hash, hashCount);
                break;
            default:
                Number("id", key);
                Number("unit", record[1]);
                _json.Name("claimed");
                _json.Flag(record[AccountTable.ClaimedAt] != 0);
                Number("number", BigEndian32(record, AccountTable.NumberAt));
                Text("mac", record, AccountTable.HeadBytes, count - AccountTable.HeadBytes);
                break;
        }
        _json.EndObject();
        return true;
    }

    /// <summary>Whether bytes can stand in JSON as they are: UTF-8 with no control characters but those of layout, at most doubled by escapes.</summary>
    public static bool IsPlain(byte[] buffer, int offset, int count)
    {
        int end = offset + count;
        int more = 0;
        for (int i = offset; i < end;)
        {
            int c = buffer[i];
            if (c == '<' || c == '\t' || c == '\r' || c == '\n') more += 5;
            else if (c == '"' || c == '\\') more++;
            else if (c < ' ' || c == 0x7F) return false;
            int length = Utf8.LengthAt(buffer, i, end);
            if (length == 0) return false;
            i += length;
        }
        return more <= count + FreeEscapes;
    }

    private void WriteMessage(long key, byte[] record, int count)
    {
        Number("to", (int)(key >> 32));
        Number("number", (uint)key);
        Number("type", (record[MessageTable.TypeAt] << 8) | record[MessageTable.TypeAt + 1]);
        Number("from", (int)BigEndian32(record, MessageTable.FromAt));
        Number("date", BigEndian32(record, MessageTable.DateAt));
        Text("text", record, MessageTable.HeadBytes, count - MessageTable.HeadBytes);
    }

    // The order of adding counts: clients show it. A buddy is just its number.
    private void WriteFriends(byte[] record, int count)
    {
        _json.Name("others");
        _json.BeginArray();
        for (int at = 1; at + FriendTable.EntryBytes <= count; at += FriendTable.EntryBytes)
        {
            int flags = record[at + 4];
            if (flags != FriendList.Buddy) _json.BeginArray();
            _json.Number((int)BigEndian32(record, at));
            if (flags == FriendList.Buddy) continue;
            string word = RecordReader.WordOf(flags);
            if (word is null) _json.Number(flags);
            else _json.Text(word);
            _json.EndArray();
        }
        _json.EndArray();
    }

    // The unique nicks come in pairs, each with its namespace, and several of the same name: they get a list of their own.
    private void WriteProfile(long key)
    {
        Number("id", key);
        WriteFriendCode((int)key);
        _json.Name("fields");
        _json.BeginObject();
        int nicks = 0;
        for (int i = 0; i < _fields.Count; i++)
        {
            if (IsUniqueNick(i))
            {
                nicks++;
                i++;
            }
            else if (!_fields.Is(i, ProfileFields.ProfileId) && RecordReader.IsFieldName(_fields.Buffer, _fields.KeyOffset(i), _fields.KeyCount(i)))
            {
                WriteField(i);
            }
        }
        _json.EndObject();
        if (nicks == 0) return;
        _json.Name("uniqueNicks");
        _json.BeginArray();
        for (int i = 0; i < _fields.Count; i++)
        {
            if (!IsUniqueNick(i)) continue;
            _json.BeginObject();
            Text("nick", _fields.Buffer, _fields.ValueOffset(i), _fields.ValueCount(i));
            i++;
            _fields.TryGetInt32At(i, out int namespaceId);
            Number("namespace", namespaceId);
            _json.EndObject();
        }
        _json.EndArray();
    }

    private bool IsUniqueNick(int pair) =>
        _fields.Is(pair, ProfileFields.UniqueNick) && pair + 1 < _fields.Count && _fields.Is(pair + 1, ProfileFields.NamespaceId) && _fields.TryGetInt32At(pair + 1, out _);

    private void WriteField(int pair)
    {
        byte[] buffer = _fields.Buffer;
        int offset = _fields.ValueOffset(pair);
        int count = _fields.ValueCount(pair);
        bool isPlain = IsPlain(buffer, offset, count);
        _json.Name(buffer, _fields.KeyOffset(pair), _fields.KeyCount(pair), isPlain ? "" : BackupForm.HexMark);
        if (!isPlain) _json.Hex(buffer, offset, count);
        else if (IsNumber(buffer, offset, count, out long number)) _json.Number(number);
        else _json.Text(buffer, offset, count);
    }

    // Only what every reader of JSON gives back digit by digit.
    private static bool IsNumber(byte[] buffer, int offset, int count, out long number)
    {
        number = 0;
        if (count < 1 || count > MostDigits || buffer[offset] < '0' || buffer[offset] > '9' || (buffer[offset] == '0' && count > 1)) return false;
        return Ascii.TryParseInt64(buffer, offset, count, out number);
    }

    // For people to read; a restore computes it anew.
    private void WriteFriendCode(int profileId)
    {
        if (!_fields.TryGet(ProfileFields.Gsbrcd, out int game, out int count) || count < 4) return;
        long code = _friendCode.Compute(profileId, _fields.Buffer, game);
        FriendCode.Format(code, FriendCode.IsReversed(_fields.Buffer, game), _code, 0);
        _json.Name("friendCode");
        _json.Text(_code, 0, _code.Length);
    }

    private void Text(string name, byte[] buffer, int offset, int count)
    {
        if (IsPlain(buffer, offset, count))
        {
            _json.Name(name);
            _json.Text(buffer, offset, count);
            return;
        }
        _json.Name(name + BackupForm.HexMark);
        _json.Hex(buffer, offset, count);
    }

    private void Number(string name, long value)
    {
        _json.Name(name);
        _json.Number(value);
    }

    private static uint BigEndian32(byte[] buffer, int at) =>
        ((uint)buffer[at] << 24) | ((uint)buffer[at + 1] << 16) | ((uint)buffer[at + 2] << 8) | buffer[at + 3];
}
