using System;
using System.Globalization;

namespace PocketSpy.Box.Replay;

/// <summary>
/// A GameSpy text message, one character a byte, read as the SDK does: the first key is the command, all others are searched
/// for in the whole text.
/// </summary>
public static class KvMessage
{
    private const string End = "\\final\\";

    /// <summary>Why this is not a message, or null when it is one.</summary>
    public static string Flaw(string text)
    {
        if (text.Length == 0 || text[0] != '\\') return "no message: it does not begin with a backslash";
        if (!text.Contains(End, StringComparison.Ordinal)) return "no message: it has no \\final\\";
        return Command(text) is "" or "final" ? "no message: it has no command" : null;
    }

    /// <summary>The first key.</summary>
    public static string Command(string text)
    {
        int end = text.IndexOf('\\', 1);
        return end < 0 ? "" : text[1..end];
    }

    /// <summary>The value of a key, null when it is missing.</summary>
    public static string Value(string text, string key)
    {
        if (!Find(text, key, out int start, out int end)) return null;
        return text[start..end];
    }

    /// <summary>The message with another value for a key; unchanged when the key is missing.</summary>
    public static string With(string text, string key, string value) =>
        Find(text, key, out int start, out int end) ? text[..start] + value + text[end..] : text;

    /// <summary>A session key that is not this one.</summary>
    public static string OtherKey(string sessionKey) =>
        int.TryParse(sessionKey, CultureInfo.InvariantCulture, out int key) ? (key ^ 1).ToString(CultureInfo.InvariantCulture) : "1";

    private static bool Find(string text, string key, out int start, out int end)
    {
        string mark = $"\\{key}\\";
        start = text.IndexOf(mark, StringComparison.Ordinal);
        end = -1;
        if (start < 0) return false;
        start += mark.Length;
        end = text.IndexOf('\\', start);
        if (end < 0) end = text.Length;
        return true;
    }
}
