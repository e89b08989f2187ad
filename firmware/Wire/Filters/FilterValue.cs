using PocketSpy.Wire.Text;

namespace PocketSpy.Wire.Filters;

/// <summary>
/// One place of the evaluator's stack: nothing, a number or a text. Whether something is true is the number 1 or 0, or nothing
/// when it is unknown. Fields, since a property costs the device a call.
/// </summary>
internal sealed class FilterValue
{
    // What kind of value it is.
    internal const int Nothing = 0;
    internal const int Number = 1;

    /// <summary>A text that has not been read as a number yet.</summary>
    internal const int Unread = 2;

    /// <summary>A text that is no number.</summary>
    internal const int Word = 3;

    // Whether it is true.
    internal const int Unknown = -1;
    internal const int False = 0;
    internal const int True = 1;

    // A number that was computed has no text until it is asked for.
    private const int NoText = -1;

    private const int MostDigitsOfInt = 9;

    internal int Kind;

    /// <summary>Of a number, see <see cref="FilterNumber"/>.</summary>
    internal long Whole;

    internal int Fraction;

    /// <summary>Where the text lies, of a number as well.</summary>
    internal byte[] Buffer;

    internal int Offset;
    internal int Count;

    internal void SetText(int kind, byte[] buffer, int offset, int count)
    {
        Kind = kind;
        Buffer = buffer;
        Offset = offset;
        Count = count;
    }

    internal void SetWhole(long whole)
    {
        Kind = Number;
        Whole = whole;
        Fraction = 0;
        Count = NoText;
    }

    /// <summary>Sets 1, 0 or nothing.</summary>
    internal void SetTruth(int truth)
    {
        Kind = truth == Unknown ? Nothing : Number;
        Whole = truth;
        Fraction = 0;
        Count = NoText;
    }

    /// <summary>Whether it is a number, or a text that reads as one.</summary>
    internal bool TryNumber()
    {
        if (Kind != Unread) return Kind == Number;
        // Most values are a few digits.
        int count = Count;
        if (count == 0 || count > MostDigitsOfInt) return TryAnyNumber();
        byte[] buffer = Buffer;
        int at = Offset;
        int sum = 0;
        for (int end = at + count; at < end; at++)
        {
            int digit = buffer[at] - '0';
            if (digit < 0 || digit > 9) return TryAnyNumber();
            sum = sum * 10 + digit;
        }
        Kind = Number;
        Whole = sum;
        Fraction = 0;
        return true;
    }

    /// <summary>The same for a whole number.</summary>
    internal bool TryWhole() => TryNumber() && Fraction == 0;

    /// <summary>Nothing is unknown, 0 and texts that are no numbers are false, all else is true.</summary>
    internal int Truth()
    {
        if (Kind == Nothing) return Unknown;
        if (Kind != Number && !TryNumber()) return False;
        return Whole != 0 || Fraction != 0 ? True : False;
    }

    /// <summary>Makes 1 or 0 of it if that is what it is worth.</summary>
    internal bool Becomes(int truth)
    {
        if (Truth() != truth) return false;
        SetTruth(truth);
        return true;
    }

    /// <summary>Gives a number that was computed its digits, before <paramref name="end"/>.</summary>
    internal void Spell(byte[] digits, int end)
    {
        if (Count != NoText) return;
        Buffer = digits;
        Offset = DecimalText.WriteBefore(digits, end, Whole);
        Count = end - Offset;
    }

    private bool TryAnyNumber()
    {
        if (!FilterNumber.TryRead(Buffer, Offset, Count, out long whole, out int fraction))
        {
            Kind = Word;
            return false;
        }
        Kind = Number;
        Whole = whole;
        Fraction = fraction;
        return true;
    }
}
