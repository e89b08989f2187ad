namespace PocketSpy.Core;

/// <summary>
/// The secret keys of one game behind each other, a blank between two of them: "BnA4a3 V5Hm41". Editions and demos that bear one name have keys of their
/// own; the full game's comes first. Keys are secrets: never show one.
/// </summary>
public static class KeyList
{
    /// <summary>Most bytes of a list.</summary>
    public const int MaximumBytes = 64;

    /// <summary>Bytes of the key that begins at an offset of the list; the list ends before <paramref name="end"/>.</summary>
    public static int CountAt(byte[] keys, int offset, int end)
    {
        int stop = offset;
        while (stop < end && keys[stop] != ' ') stop++;
        return stop - offset;
    }

    /// <summary>Where the key with a number begins, the first one's being 0; where the last one begins when there are not so many.</summary>
    public static int OffsetOf(byte[] keys, int end, int number)
    {
        int offset = 0;
        for (int i = 0; i < number; i++)
        {
            int next = offset + CountAt(keys, offset, end) + 1;
            if (next >= end) break;
            offset = next;
        }
        return offset;
    }
}
