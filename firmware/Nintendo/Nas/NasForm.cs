using PocketSpy.Wire;
using PocketSpy.Wire.Http;
using PocketSpy.Wire.Text;

namespace PocketSpy.Nintendo.Nas;

/// <summary>
/// The fields of a request to NAS or the download server: a form whose values are base64 with '.', '-' and '*'.
/// One instance serves all handlers, which answer one after the other.
/// </summary>
public sealed class NasForm
{
    /// <summary>Most fields of a request; the longest real one has 18.</summary>
    public const int MaximumFields = 40;

    /// <summary>
    /// Longest field that is copied, base64 undone. The longest that consoles send is a token of 131 bytes; the words of a word
    /// check may be longer and are read by <see cref="ReadInPlace"/>.
    /// </summary>
    public const int MaximumFieldBytes = 256;

    private readonly FormReader _form = new(MaximumFields);

    /// <summary>The field that was read last, <see cref="Count"/> bytes of it. The rest is the room that base64 takes.</summary>
    public readonly byte[] Value = new byte[MaximumFieldBytes / 3 * 4 + 4];

    /// <summary>Bytes in <see cref="Value"/>.</summary>
    public int Count { get; private set; }

    /// <summary>Takes the body of a request. False when it has too many fields.</summary>
    public bool Load(HttpRequest request) => _form.Load(request.Buffer, request.BodyOffset, request.BodyCount);

    /// <summary>Whether a field is there, whatever it holds.</summary>
    public bool Has(string key) => _form.Find(key) >= 0;

    /// <summary>Reads a field into <see cref="Value"/>. False when it is missing, too long or no base64.</summary>
    public bool TryRead(string key)
    {
        Count = 0;
        int pair = _form.Find(key);
        if (pair < 0) return false;
        int encoded = _form.Copy(pair, Value);
        if (encoded < 0 || !Base64.Nintendo.TryDecode(Value, 0, encoded, Value, 0, out int count) || count > MaximumFieldBytes) return false;
        // Some titles count the closing NUL in.
        while (count > 0 && Value[count - 1] == 0 && !IsWide(key)) count--;
        Count = count;
        return true;
    }

    /// <summary>
    /// Undoes a field where it stands in the request, whatever its length, without a copy; call it once a request. Gives its start in
    /// the request's buffer, or -1 when it is missing or no base64.
    /// </summary>
    public int ReadInPlace(string key, byte[] requestBuffer, out int count)
    {
        count = 0;
        int pair = _form.Find(key);
        if (pair < 0) return -1;
        int encoded = _form.DecodeInPlace(pair);
        int offset = _form.OffsetOf(pair);
        return encoded >= 0 && Base64.Nintendo.TryDecode(requestBuffer, offset, encoded, requestBuffer, offset, out count) ? offset : -1;
    }

    /// <summary>Index of the field that was read last, in any case, in a <see cref="WordList"/> of lower case, or -1.</summary>
    public int IndexIn(string words)
    {
        Ascii.ToLower(Value, 0, Count);
        return WordList.IndexOf(words, Value, 0, Count);
    }

    /// <summary>Reads a field as text; null when it is missing, empty or cannot be read. Allocates.</summary>
    public string Text(string key) => TryRead(key) && Count > 0 ? Ascii.ToText(Value, 0, Count) : null;

    /// <summary>Keeps only the first <paramref name="count"/> bytes of <see cref="Value"/>, which may have been changed.</summary>
    public void Truncate(int count) => Count = count;

    /// <summary>Whether the field that was read last is this text, in any case.</summary>
    public bool Is(string text) => Ascii.EqualsIgnoreCase(Value, 0, Count, text);

    /// <summary>Reads a field that is a decimal number, such as "0000000004660".</summary>
    public bool TryReadNumber(string key, out long value)
    {
        value = 0;
        return TryRead(key) && Ascii.TryParseInt64(Value, 0, Count, out value);
    }

    // UTF-16 fields: a last byte of 0 may be half of a character.
    private static bool IsWide(string key) => key == "ingamesn" || key == "devname" || key == "words";
}
