namespace PocketSpy.Wire.Text;

/// <summary>Finds where a GameSpy text message ends: at \final\.</summary>
public static class KvFrame
{
    private const string Mark = "\\final\\";

    /// <summary>Index behind the first \final\ of a range, or -1.</summary>
    public static int Find(byte[] buffer, int offset, int count) => Find(buffer, offset, count, 0);

    /// <summary>
    /// The same, when the first <paramref name="seen"/> bytes were searched before: a message that comes in many pieces is not
    /// searched from its start again and again.
    /// </summary>
    public static int Find(byte[] buffer, int offset, int count, int seen)
    {
        int end = offset + count;
        // The mark may have begun before the new bytes.
        int from = seen - (Mark.Length - 1);
        int i = offset + (from > 0 ? from : 0);
        while (true)
        {
            i = Ascii.IndexOfBackslash(buffer, i, end - i);
            if (i < 0 || end - i < Mark.Length) return -1;
            if (Ascii.StartsWith(buffer, i, end - i, Mark)) return i + Mark.Length;
            i++;
        }
    }
}
