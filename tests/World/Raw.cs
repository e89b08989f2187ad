namespace PocketSpy.Tests;

/// <summary>Text to bytes and back, one byte a character, and a few things that text needs in tests on both runtimes.</summary>
internal static class Raw
{
    internal static byte[] Bytes(string text)
    {
        byte[] bytes = new byte[text.Length];
        for (int i = 0; i < bytes.Length; i++) bytes[i] = (byte)text[i];
        return bytes;
    }

    internal static string Text(byte[] bytes) => Text(bytes, 0, bytes.Length);

    internal static string Text(byte[] bytes, int offset, int count)
    {
        char[] text = new char[count];
        for (int i = 0; i < count; i++) text[i] = (char)bytes[offset + i];
        return new string(text);
    }

    internal static string Repeat(char character, int count) => new string(character, count);

    /// <summary>How often a text stands in another.</summary>
    internal static int CountOf(string text, string part)
    {
        int count = 0;
        for (int at = text.IndexOf(part); at >= 0; at = text.IndexOf(part, at + 1)) count++;
        return count;
    }

    /// <summary>The text with every occurrence of a part exchanged.</summary>
    internal static string Exchange(string text, string part, string by)
    {
        int at = text.IndexOf(part);
        return at < 0 ? text : text.Substring(0, at) + by + Exchange(text.Substring(at + part.Length), part, by);
    }

    internal static byte[] Copy(byte[] bytes, int count)
    {
        byte[] copy = new byte[count];
        for (int i = 0; i < count; i++) copy[i] = bytes[i];
        return copy;
    }

    /// <summary>The value behind a key of a presence message; null when the key is not there.</summary>
    internal static string Value(string message, string key)
    {
        string mark = "\\" + key + "\\";
        int at = message.IndexOf(mark);
        if (at < 0) return null;
        int start = at + mark.Length;
        int end = message.IndexOf('\\', start);
        return end < 0 ? message.Substring(start) : message.Substring(start, end - start);
    }
}
