namespace PocketSpy.Wire.Filters;

/// <summary>
/// Numbers as filters know them: a whole number of 64 bits and billionths above it, from 0 to 999,999,999; -1.5 is -2 and 500,000,000.
/// So they are exact, and in order when the whole numbers are compared first.
/// </summary>
internal static class FilterNumber
{
    private const int FractionDigits = 9;
    private const int Billion = 1000000000;

    // A sign, 19 digits, a point, 9 digits.
    private const int MaximumCount = 30;

    /// <summary>
    /// Reads a decimal number with a sign or not, with a fraction or not. False when there is anything else, no digit on either side
    /// of the point, or more digits than are kept: then it is text.
    /// </summary>
    internal static bool TryRead(byte[] buffer, int offset, int count, out long whole, out int fraction)
    {
        fraction = 0;
        whole = 0;
        if (count == 0 || count > MaximumCount) return false;
        int first = buffer[offset];
        if (first > '9') return false;
        if (Ascii.TryParseInt64(buffer, offset, count, out whole)) return true;

        int point = Ascii.IndexOf(buffer, offset, count, '.');
        if (point < 0) return false;
        int digits = offset + count - point - 1;
        if (digits > FractionDigits || !Ascii.TryParseUInt32(buffer, point + 1, digits, out uint billionths)) return false;
        if (!Ascii.TryParseInt64(buffer, offset, point - offset, out whole)) return false;
        for (int i = digits; i < FractionDigits; i++) billionths *= 10;
        fraction = (int)billionths;
        if (first != '-' || fraction == 0) return true;
        if (whole == long.MinValue) return false;
        whole--;
        fraction = Billion - fraction;
        return true;
    }
}
