namespace PocketSpy.Wire.Filters;

/// <summary>What the characters of a filter are, and what stands behind a place in it.</summary>
internal static class FilterCharacters
{
    internal static bool IsDigit(int value) => value >= '0' && value <= '9';

    internal static bool BeginsName(int value)
    {
        int letter = value | 0x20;
        return (letter >= 'a' && letter <= 'z') || value == '_';
    }

    /// <summary>Index of the first byte that is no blank, tab or end of line.</summary>
    internal static int SkipBlanks(byte[] text, int at)
    {
        while (at < text.Length && (text[at] == ' ' || (text[at] >= '\t' && text[at] <= '\r'))) at++;
        return at;
    }

    /// <summary>Index behind letters, digits, underscores and points.</summary>
    internal static int SkipName(byte[] text, int at)
    {
        for (; at < text.Length; at++)
        {
            int value = text[at];
            if (value >= 'a' && value <= 'z') continue;
            if ((value < 'A' || value > 'Z') && (value < '0' || value > '9') && value != '_' && value != '.') return at;
        }
        return at;
    }

    /// <summary>What a name means: <see cref="FilterOperation.Key"/> unless it is a word of the language, letters in any case.</summary>
    internal static FilterOperation Keyword(byte[] text, int at, int count)
    {
        if (count < 2 || count > 4) return FilterOperation.Key;
        int first = text[at] | 0x20;
        int second = text[at + 1] | 0x20;
        if (count == 2)
        {
            if (first == 'o' && second == 'r') return FilterOperation.Or;
            return first == 'i' && second == 's' ? FilterOperation.Is : FilterOperation.Key;
        }
        int third = text[at + 2] | 0x20;
        if (count == 3)
        {
            if (first == 'a' && second == 'n' && third == 'd') return FilterOperation.And;
            return first == 'n' && second == 'o' && third == 't' ? FilterOperation.Not : FilterOperation.Key;
        }
        int fourth = text[at + 3] | 0x20;
        if (first == 'l' && second == 'i' && third == 'k' && fourth == 'e') return FilterOperation.Like;
        return first == 'n' && second == 'u' && third == 'l' && fourth == 'l' ? FilterOperation.Null : FilterOperation.Key;
    }

    /// <summary>Whether here stands a name and behind it a comparison.</summary>
    internal static bool BeginsComparison(byte[] text, int at)
    {
        int behind = SkipBlanks(text, SkipName(text, at));
        if (behind >= text.Length) return false;
        int value = text[behind];
        if (value == '=' || value == '<' || value == '>') return true;
        if (value == '!') return behind + 1 < text.Length && text[behind + 1] == '=';
        FilterOperation word = WordAt(text, behind);
        return word == FilterOperation.Like || word == FilterOperation.Not || word == FilterOperation.Is;
    }

    /// <summary>
    /// Whether what stands here may follow a quoted text, so that the quote before it ends the text. Else the quote is one of the text's
    /// own: Battlefield 2 puts what a player typed between quotes as it is (hostname like '%flyin' high%').
    /// </summary>
    internal static bool MayFollowText(byte[] text, int at)
    {
        at = SkipBlanks(text, at);
        if (at >= text.Length) return true;
        int value = text[at];
        if (!BeginsName(value)) return IsOperator(value) || value == ')';
        FilterOperation word = WordAt(text, at);
        if (word == FilterOperation.Key) return BeginsComparison(text, at);
        return word != FilterOperation.Null;
    }

    private static bool IsOperator(int value)
    {
        switch (value)
        {
            case '=':
            case '!':
            case '<':
            case '>':
            case '&':
            case '|':
            case '+':
            case '-':
            case '*':
            case '/':
            case '%':
                return true;
            default:
                return false;
        }
    }

    private static FilterOperation WordAt(byte[] text, int at) =>
        BeginsName(text[at]) ? Keyword(text, at, SkipName(text, at) - at) : FilterOperation.BadCharacter;
}
