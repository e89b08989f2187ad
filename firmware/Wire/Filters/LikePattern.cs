namespace PocketSpy.Wire.Filters;

/// <summary>The patterns of LIKE: % is any text or none, _ one byte, letters in any case. No escapes, as in standard SQL.</summary>
internal static class LikePattern
{
    private const int None = -1;

    /// <summary>
    /// Whether a whole text fits a pattern: <see cref="FilterValue.True"/>, <see cref="FilterValue.False"/>, or
    /// <see cref="FilterValue.Unknown"/> when <paramref name="steps"/>, which is counted down, came to its end.
    /// </summary>
    internal static int Match(byte[] text, int at, int count, byte[] pattern, int patternAt, int patternCount, ref int steps)
    {
        int end = at + count;
        int patternEnd = patternAt + patternCount;
        // Where to go on when the bytes behind the last % do not fit: it takes one byte more.
        int retryPattern = None;
        int retryText = 0;
        int left = steps;
        while (left > 0)
        {
            left--;
            int wanted = patternAt < patternEnd ? pattern[patternAt] : None;
            if (wanted == '%')
            {
                retryPattern = ++patternAt;
                retryText = at;
                // A % at the end takes all that is left.
                if (patternAt < patternEnd) continue;
                at = end;
            }
            else if (at < end && (wanted == text[at] || wanted == '_' || Lower(wanted) == Lower(text[at])))
            {
                at++;
                patternAt++;
                continue;
            }
            if (at == end && patternAt == patternEnd)
            {
                steps = left;
                return FilterValue.True;
            }
            if (retryPattern == None || retryText >= end)
            {
                steps = left;
                return FilterValue.False;
            }
            at = ++retryText;
            patternAt = retryPattern;
        }
        steps = 0;
        return FilterValue.Unknown;
    }

    private static int Lower(int value) => value >= 'A' && value <= 'Z' ? value | 0x20 : value;
}
