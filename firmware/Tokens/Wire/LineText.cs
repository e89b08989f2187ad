using PocketSpy.Wire;

namespace PocketSpy.Tokens.Wire;

/// <summary>Which texts of strangers may stand in a line: UTF-8 without any control characters.</summary>
public static class LineText
{
    /// <summary>Whether the bytes are such a text.</summary>
    public static bool Is(byte[] buffer, int offset, int count)
    {
        int end = offset + count;
        for (int i = offset; i < end;)
        {
            int length = buffer[i] < ' ' || buffer[i] == 0x7F ? 0 : Utf8.LengthAt(buffer, i, end);
            if (length == 0) return false;
            i += length;
        }
        return true;
    }
}
