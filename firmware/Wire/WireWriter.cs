using System;
using System.Text;
using PocketSpy.Wire.Text;

namespace PocketSpy.Wire;

/// <summary>
/// Writes an answer into a buffer. What does not fit is not written and sets <see cref="Overflowed"/>, after which nothing more is
/// taken: check once, at the end. One instance is reused: nothing is allocated.
/// </summary>
public sealed class WireWriter
{
    private int _limit;
    private int _position;

    /// <summary>The buffer.</summary>
    public byte[] Buffer { get; private set; }

    /// <summary>Index of the first byte written.</summary>
    public int Start { get; private set; }

    /// <summary>Bytes written.</summary>
    public int Length => _position - Start;

    /// <summary>Whether something did not fit.</summary>
    public bool Overflowed { get; private set; }

    /// <summary>Starts at <paramref name="offset"/>, with room for <paramref name="capacity"/> bytes; the caller vouches for the range.</summary>
    public void Load(byte[] buffer, int offset, int capacity)
    {
        Buffer = buffer;
        Start = offset;
        _position = offset;
        _limit = offset + capacity;
        Overflowed = false;
    }

    /// <summary>One byte, the low 8 bits.</summary>
    public void WriteByte(int value)
    {
        if (!Reserve(1)) return;
        Buffer[_position++] = (byte)value;
    }

    /// <summary>Two bytes, high byte first.</summary>
    public void WriteUInt16BigEndian(int value)
    {
        if (!Reserve(2)) return;
        Buffer[_position] = (byte)(value >> 8);
        Buffer[_position + 1] = (byte)value;
        _position += 2;
    }

    /// <summary>Two bytes, low byte first.</summary>
    public void WriteUInt16LittleEndian(int value)
    {
        if (!Reserve(2)) return;
        Buffer[_position] = (byte)value;
        Buffer[_position + 1] = (byte)(value >> 8);
        _position += 2;
    }

    /// <summary>Four bytes, high byte first.</summary>
    public void WriteUInt32BigEndian(uint value)
    {
        if (!Reserve(4)) return;
        Buffer[_position] = (byte)(value >> 24);
        Buffer[_position + 1] = (byte)(value >> 16);
        Buffer[_position + 2] = (byte)(value >> 8);
        Buffer[_position + 3] = (byte)value;
        _position += 4;
    }

    /// <summary>Four bytes, low byte first.</summary>
    public void WriteUInt32LittleEndian(uint value)
    {
        if (!Reserve(4)) return;
        Buffer[_position] = (byte)value;
        Buffer[_position + 1] = (byte)(value >> 8);
        Buffer[_position + 2] = (byte)(value >> 16);
        Buffer[_position + 3] = (byte)(value >> 24);
        _position += 4;
    }

    /// <summary>Bytes of another buffer.</summary>
    public void WriteBytes(byte[] source, int offset, int count)
    {
        if (!Reserve(count)) return;
        Array.Copy(source, offset, Buffer, _position, count);
        _position += count;
    }

    /// <summary>All bytes of another buffer.</summary>
    public void WriteBytes(byte[] source) => WriteBytes(source, 0, source.Length);

    /// <summary>Text in UTF-8.</summary>
    public void WriteText(string text)
    {
        int length = text.Length;
        // A UTF-16 unit needs three bytes at most: with room for that, no counting.
        if (length * 3 > _limit - _position && !Reserve(CountUtf8(text))) return;
        if (Overflowed) return;
        _position += Encoding.UTF8.GetBytes(text, 0, length, Buffer, _position);
    }

    /// <summary>A number in decimal.</summary>
    public void WriteDecimal(long value)
    {
        int count = DecimalText.CountOf(value);
        if (!Reserve(count)) return;
        _position += count;
        DecimalText.WriteBefore(Buffer, _position, value);
    }

    /// <summary>Bytes as lower-case hexadecimal digits.</summary>
    public void WriteHex(byte[] source, int offset, int count)
    {
        if (!Reserve(count * 2)) return;
        Hex.Encode(source, offset, count, Buffer, _position);
        _position += count * 2;
    }

    /// <summary>Bytes in base64.</summary>
    public void WriteBase64(Base64 alphabet, byte[] source, int offset, int count)
    {
        int encoded = alphabet.EncodedCount(count);
        if (!Reserve(encoded)) return;
        alphabet.Encode(source, offset, count, Buffer, _position);
        _position += encoded;
    }

    /// <summary>Puts a number, high byte first, at a place written before, counted from <see cref="Start"/>.</summary>
    public void SetUInt16BigEndian(int position, int value)
    {
        if (position < 0 || position > Length - 2) return;
        Buffer[Start + position] = (byte)(value >> 8);
        Buffer[Start + position + 1] = (byte)value;
    }

    /// <summary>Puts a byte at a place written before, counted from <see cref="Start"/>.</summary>
    public void SetByte(int position, int value)
    {
        if (position >= 0 && position < Length) Buffer[Start + position] = (byte)value;
    }

    /// <summary>Takes back all behind the first <paramref name="length"/> bytes.</summary>
    public void Truncate(int length)
    {
        if (length >= 0 && length < Length) _position = Start + length;
    }

    /// <summary>Takes back all behind the first <paramref name="length"/> bytes, what did not fit as well: writing may go on.</summary>
    public void Rewind(int length)
    {
        Truncate(length);
        Overflowed = false;
    }

    private bool Reserve(int count)
    {
        if (Overflowed) return false;
        if (count <= _limit - _position) return true;
        Overflowed = true;
        return false;
    }

    private static int CountUtf8(string text)
    {
        int count = 0;
        for (int i = 0; i < text.Length; i++)
        {
            int unit = text[i];
            // A surrogate pair has four bytes: three for its first half, one for its second.
            bool second = unit >= 0xDC00 && unit <= 0xDFFF && i > 0 && text[i - 1] >= 0xD800 && text[i - 1] <= 0xDBFF;
            count += second || unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
        }
        return count;
    }
}
