using PocketSpy.Nintendo.Nas;
using PocketSpy.Presence.Profiles;
using PocketSpy.Wire;
using PocketSpy.Wire.Json;
using PocketSpy.Wire.Text;

namespace PocketSpy.Backup;

/// <summary>Reads the JSON objects of <see cref="RecordWriter"/> back into records, and says in plain words what is wrong with one.</summary>
internal sealed class RecordReader
{
    /// <summary>What stands where no JSON is.</summary>
    public const string NoJson = "this is no JSON";

    private const string NoObject = "an object in curly brackets is wanted";
    private const string TextWanted = "a text is wanted, not too long, or its bytes in hexadecimal digits";
    private const string NumberWanted = "a whole number that the box can hold is wanted";
    private const string OthersForm = "others: a list of ids is wanted, each alone or as [id, \"blocked\"]";
    private const string TooLong = "this is longer than a record may be";

    private const int MostFlags = FriendList.Buddy | FriendList.Requested | FriendList.Blocked;

    private readonly JsonReader _json;
    private readonly byte[] _window;
    private readonly byte[] _record;
    private readonly int _mostFriends;
    private readonly KvWriter _writer = new();
    private int _at;
    private int _length;
    private int _fields;

    /// <param name="json">Stands before the object, whose bytes may be changed.</param>
    /// <param name="window">Its bytes.</param>
    /// <param name="record">Where the record is built.</param>
    /// <param name="mostFriends">Most others in a list.</param>
    public RecordReader(JsonReader json, byte[] window, byte[] record, int mostFriends)
    {
        _json = json;
        _window = window;
        _record = record;
        _mostFriends = mostFriends;
    }

    /// <summary>The record's key.</summary>
    public long Key { get; private set; }

    /// <summary>Bytes of the record.</summary>
    public int Count { get; private set; }

    /// <summary>Reads one record of a table. Gives null, or what is wrong.</summary>
    public string Read(int table)
    {
        Key = 0;
        Count = 0;
        if (_json.Read() != JsonToken.ObjectStart) return NoObject;
        string problem = table switch
        {
            BackupForm.MessageLog => ReadMessage(),
            BackupForm.FriendLog => ReadFriends(),
            BackupForm.ProfileLog => ReadProfile(),
            BackupForm.UserLog => ReadUser(),
            _ => ReadAccount(),
        };
        if (problem is not null) return problem;
        if (_json.Token != JsonToken.ObjectEnd) return NoJson;
        return Key == 0 ? "the id is missing" : null;
    }

    /// <summary>What an other is, null for what is no word.</summary>
    public static string WordOf(int flags) => flags switch
    {
        FriendList.Buddy => "buddy",
        FriendList.Requested => "requested",
        FriendList.Blocked => "blocked",
        FriendList.Buddy | FriendList.Blocked => "buddy+blocked",
        _ => null,
    };

