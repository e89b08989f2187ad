using PocketSpy.Wire.Text;

namespace PocketSpy.Wire.Http;

/// <summary>
/// The pairs of an application/x-www-form-urlencoded body, a=b&amp;c=d. Indexed once, looked up without allocating.
/// Values stay as they came; <see cref="Copy"/> undoes the percent signs.
/// </summary>
public sealed class FormReader
{
    // What is kept of each pair, in one column for the heap's sake: where its key begins, where its value does, where that ends.
    private const int Marks = 3;
    private const int ValueMark = 1;
    private const int EndMark = 2;

    private readonly ushort[] _marks;
    private byte[] _buffer;

    /// <param name="capacity">Most pairs.</param>
    public FormReader(int capacity)
    {
        _marks = new ushort[capacity * Marks];
    }

    /// <summary>Number of pairs.</summary>
    public int Count { get; private set; }

    /// <summary>Indexes a body. False, and no pairs, when it has more than there is room for. A pair without '=' has an empty value.</summary>
    public bool Load(byte[] buffer, int offset, int count)
    {
        _buffer = buffer;
        Count = 0;
        int end = offset + count;
        if (end >= ushort.MaxValue) return false;
        // What some titles leave behind the last pair is none of it.
        while (end > offset && (buffer[end - 1] == 0 || buffer[end - 1] == '\n' || buffer[end - 1] == '\r')) end--;
        int start = offset;
        while (start < end)
        {
            int stop = Ascii.IndexOf(buffer, start, end - start, '&');
            if (stop < 0) stop = end;
            if (stop > start && !Add(start, stop))
            {
                Count = 0;
                return false;
            }
            start = stop + 1;
        }
        return true;
    }

    /// <summary>Index of the first pair with this key, or -1.</summary>
    public int Find(string key)
    {
        for (int i = 0; i < Count; i++)
        {
            int start = _marks[i * Marks];
            if (Ascii.Equals(_buffer, start, _marks[i * Marks + ValueMark] - 1 - start, key)) return i;
        }
        return -1;
    }

    /// <summary>Copies a value, percent signs undone. Gives its bytes, or -1 when it does not fit or a percent sign is wrong.</summary>
    public int Copy(int pair, byte[] target) => Undo(pair, target, 0, target.Length);

    /// <summary>
    /// Undoes the percent signs of a value where it stands, for values too long to copy; call it once a body. Gives its bytes, or -1
    /// when a percent sign is wrong. <see cref="OffsetOf"/> tells where they are.
    /// </summary>
    public int DecodeInPlace(int pair)
    {
        int start = OffsetOf(pair);
        int count = Undo(pair, _buffer, start, _buffer.Length);
        if (count >= 0) _marks[pair * Marks + EndMark] = (ushort)(start + count);
        return count;
    }

    /// <summary>Where a value begins in the buffer.</summary>
    public int OffsetOf(int pair)
    {
        // A pair without '=' has its mark behind the end.
        int start = _marks[pair * Marks + ValueMark];
        int end = _marks[pair * Marks + EndMark];
        return start < end ? start : end;
    }

    // A value never gets longer, so the target may be its own place.
    private int Undo(int pair, byte[] target, int at, int limit)
    {
        int from = OffsetOf(pair);
        int end = _marks[pair * Marks + EndMark];
        int written = 0;
        while (from < end)
        {
            int value = _buffer[from++];
            if (value == '%')
            {
                if (end - from < 2) return -1;
                int high = Hex.Value(_buffer[from]);
                int low = Hex.Value(_buffer[from + 1]);
                if (high < 0 || low < 0) return -1;
                value = (high << 4) | low;
                from += 2;
            }
            if (at + written == limit) return -1;
            target[at + written++] = (byte)value;
        }
        return written;
    }

    private bool Add(int start, int stop)
    {
        int at = Count * Marks;
        if (at == _marks.Length) return false;
        int equals = Ascii.IndexOf(_buffer, start, stop - start, '=');
        if (equals < 0) equals = stop;
        _marks[at] = (ushort)start;
        _marks[at + ValueMark] = (ushort)(equals + 1);
        _marks[at + EndMark] = (ushort)stop;
        Count++;
        return true;
    }
}
