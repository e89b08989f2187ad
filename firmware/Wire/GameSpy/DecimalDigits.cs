namespace PocketSpy.Wire.GameSpy;

/// <summary>Numbers as decimal ASCII inside hashed texts.</summary>
internal static class DecimalDigits
{
    /// <summary>The longest text: a sign and ten digits.</summary>
    internal const int MaxSize = 11;

    /// <summary>Writes <paramref name="value"/> at <paramref name="offset"/> and returns the number of characters.</summary>
    internal static int Write(int value, byte[] target, int offset)
    {
        int start = offset;
        uint rest = (uint)value;
        if (value < 0)
        {
            target[offset++] = (byte)'-';
            rest = 0 - rest;
        }
        int digits = 1;
        for (uint power = rest; power >= 10; power /= 10) digits++;
        for (int at = offset + digits - 1; at >= offset; at--)
        {
            target[at] = (byte)('0' + rest % 10);
            rest /= 10;
        }
        return offset + digits - start;
    }
}
