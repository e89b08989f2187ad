namespace PocketSpy.Wire.Filters;

/// <summary>The order of texts: byte by byte, ASCII letters in any case, a text before all that go on behind it.</summary>
internal static class TextOrder
{
    /// <summary>Below, at or above 0, as the first is before, the same as or behind the second.</summary>
    internal static int Compare(byte[] first, int firstOffset, int firstCount, byte[] second, int secondOffset, int secondCount)
    {
        int count = firstCount < secondCount ? firstCount : secondCount;
        for (int i = 0; i < count; i++)
        {
            int a = first[firstOffset + i];
            int b = second[secondOffset + i];
            if (a == b) continue;
            if (a >= 'A' && a <= 'Z') a |= 0x20;
            if (b >= 'A' && b <= 'Z') b |= 0x20;
            if (a != b) return a - b;
        }
        return firstCount - secondCount;
    }
}
