namespace PocketSpy.Wire.Filters;

/// <summary>Cuts a filter into names, constants and signs. Doubled quotes become single ones in the text itself, which must be a copy.</summary>
internal sealed class FilterLexer
{
    /// <summary>Start of the last part: of the text within its quotes, of the name, the number, the sign. (Fields, for speed.)</summary>
    internal int Offset;

    /// <summary>Its bytes.</summary>
    internal int Count;

    private byte[] _text;
    private int _at;

    /// <summary>Starts at the beginning of a text.</summary>
    internal void Load(byte[] text)
    {
        _text = text;
        _at = 0;
    }

    /// <summary>The next part.</summary>
    internal FilterOperation Next()
    {
        int at = FilterCharacters.SkipBlanks(_text, _at);
        Offset = at;
        Count = 1;
        _at = at + 1;
        if (at >= _text.Length) return FilterOperation.End;
        int first = _text[at];
        if (first == '\'' || first == '"') return Text(first);
        if (FilterCharacters.IsDigit(first)) return Number();
        if (!FilterCharacters.BeginsName(first)) return Sign(first);
        _at = FilterCharacters.SkipName(_text, at);
        Count = _at - at;
        return FilterCharacters.Keyword(_text, at, Count);
    }

    /// <summary>After a minus: takes the number that follows at once, with its sign. False, and nothing is taken, when none does.</summary>
    internal bool TakeNegative()
    {
        if (_at >= _text.Length || !FilterCharacters.IsDigit(_text[_at])) return false;
        int minus = Offset;
        Offset = _at;
        Number();
        Offset = minus;
        Count++;
        return true;
    }

    /// <summary>After a name: whether a comparison begins with it.</summary>
    internal bool IsCompared() => FilterCharacters.BeginsComparison(_text, Offset);

    private FilterOperation Number()
    {
        int at = SkipDigits(Offset);
        if (at + 1 < _text.Length && _text[at] == '.' && FilterCharacters.IsDigit(_text[at + 1])) at = SkipDigits(at + 1);
        _at = at;
        Count = at - Offset;
        return FilterOperation.Number;
    }

    private int SkipDigits(int at)
    {
        byte[] text = _text;
        while (at < text.Length && text[at] >= '0' && text[at] <= '9') at++;
        return at;
    }

    private FilterOperation Text(int quote)
    {
        byte[] text = _text;
        int start = _at;
        int to = start;
        for (int from = start; from < text.Length; from++)
        {
            byte value = text[from];
            if (value == quote)
            {
                if (from + 1 < text.Length && text[from + 1] == quote)
                {
                    from++;
                }
                else if (FilterCharacters.MayFollowText(text, from + 1))
                {
                    Offset = start;
                    Count = to - start;
                    _at = from + 1;
                    return FilterOperation.Text;
                }
            }
            text[to++] = value;
        }
        return FilterOperation.OpenText;
    }

    private FilterOperation Sign(int first)
    {
        switch (first)
        {
            case '(':
                return FilterOperation.Open;
            case ')':
                return FilterOperation.Close;
            case '+':
                return FilterOperation.Add;
            case '-':
                return FilterOperation.Subtract;
            case '*':
                return FilterOperation.Multiply;
            case '/':
                return FilterOperation.Divide;
            case '%':
                return FilterOperation.Modulo;
            case '&':
                return Takes('&') ? FilterOperation.And : FilterOperation.BitAnd;
            case '|':
                return Takes('|') ? FilterOperation.Or : FilterOperation.BitOr;
            case '=':
                Takes('=');
                return FilterOperation.Equal;
            case '!':
                return Takes('=') ? FilterOperation.NotEqual : FilterOperation.Invert;
            case '>':
                return Takes('=') ? FilterOperation.GreaterOrEqual : FilterOperation.Greater;
            case '<':
                if (Takes('>')) return FilterOperation.NotEqual;
                return Takes('=') ? FilterOperation.LessOrEqual : FilterOperation.Less;
            default:
                return FilterOperation.BadCharacter;
        }
    }

    private bool Takes(int second)
    {
        if (_at >= _text.Length || _text[_at] != second) return false;
        _at++;
        return true;
    }
}
