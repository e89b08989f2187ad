namespace PocketSpy.Wire.Text;

/// <summary>
/// Base64 in the four alphabets of these protocols. Characters are worked out by comparing, not looked up: a table of 256
/// would cost 372 bytes of the device's heap for each alphabet, and no packet path decodes much.
/// </summary>
public sealed class Base64
{
    private const int None = -1;

    // Places in _signs.
    private const int Sign62 = 0;
    private const int Sign63 = 1;
    private const int SignPad = 2;
    private const int SignAlso62 = 3;
    private const int SignAlso63 = 4;

    // One string and not five fields: constants stay in flash.
    private readonly string _signs;
    private readonly bool _mayLackPad;
    private readonly bool _writesPad;

    // The signs for 62, 63 and padding, and what is taken for 62 and 63 too.
    private Base64(string signs, bool writesPad, bool mayLackPad)
    {
        _signs = signs;
        _writesPad = writesPad;
        _mayLackPad = mayLackPad;
    }

    /// <summary>+ / and = (RFC 4648, 4).</summary>
    public static readonly Base64 Standard = new("+/=+/", true, false);

    /// <summary>[ ] and _ (GameSpy SDK: encoded passwords, tickets).</summary>
    public static readonly Base64 GameSpy = new("[]_[]", true, true);

    /// <summary>. - and * (Nintendo's NAS); &gt; and ? are taken too, as public servers do.</summary>
    public static readonly Base64 Nintendo = new(".-*>?", true, true);

    /// <summary>- _ and no padding (RFC 4648, 5); = is taken.</summary>
    public static readonly Base64 Url = new("-_=-_", false, true);

    /// <summary>Characters that <paramref name="count"/> bytes become.</summary>
    public int EncodedCount(int count) => _writesPad ? (count + 2) / 3 * 4 : (count * 4 + 2) / 3;

    /// <summary>
    /// Encodes. The caller vouches for the room, see <see cref="EncodedCount"/>. Gives the characters written. Bytes are read before
    /// characters are written over them, so the source may be the end of the room that the text takes.
    /// </summary>
    public int Encode(byte[] source, int offset, int count, byte[] target, int targetOffset)
    {
        int at = targetOffset;
        int end = offset + count;
        while (end - offset >= 3)
        {
            int bits = (source[offset] << 16) | (source[offset + 1] << 8) | source[offset + 2];
            target[at] = Character(bits >> 18);
            target[at + 1] = Character((bits >> 12) & 63);
            target[at + 2] = Character((bits >> 6) & 63);
            target[at + 3] = Character(bits & 63);
            at += 4;
            offset += 3;
        }
        int rest = end - offset;
        if (rest == 0) return at - targetOffset;
        int last = (source[offset] << 16) | (rest == 2 ? source[offset + 1] << 8 : 0);
        target[at++] = Character(last >> 18);
        target[at++] = Character((last >> 12) & 63);
        if (rest == 2) target[at++] = Character((last >> 6) & 63);
        for (int i = rest; _writesPad && i < 3; i++) target[at++] = (byte)_signs[SignPad];
        return at - targetOffset;
    }

    /// <summary>
    /// Decodes; the target may be the source. False for another character, padding that is wrong or (standard alphabet) missing, or a
    /// target that is too small. Bits that padding leaves over are not looked at: clients differ.
    /// </summary>
    public bool TryDecode(byte[] source, int offset, int count, byte[] target, int targetOffset, out int decoded)
    {
        decoded = 0;
        int characters = count;
        int pad = _signs[SignPad];
        while (characters > 0 && count - characters < 2 && source[offset + characters - 1] == pad) characters--;
        if (characters % 4 == 1) return false;
        bool isPadded = count > characters;
        if (isPadded ? count % 4 != 0 : !_mayLackPad && count % 4 != 0) return false;
        int size = characters * 3 / 4;
        if (size > target.Length - targetOffset) return false;

        int bits = 0;
        int at = targetOffset;
        for (int i = 0; i < characters; i++)
        {
            int value = Value(source[offset + i]);
            if (value < 0) return false;
            bits = (bits << 6) | value;
            int place = i & 3;
            if (place == 0) continue;
            // After 2, 3, 4 characters there are 12, 18, 24 bits: one more byte each time.
            target[at++] = (byte)(bits >> (6 - place * 2));
        }
        decoded = size;
        return true;
    }

    private byte Character(int value)
    {
        if (value < 26) return (byte)('A' + value);
        if (value < 52) return (byte)('a' - 26 + value);
        if (value < 62) return (byte)('0' - 52 + value);
        return (byte)(_signs[value == 62 ? Sign62 : Sign63]);
    }

    private int Value(int character)
    {
        if (character >= 'a' && character <= 'z') return character - 'a' + 26;
        if (character >= 'A' && character <= 'Z') return character - 'A';
        if (character >= '0' && character <= '9') return character - '0' + 52;
        if (character == _signs[Sign62] || character == _signs[SignAlso62]) return 62;
        return character == _signs[Sign63] || character == _signs[SignAlso63] ? 63 : None;
    }
}
