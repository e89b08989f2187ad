namespace PocketSpy.Wire.Text;

/// <summary>Numbers as decimal digits in ASCII.</summary>
public static class DecimalText
{
    /// <summary>Characters of the longest number: a sign and 19 digits.</summary>
    public const int MaximumCount = 20;

    /// <summary>Characters of a number, its sign included.</summary>
    public static int CountOf(long value)
    {
        int count = value < 0 ? 2 : 1;
        // Counted on the negative side, which alone holds the smallest number.
        if (value > 0) value = -value;
        for (; value < int.MinValue; value /= 10) count++;
        for (int small = (int)value; small <= -10; small /= 10) count++;
        return count;
    }

    /// <summary>
    /// Writes a number so that it ends before <paramref name="end"/> and gives the index of its first character. The caller
    /// vouches for the room, see <see cref="CountOf"/> and <see cref="MaximumCount"/>.
    /// </summary>
    public static int WriteBefore(byte[] target, int end, long value)
    {
        bool negative = value < 0;
        // On the negative side too.
        if (!negative) value = -value;
        // A division of 64 bits takes several times as long as one of 32 on a 32-bit processor.
        while (value < int.MinValue)
        {
            long next = value / 10;
            target[--end] = (byte)('0' + (int)(next * 10 - value));
            value = next;
        }
        int small = (int)value;
        do
        {
            int next = small / 10;
            target[--end] = (byte)('0' + (next * 10 - small));
            small = next;
        }
        while (small != 0);
        if (negative) target[--end] = (byte)'-';
        return end;
    }
}
