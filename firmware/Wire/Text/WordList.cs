namespace PocketSpy.Wire.Text;

/// <summary>
/// Looks words up in a list that is one constant, "login logout status": it stays in flash, where a table of strings takes 24 bytes of
/// the device's heap for each word.
/// </summary>
public static class WordList
{
    /// <summary>Not in the list.</summary>
    public const int None = -1;

    private const char Separator = ' ';

    /// <summary>The number of a word in the list, the first is 0; <see cref="None"/> when it is not there.</summary>
    public static int IndexOf(string words, byte[] buffer, int offset, int count)
    {
        int start = 0;
        for (int word = 0; start < words.Length; word++)
        {
            int end = EndOf(words, start);
            if (end - start == count && IsAt(words, start, buffer, offset, count)) return word;
            start = end + 1;
        }
        return None;
    }

    // The search is native on the device.
    private static int EndOf(string words, int start)
    {
        int end = words.IndexOf(Separator, start);
        return end < 0 ? words.Length : end;
    }

    private static bool IsAt(string words, int start, byte[] buffer, int offset, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (words[start + i] != buffer[offset + i]) return false;
        }
        return true;
    }
}
