using PocketSpy.Wire;

namespace PocketSpy.Core;

/// <summary>Which bytes stand in a backup as a text, and which in hexadecimal digits.</summary>
public static class PlainText
{
    /// <summary>What follows a name whose text is no UTF-8, or would be twice as long in JSON: its bytes in hexadecimal digits.</summary>
    public const string HexMark = "Hex";

    // A record has few enough texts for this in each of them.
    private const int FreeEscapes = 8;

    /// <summary>Whether bytes can stand in JSON as they are: UTF-8 with no control characters but those of layout, at most doubled by escapes.</summary>
    public static bool Is(byte[] buffer, int offset, int count)
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
}