    /// <summary>Whether this can be the name of a field of a profile.</summary>
    public static bool IsFieldName(byte[] buffer, int offset, int count)
    {
        for (int i = offset; i < offset + count; i++)
        {
            int c = buffer[i];
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) return false;
        }
        return count > 0;
    }

    private string ReadAccount()
    {
        int unit = 0;
        int number = 0;
        bool isClaimed = true;
        int macCount = 0;
        while (_json.Read() == JsonToken.Name)
        {
            if (_json.Is("id"))
            {
                if (!Id(long.MaxValue)) return NumberWanted;
            }
            else if (_json.Is("unit"))
            {
                if (!Number(0, 255, out unit)) return NumberWanted;
            }
            else if (_json.Is("number"))
            {
                if (!Number(0, int.MaxValue, out number)) return NumberWanted;
            }
            else if (_json.Is("claimed"))
            {
                isClaimed = _json.Read() == JsonToken.True;
                if (!isClaimed && _json.Token != JsonToken.False) return "claimed: true or false is wanted";
            }
            else if (IsName("mac"))
            {
                if (!Text(AccountTable.MaximumMacBytes)) return TextWanted;
                macCount = _length;
                System.Array.Copy(_window, _at, _record, AccountTable.HeadBytes, macCount);
            }
            else if (!_json.Skip())
            {
                return NoJson;
            }
        }
        _record[0] = AccountTable.Version;
        _record[1] = (byte)unit;
        _record[AccountTable.ClaimedAt] = (byte)(isClaimed ? 1 : 0);
        BigEndian32(AccountTable.NumberAt, (uint)number);
        Count = AccountTable.HeadBytes + macCount;
        return null;
    }

    private string ReadUser()
    {
        bool hasEmail = false;
        bool hasPassword = false;
        _writer.Load(_record, 0, UserTable.RecordBytes);
        while (_json.Read() == JsonToken.Name)
        {
            if (_json.Is("id"))
            {
                if (!Id(int.MaxValue)) return NumberWanted;
            }
            else if (IsName("email"))
            {
                if (hasEmail || !Text(UserTable.EmailBytes) || _length == 0) return "email: one of 1 to 64 bytes is wanted";
                hasEmail = true;
                _writer.Pair(UserTable.Email, _window, _at, _length);
            }
            else if (_json.Is("passwordHash"))
            {
                if (hasPassword || !Text(UserTable.PasswordBytes) || !IsHash()) return "passwordHash: 32 hexadecimal digits are wanted";
                hasPassword = true;
                _writer.Pair(UserTable.Password, _window, _at, _length);
            }
            else if (!_json.Skip())
            {
                return NoJson;
            }
        }
        Count = _writer.Length;
        if (_writer.Overflowed) return TooLong;
        return hasEmail && hasPassword ? null : "email or passwordHash is missing";
    }

    private string ReadProfile()
    {
        _fields = 0;
        _writer.Load(_record, 0, ProfileRecord.MaximumBytes);
        while (_json.Read() == JsonToken.Name)
        {
            string problem = null;
            if (_json.Is("id"))
            {
                if (!Id(int.MaxValue)) return NumberWanted;
                _fields++;
                _writer.Pair(ProfileFields.ProfileId, Key);
            }
            else if (_json.Is("fields"))
            {
                problem = ReadFields();
            }
            else if (_json.Is("uniqueNicks"))
            {
                if (_json.Read() != JsonToken.ArrayStart) return "uniqueNicks: a list is wanted";
                while (problem is null && _json.Read() == JsonToken.ObjectStart) problem = ReadUniqueNick();
                if (problem is null && _json.Token != JsonToken.ArrayEnd) return NoJson;
            }
            else if (!_json.Skip())
            {
                return NoJson;
            }
            if (problem is not null) return problem;
        }
        Count = _writer.Length;
        return _writer.Overflowed || _fields > ProfileRecord.MaximumFields ? TooLong : null;
    }

    private string ReadFields()
    {
        if (_json.Read() != JsonToken.ObjectStart) return "fields: an object is wanted";
        while (_json.Read() == JsonToken.Name)
        {
            int name = _json.Offset;
            int count = _json.Count;
            bool isHex = count > 3 && Ascii.Equals(_window, name + count - 3, 3, BackupForm.HexMark);
            if (isHex) count -= 3;
            if (!IsFieldName(_window, name, count)) return "fields: a name may have small letters, digits and underscores";
            if (!Value(ProfileRecord.MaximumBytes, isHex)) return "fields: texts and numbers are wanted";
            if (Ascii.Equals(_window, name, count, ProfileFields.ProfileId)) continue;
            _fields++;
            _writer.Pair(Ascii.ToText(_window, name, count), _window, _at, _length);
        }
        return _json.Token == JsonToken.ObjectEnd ? null : NoJson;
    }

    private string ReadUniqueNick()
    {
        int nick = 0;
        int count = 0;
        int namespaceId = 0;
        while (_json.Read() == JsonToken.Name)
        {
            if (IsName("nick"))
            {
                if (!Text(ProfileRecord.MaximumBytes)) return TextWanted;
                nick = _at;
                count = _length;
            }
            else if (_json.Is("namespace"))
            {
                if (!Number(int.MinValue, int.MaxValue, out namespaceId)) return NumberWanted;
            }
            else if (!_json.Skip())
            {
                return NoJson;
            }
        }
        _fields += 2;
        _writer.Pair(ProfileFields.UniqueNick, _window, nick, count);
        _writer.Pair(ProfileFields.NamespaceId, namespaceId);
        return _json.Token == JsonToken.ObjectEnd ? null : NoJson;
    }

    private string ReadFriends()
    {
        _record[0] = FriendTable.Version;
        Count = 1;
        while (_json.Read() == JsonToken.Name)
        {
            string problem = null;
            if (_json.Is("others")) problem = ReadOthers();
            else if (_json.Is("id")) problem = Id(int.MaxValue) ? null : NumberWanted;
            else if (!_json.Skip()) return NoJson;
            if (problem is not null) return problem;
        }
        return null;
    }

    // A number for a buddy, [number, word] for others.
    private string ReadOthers()
    {
        if (_json.Read() != JsonToken.ArrayStart) return OthersForm;
        while (_json.Read() is JsonToken.Number or JsonToken.ArrayStart)
        {
            bool isPair = _json.Token == JsonToken.ArrayStart;
            if (isPair) _json.Read();
            if (!_json.TryInt32(1, int.MaxValue, out int id)) return NumberWanted;
            int flags = FriendList.Buddy;
            if (isPair && (!TryReadFlags(out flags) || _json.Read() != JsonToken.ArrayEnd)) return OthersForm;
            if (Count == FriendTable.RecordBytes(_mostFriends)) return "more than the " + _mostFriends.ToString() + " that a list of this box has room for";
            BigEndian32(Count, (uint)id);
            _record[Count + 4] = (byte)flags;
            Count += FriendTable.EntryBytes;
        }
        return _json.Token == JsonToken.ArrayEnd ? null : OthersForm;
    }

    private bool TryReadFlags(out int flags)
    {
        bool isText = _json.Read() == JsonToken.Text;
        if (!isText) return _json.TryInt32(1, MostFlags, out flags);
        for (flags = FriendList.Buddy; flags <= MostFlags; flags++)
        {
            if (WordOf(flags) is string word && _json.Is(word)) return true;
        }
        return false;
    }

    private string ReadMessage()
    {
        int to = 0;
        long number = 0;
        int type = 0;
        int from = 0;
        long date = 0;
        int count = 0;
        while (_json.Read() == JsonToken.Name)
        {
            if (_json.Is("to"))
            {
                if (!Number(1, int.MaxValue, out to)) return NumberWanted;
            }
            else if (_json.Is("number"))
            {
                _json.Read();
                if (!_json.TryInt64(out number) || number < 1 || number > uint.MaxValue) return NumberWanted;
            }
            else if (_json.Is("type"))
            {
                if (!Number(0, ushort.MaxValue, out type)) return NumberWanted;
            }
            else if (_json.Is("from"))
            {
                if (!Number(int.MinValue, int.MaxValue, out from)) return NumberWanted;
            }
            else if (_json.Is("date"))
            {
                _json.Read();
                if (!_json.TryInt64(out date) || date < 0 || date > uint.MaxValue) return NumberWanted;
            }
            else if (IsName("text"))
            {
                if (!Text(MessageTable.TextBytes)) return TextWanted;
                count = _length;
                System.Array.Copy(_window, _at, _record, MessageTable.HeadBytes, count);
            }
            else if (!_json.Skip())
            {
                return NoJson;
            }
        }
        if (to == 0 || number == 0) return "to or number is missing";
        Key = ((long)to << 32) | number;
        _record[0] = MessageTable.Version;
        _record[MessageTable.TypeAt] = (byte)(type >> 8);
        _record[MessageTable.TypeAt + 1] = (byte)type;
        BigEndian32(MessageTable.FromAt, (uint)from);
        BigEndian32(MessageTable.DateAt, (uint)date);
        Count = MessageTable.HeadBytes + count;
        return null;
    }

    private bool IsName(string name) => _json.Is(name) || _json.Is(name + BackupForm.HexMark);

    // Behind a name that IsName took: its bytes, where they stand in the window.
    private bool Text(int limit)
    {
        bool isHex = _json.Count > 3 && Ascii.Equals(_window, _json.Offset + _json.Count - 3, 3, BackupForm.HexMark);
        return Value(limit, isHex) && _json.Token == JsonToken.Text;
    }

    // Escapes and digits are longer than what they stand for: it is put where they were.
    private bool Value(int limit, bool isHex)
    {
        JsonToken token = _json.Read();
        _at = _json.Offset;
        _length = _json.Count;
        if (token == JsonToken.Number && !isHex) return _length <= limit;
        if (token != JsonToken.Text) return false;
        if (isHex)
        {
            if (!Hex.TryDecode(_window, _at, _length, _window, _at)) return false;
            _length /= 2;
        }
        else if (_json.HasEscapes)
        {
            _length = _json.CopyText(_window, _at, _length);
        }
        return _length >= 0 && _length <= limit;
    }

    private bool IsHash()
    {
        for (int i = 0; i < _length; i++)
        {
            if (Hex.Value(_window[_at + i]) < 0) return false;
        }
        return _length == UserTable.PasswordBytes;
    }

    private bool Id(long most)
    {
        _json.Read();
        if (Key != 0 || !_json.TryInt64(out long id) || id < 1 || id > most) return false;
        Key = id;
        return true;
    }

    private bool Number(int least, int most, out int value)
    {
        _json.Read();
        return _json.TryInt32(least, most, out value);
    }

    private void BigEndian32(int at, uint value)
    {
        _record[at] = (byte)(value >> 24);
        _record[at + 1] = (byte)(value >> 16);
        _record[at + 2] = (byte)(value >> 8);
        _record[at + 3] = (byte)value;
    }
}
