using PocketSpy.Wire;
using PocketSpy.Wire.Json;
using PocketSpy.Wire.Text;

namespace PocketSpy.Core;

/// <summary>One JSON object of a backup on its way back into a record: what the <see cref="TableForm"/>s need to read it.</summary>
public sealed class RecordReader
{
    /// <summary>What stands where no JSON is.</summary>
    public const string NoJson = "this is no JSON";

    /// <summary>What stands where no text is.</summary>
    public const string TextWanted = "a text is wanted, not too long, or its bytes in hexadecimal digits";

    /// <summary>What stands where no number is.</summary>
    public const string NumberWanted = "a whole number that the box can hold is wanted";

    /// <summary>What stands where too much is.</summary>
    public const string TooLong = "this is longer than a record may be";

    private const string NoObject = "an object in curly brackets is wanted";

    private readonly RecordBuffer _room;

    /// <param name="json">Reads the objects.</param>
    /// <param name="window">Their bytes, which may be changed.</param>
    /// <param name="room">Where the records are built.</param>
    public RecordReader(JsonReader json, byte[] window, RecordBuffer room)
    {
        Json = json;
        Window = window;
        _room = room;
    }

    /// <summary>Reads the object token by token.</summary>
    public readonly JsonReader Json;

    /// <summary>Holds the object.</summary>
    public readonly byte[] Window;

    /// <summary>Where the record is built, from 0 on.</summary>
    public byte[] Record => _room.Buffer;

    /// <summary>Builds a record that is key-value text, after <see cref="BeginPairs"/>.</summary>
    public KvWriter Pairs => _room.Writer;

    /// <summary>The longest record that the table keeps.</summary>
    public int RecordBytes { get; private set; }

    /// <summary>The record's key; 0 as long as there is none.</summary>
    public long Key;

    /// <summary>Bytes of the record.</summary>
    public int Count;

    /// <summary>Where in the window the text stands that was read last.</summary>
    public int TextOffset { get; private set; }

    /// <summary>Its bytes.</summary>
    public int TextCount { get; private set; }

    /// <summary>Reads one record of a table; <see cref="Json"/> stands before its object. Gives null, or what is wrong.</summary>
    public string Read(TableForm form, int recordBytes)
    {
        Key = 0;
        Count = 0;
        RecordBytes = recordBytes;
        if (Json.Read() != JsonToken.ObjectStart) return NoObject;
        string problem = form.Read(this);
        if (problem is not null) return problem;
        if (Json.Token != JsonToken.ObjectEnd) return NoJson;
        if (Count > recordBytes) return TooLong;
        return Key == 0 ? "the id is missing" : null;
    }

    /// <summary>Goes to the next name. False at the end of the object, and where no JSON is.</summary>
    public bool NextMember() => Json.Read() == JsonToken.Name;

    /// <summary>Whether the name is this one.</summary>
    public bool Is(string name) => Json.Is(name);

    /// <summary>Whether the name is this one, or this one with <see cref="PlainText.HexMark"/>: a <see cref="Text"/> is behind it.</summary>
    public bool IsText(string name) => Json.Is(name) || Json.Is(name + PlainText.HexMark);

    /// <summary>Passes over the member whose name this is. False where no JSON is.</summary>
    public bool Skip() => Json.Skip();

    /// <summary>Reads the id behind its name, which becomes the key. False when it is not from 1 to the limit, or there twice.</summary>
    public bool Id(long most)
    {
        if (Key != 0 || !Number(1, most, out long id)) return false;
        Key = id;
        return true;
    }

    /// <summary>Reads the number behind a name. False when it is not a whole one within the limits.</summary>
    public bool Number(int least, int most, out int value)
    {
        Json.Read();
        return Json.TryInt32(least, most, out value);
    }

    /// <summary>Reads the number behind a name. False when it is not a whole one within the limits.</summary>
    public bool Number(long least, long most, out long value)
    {
        Json.Read();
        return Json.TryInt64(out value) && value >= least && value <= most;
    }

    /// <summary>Reads the text behind a name that <see cref="IsText"/> took. False when it is none, or longer than the limit.</summary>
    public bool Text(int limit) => Value(limit, HasHexMark) && Json.Token == JsonToken.Text;

    /// <summary>Whether the name ends with <see cref="PlainText.HexMark"/>, and has something before it.</summary>
    public bool HasHexMark
    {
        get
        {
            int mark = PlainText.HexMark.Length;
            return Json.Count > mark && Ascii.Equals(Window, Json.Offset + Json.Count - mark, mark, PlainText.HexMark);
        }
    }

    /// <summary>Reads the text behind a name, or a number as a text. False when it is neither, or longer than the limit.</summary>
    // Escapes and digits are longer than what they stand for: it is put where they were.
    public bool Value(int limit, bool isHex)
    {
        JsonToken token = Json.Read();
        TextOffset = Json.Offset;
        TextCount = Json.Count;
        if (token == JsonToken.Number && !isHex) return TextCount <= limit;
        if (token != JsonToken.Text) return false;
        if (isHex)
        {
            if (!Hex.TryDecode(Window, TextOffset, TextCount, Window, TextOffset)) return false;
            TextCount /= 2;
        }
        else if (Json.HasEscapes)
        {
            TextCount = Json.CopyText(Window, TextOffset, TextCount);
        }
        return TextCount >= 0 && TextCount <= limit;
    }

    /// <summary>Puts the text that was read last into the record.</summary>
    public void CopyText(int offset) => System.Array.Copy(Window, TextOffset, Record, offset, TextCount);

    /// <summary>Starts a record that is key-value text.</summary>
    public void BeginPairs() => Pairs.Load(Record, 0, RecordBytes);

    /// <summary>Adds the text that was read last to key-value text.</summary>
    public void Pair(string key) => Pairs.Pair(key, Window, TextOffset, TextCount);

    /// <summary>Ends key-value text. False when it is longer than a record may be.</summary>
    public bool EndPairs()
    {
        Count = Pairs.Length;
        return !Pairs.Overflowed;
    }
}
