namespace PocketSpy.Wire.Filters;

/// <summary>
/// Runs programs: words of 32 bits in the order of the operands, then their operator. The low byte is a <see cref="FilterOperation"/>;
/// above it lie a jump's target or a small number (bits 8 and up), or the count (bits 8-19) and the offset (bits 20 and up) of a text
/// within the filter. Behind a key follows its hash, behind a number its low, high and fraction words.
/// </summary>
internal sealed class FilterMachine
{
    /// <summary>Most values at one time.</summary>
    internal const int MaximumDepth = 16;

    // Of all LIKEs of one filter over one host. A name of 100 bytes and a pattern of 40 without luck take 4,000.
    private const int MaximumLikeSteps = 4096;

    // Two numbers that are compared as text, see DecimalText.MaximumCount.
    private const int LeftDigits = 20;
    private const int RightDigits = 40;

    private readonly FilterValue[] _stack = new FilterValue[MaximumDepth];
    private readonly byte[] _digits = new byte[RightDigits];
    private int _depth;
    private int _likeSteps;

    /// <summary>Makes room for so many values; what was made stays, for the next programs.</summary>
    internal void Reserve(int depth)
    {
        for (; _depth < depth; _depth++) _stack[_depth] = new FilterValue();
    }

    /// <summary>Whether a program ends with something true.</summary>
    internal bool Run(int[] code, byte[] text, IFilterRecord record)
    {
        FilterValue[] stack = _stack;
        _likeSteps = MaximumLikeSteps;
        int at = 0;
        int top = -1;
        while (true)
        {
            int word = code[at++];
            var operation = (FilterOperation)(word & 0xFF);
            switch (operation)
            {
                case FilterOperation.End:
                    return stack[0].Truth() == FilterValue.True;
                case FilterOperation.Null:
                    stack[++top].Kind = FilterValue.Nothing;
                    break;
                case FilterOperation.Key:
                    // Here and not in a method of its own: a frame has 200 bytes on the device, and the record's are on top of it.
                    FilterValue value = stack[++top];
                    if (record.Find(code[at++], text, word >> 20, (word >> 8) & 0xFFF)) value.SetText(FilterValue.Unread, record.ValueBuffer, record.ValueOffset, record.ValueCount);
                    else value.Kind = FilterValue.Nothing;
                    break;
                case FilterOperation.Text:
                    stack[++top].SetText(FilterValue.Word, text, word >> 20, (word >> 8) & 0xFFF);
                    break;
                case FilterOperation.Small:
                    stack[++top].SetWhole(word >> 8);
                    break;
                case FilterOperation.Number:
                    LoadNumber(stack[++top], text, word, (uint)code[at] | ((long)code[at + 1] << 32), code[at + 2]);
                    at += 3;
                    break;
                case FilterOperation.JumpIfFalse:
                    // False settles AND, true settles OR, whatever the other side is.
                    if (stack[top].Becomes(FilterValue.False)) at = word >> 8;
                    break;
                case FilterOperation.JumpIfTrue:
                    if (stack[top].Becomes(FilterValue.True)) at = word >> 8;
                    break;
                case FilterOperation.And:
                    top--;
                    Join(stack[top], stack[top + 1], FilterValue.False);
                    break;
                case FilterOperation.Or:
                    top--;
                    Join(stack[top], stack[top + 1], FilterValue.True);
                    break;
                case FilterOperation.Not:
                case FilterOperation.IsNull:
                case FilterOperation.IsNotNull:
                case FilterOperation.Negate:
                    Apply(operation, stack[top]);
                    break;
                default:
                    top--;
                    Apply(operation, stack[top], stack[top + 1]);
                    break;
            }
        }
    }

    private static void LoadNumber(FilterValue target, byte[] text, int word, long whole, int fraction)
    {
        target.SetText(FilterValue.Number, text, word >> 20, (word >> 8) & 0xFFF);
        target.Whole = whole;
        target.Fraction = fraction;
    }

    private static void Apply(FilterOperation operation, FilterValue value)
    {
        switch (operation)
        {
            case FilterOperation.Not:
                int truth = value.Truth();
                value.SetTruth(truth == FilterValue.Unknown ? truth : 1 - truth);
                break;
            case FilterOperation.Negate:
                if (value.TryWhole() && value.Whole != long.MinValue) value.SetWhole(-value.Whole);
                else value.Kind = FilterValue.Nothing;
                break;
            default:
                bool isNull = value.Kind == FilterValue.Nothing;
                value.SetWhole(isNull == (operation == FilterOperation.IsNull) ? 1 : 0);
                break;
        }
    }

    /// <summary>AND and OR whose left side did not settle it: it leaves it to the right side, or is unknown. The left value becomes the result.</summary>
    private static void Join(FilterValue left, FilterValue right, int settles)
    {
        int truth = right.Truth();
        if (left.Kind != FilterValue.Nothing || truth == settles) left.SetTruth(truth);
    }

    /// <summary>The left value becomes the result.</summary>
    private void Apply(FilterOperation operation, FilterValue left, FilterValue right)
    {
        if (left.Kind == FilterValue.Nothing || right.Kind == FilterValue.Nothing)
        {
            left.Kind = FilterValue.Nothing;
        }
        else if (operation <= FilterOperation.GreaterOrEqual)
        {
            left.SetWhole(((int)operation & Order(left, right)) != 0 ? 1 : 0);
        }
        else if (operation <= FilterOperation.NotLike)
        {
            Like(left, right, operation == FilterOperation.NotLike);
        }
        else if (left.TryWhole() && right.TryWhole() && FilterArithmetic.TryCompute(operation, left.Whole, right.Whole, out long result))
        {
            left.SetWhole(result);
        }
        else
        {
            left.Kind = FilterValue.Nothing;
        }
    }

    private void Like(FilterValue left, FilterValue right, bool isNot)
    {
        left.Spell(_digits, LeftDigits);
        right.Spell(_digits, RightDigits);
        int truth = LikePattern.Match(left.Buffer, left.Offset, left.Count, right.Buffer, right.Offset, right.Count, ref _likeSteps);
        left.SetTruth(isNot && truth != FilterValue.Unknown ? 1 - truth : truth);
    }

    /// <summary>1, 2 or 4, as the left value is less, the same or more: as numbers when both are, else as text.</summary>
    private int Order(FilterValue left, FilterValue right)
    {
        int order;
        // The right one first: it is a constant as a rule, and a constant word spares reading the left one.
        if (right.TryNumber() && left.TryNumber())
        {
            if (left.Whole != right.Whole) return left.Whole < right.Whole ? 1 : 4;
            order = left.Fraction - right.Fraction;
        }
        else
        {
            left.Spell(_digits, LeftDigits);
            right.Spell(_digits, RightDigits);
            order = TextOrder.Compare(left.Buffer, left.Offset, left.Count, right.Buffer, right.Offset, right.Count);
        }
        if (order == 0) return 2;
        return order < 0 ? 1 : 4;
    }
}
