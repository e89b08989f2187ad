namespace PocketSpy.Wire;

/// <summary>
/// A cursor over received bytes that checks before every read. A read that is not possible returns false and leaves the
/// cursor where it was. One instance is reused: nothing is allocated.
/// </summary>
public sealed class WireReader
{
    /// <summary>The bytes.</summary>
    public byte[] Buffer { get; private set; }

    /// <summary>Index of the next byte.</summary>
    public int Position { get; private set; }

    /// <summary>Index behind the last byte.</summary>
    public int End { get; private set; }

    /// <summary>Bytes that are left.</summary>
    public int Remaining => End - Position;

    /// <summary>Starts at <paramref name="offset"/>; the caller vouches for the range.</summary>
    public void Load(byte[] buffer, int offset, int count)
    {
        Buffer = buffer;
        Position = offset;
        End = offset + count;
    }

    /// <summary>One byte.</summary>
    public bool TryReadByte(out int value)
    {
        value = 0;
        if (Position >= End) return false;
        value = Buffer[Position];
        Position++;
        return true;
    }

    /// <summary>Two bytes, high byte first.</summary>
    public bool TryReadUInt16BigEndian(out int value)
    {
        value = 0;
        int at = Position;
        if (End - at < 2) return false;
        byte[] buffer = Buffer;
        value = (buffer[at] << 8) | buffer[at + 1];
        Position = at + 2;
        return true;
    }

    /// <summary>Two bytes, low byte first.</summary>
    public bool TryReadUInt16LittleEndian(out int value)
    {
        value = 0;
        int at = Position;
        if (End - at < 2) return false;
        byte[] buffer = Buffer;
        value = buffer[at] | (buffer[at + 1] << 8);
        Position = at + 2;
        return true;
    }

    /// <summary>Four bytes, high byte first.</summary>
    public bool TryReadUInt32BigEndian(out uint value)
    {
        value = 0;
        int at = Position;
        if (End - at < 4) return false;
        byte[] buffer = Buffer;
        value = ((uint)buffer[at] << 24) | ((uint)buffer[at + 1] << 16) | ((uint)buffer[at + 2] << 8) | buffer[at + 3];
        Position = at + 4;
        return true;
    }

    /// <summary>Four bytes, low byte first.</summary>
    public bool TryReadUInt32LittleEndian(out uint value)
    {
        value = 0;
        int at = Position;
        if (End - at < 4) return false;
        byte[] buffer = Buffer;
        value = buffer[at] | ((uint)buffer[at + 1] << 8) | ((uint)buffer[at + 2] << 16) | ((uint)buffer[at + 3] << 24);
        Position = at + 4;
        return true;
    }

    /// <summary>Passes over bytes.</summary>
    public bool TrySkip(int count) => TryReadBytes(count, out _);

    /// <summary>Passes over bytes and tells where they begin in <see cref="Buffer"/>.</summary>
    public bool TryReadBytes(int count, out int offset)
    {
        offset = Position;
        if (count < 0 || count > End - Position) return false;
        Position += count;
        return true;
    }

    /// <summary>
    /// Text that a NUL ends: its start and its bytes without the NUL; the cursor goes behind the NUL. False when none comes within
    /// <paramref name="maximum"/> bytes of text or before the end.
    /// </summary>
    public bool TryReadNulTerminated(int maximum, out int offset, out int count)
    {
        offset = Position;
        count = 0;
        if (maximum < 0) return false;
        int room = End - Position;
        int within = room <= maximum ? room : maximum + 1;
        int nul = Ascii.IndexOf(Buffer, Position, within, 0);
        if (nul < 0) return false;
        count = nul - offset;
        Position = nul + 1;
        return true;
    }
}
