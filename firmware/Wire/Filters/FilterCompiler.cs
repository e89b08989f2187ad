using System;

namespace PocketSpy.Wire.Filters;

/// <summary>
/// Understands the filters of GameSpy's server browser, which are conditions of SQL ("Standard SQL syntax should be used", says the
/// Server Browsing SDK of its server filter); docs/filters.md describes the language. A filter is read once, with its operators on a
/// stack of fixed size, and becomes a program that is run for each host. One instance is kept; nothing but programs is allocated.
/// </summary>
public sealed class FilterCompiler
{
    /// <summary>Most bytes of a filter. (The SDK itself sends 256 at most, MAX_FILTER_LEN.)</summary>
    public const int MaximumText = 1024;

    /// <summary>Most names, constants, operators and parentheses.</summary>
    public const int MaximumParts = 256;

    // Operators and parentheses that wait for their right side.
    private const int MaximumWaiting = 32;

    private readonly FilterLexer _lexer = new();
    private readonly FilterMachine _machine = new();
    private readonly FilterCode _code = new();

    // A FilterOperation and, from bit 8 on, the last of the jumps behind the right sides of AND and OR.
    private readonly int[] _waiting = new int[MaximumWaiting];
    private int _waitingCount;
    private byte[] _text;

    /// <summary>Why the last filter was not understood.</summary>
    public FilterError Error { get; private set; }

    /// <summary>Index of the byte at which that was found.</summary>
    public int ErrorPosition { get; private set; }

    /// <summary>
    /// Reads a filter. An empty one, or one of blanks, matches everything. False, with <see cref="Error"/>, when it is none or goes
    /// over a limit.
    /// </summary>
    public bool TryCompile(byte[] text, int offset, int count, out FilterProgram program)
    {
        program = null;
        Error = FilterError.None;
        ErrorPosition = 0;
        if (count > MaximumText) return Fail(FilterError.TooLong);
        _text = new byte[count];
        Array.Copy(text, offset, _text, 0, count);
        _lexer.Load(_text);
        _code.Begin(count);
        _waitingCount = 0;
        if (TryParse())
        {
            _machine.Reserve(_code.Deepest);
            program = new FilterProgram(_machine, _code.Finish(), _text);
        }
        else
        {
            ErrorPosition = _lexer.Offset;
            _code.Finish();
        }
        _text = null;
        return program is not null;
    }

    private bool TryParse()
    {
        bool wantsOperand = true;
        for (int parts = 0; ; parts++)
        {
            FilterOperation part = _lexer.Next();
            if (part == FilterOperation.BadCharacter) return Fail(FilterError.Character);
            if (part == FilterOperation.OpenText) return Fail(FilterError.OpenText);
            if (part == FilterOperation.End) return parts == 0 || (wantsOperand ? Fail(FilterError.NoOperand) : TryEnd());
            if (parts == MaximumParts) return Fail(FilterError.TooManyParts);
            if (wantsOperand ? !TryOperand(part, out wantsOperand) : !TryOperator(part, out wantsOperand)) return false;
        }
    }

    /// <summary>Where a value is to stand: it, or what may come before it.</summary>
    private bool TryOperand(FilterOperation part, out bool wantsOperand)
    {
        wantsOperand = false;
        int offset = _lexer.Offset;
        int count = _lexer.Count;
        switch (part)
        {
            case FilterOperation.Null:
                _code.Null();
                return true;
            case FilterOperation.Key:
                _code.Key(_text, offset, count);
                return true;
            case FilterOperation.Number:
                Number(offset, count);
                return true;
            case FilterOperation.Text:
                // A whole number between quotes is one all the same; 1.10 may be a version, which is not 1.1.
                if (!TryWhole(offset, count)) _code.Text(offset, count);
                return true;
        }
        if (part == FilterOperation.Subtract)
        {
            if (_lexer.TakeNegative())
            {
                Number(_lexer.Offset, _lexer.Count);
                return true;
            }
            part = FilterOperation.Negate;
        }
        wantsOperand = true;
        if (part == FilterOperation.Add) return true;
        bool mayComeFirst = part == FilterOperation.Open || part == FilterOperation.Not || part == FilterOperation.Negate || part == FilterOperation.Invert;
        return mayComeFirst ? TryWait(part, 0) : Fail(FilterError.NoOperand);
    }

    /// <summary>Behind a value: an operator, a closing parenthesis, or another comparison.</summary>
    private bool TryOperator(FilterOperation part, out bool wantsOperand)
    {
        wantsOperand = false;
        if (part == FilterOperation.Close) return TryClose();
        if (part == FilterOperation.Is) return TryIs();
        if (part == FilterOperation.Key && _lexer.IsCompared())
        {
            // Battlefield 2 forgets the AND in front of its game type: numplayers > 0gametype like '%gpm_cq%'.
            int offset = _lexer.Offset;
            int count = _lexer.Count;
            if (!TryBinary(FilterOperation.And)) return false;
            _code.Key(_text, offset, count);
            return true;
        }
        if (part == FilterOperation.Not) part = _lexer.Next() == FilterOperation.Like ? FilterOperation.NotLike : FilterOperation.Key;
        if (part < FilterOperation.Or || part == FilterOperation.Invert) return Fail(FilterError.NoOperator);
        wantsOperand = true;
        return TryBinary(part);
    }

    private void Number(int offset, int count)
    {
        if (TryWhole(offset, count)) return;
        if (FilterNumber.TryRead(_text, offset, count, out long whole, out int fraction)) _code.Number(offset, count, whole, fraction);
        // What has more digits than are kept is compared as text.
        else _code.Text(offset, count);
    }

    private bool TryWhole(int offset, int count)
    {
        if (!Ascii.TryParseInt64(_text, offset, count, out long value)) return false;
        _code.Whole(_text, offset, count, value);
        return true;
    }

    private bool TryIs()
    {
        FilterOperation part = _lexer.Next();
        bool isNot = part == FilterOperation.Not;
        if (isNot) part = _lexer.Next();
        if (part != FilterOperation.Null) return Fail(FilterError.NoOperand);
        ReleaseFrom(FilterOperation.IsNull, false);
        _code.Unary(isNot ? FilterOperation.IsNotNull : FilterOperation.IsNull);
        return true;
    }

    private bool TryBinary(FilterOperation operation)
    {
        bool joins = operation == FilterOperation.And || operation == FilterOperation.Or;
        ReleaseFrom(operation, joins);
        if (!joins) return TryWait(operation, 0);
        // The jumps of a AND b AND c all lead behind c.
        int jump = 0;
        if (_waitingCount > 0 && (FilterOperation)(_waiting[_waitingCount - 1] & 0xFF) == operation)
        {
            jump = _waiting[--_waitingCount] >> 8;
            _code.Binary(operation);
        }
        return TryWait(operation, _code.Jump(operation == FilterOperation.And ? FilterOperation.JumpIfFalse : FilterOperation.JumpIfTrue, jump));
    }

    private bool TryClose()
    {
        ReleaseFrom(FilterOperation.Or, false);
        if (_waitingCount == 0) return Fail(FilterError.Parenthesis);
        _waitingCount--;
        return true;
    }

    private bool TryEnd()
    {
        ReleaseFrom(FilterOperation.Or, false);
        if (_waitingCount > 0) return Fail(FilterError.Parenthesis);
        return _code.Deepest <= FilterMachine.MaximumDepth || Fail(FilterError.TooDeep);
    }

    private bool TryWait(FilterOperation operation, int jump)
    {
        if (_waitingCount == MaximumWaiting) return Fail(FilterError.TooDeep);
        _waiting[_waitingCount++] = (int)operation | (jump << 8);
        return true;
    }

    /// <summary>
    /// Writes the waiting operators that bind as tightly as this one or tighter. Not the same one when it <paramref name="joins"/>: AND
    /// behind AND, OR behind OR.
    /// </summary>
    private void ReleaseFrom(FilterOperation operation, bool joins)
    {
        int level = (int)operation >> 4;
        while (_waitingCount > 0)
        {
            int entry = _waiting[_waitingCount - 1];
            var waiting = (FilterOperation)(entry & 0xFF);
            if ((int)waiting >> 4 < level || (joins && waiting == operation)) return;
            _waitingCount--;
            if (waiting == FilterOperation.Invert) _code.Unary(FilterOperation.Not);
            else if (waiting == FilterOperation.Not || waiting == FilterOperation.Negate) _code.Unary(waiting);
            else _code.Binary(waiting);
            _code.Land(entry >> 8);
        }
    }

    private bool Fail(FilterError error)
    {
        Error = error;
        return false;
    }
}
