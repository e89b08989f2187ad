using System;
using System.Text;

namespace PocketSpy.Wire;

/// <summary>
/// Compares, searches and reads text in byte ranges without making strings. The caller vouches for the ranges, which come from
/// a reader that has checked them.
/// </summary>
public static class Ascii
{
    private static readonly object Backslash = (byte)'\\';
    private static readonly object Nul = (byte)0;

    /// <summary>Whether a range is exactly this text.</summary>
    public static bool Equals(byte[] buffer, int offset, int count, string text) =>
        count == text.Length && StartsWith(buffer, offset, count, text);

    /// <summary>Whether a range is this text, letters in any case.</summary>
    public static bool EqualsIgnoreCase(byte[] buffer, int offset, int count, string text) =>
        count == text.Length && StartsWithIgnoreCase(buffer, offset, count, text);

    /// <summary>Whether a range begins with this text.</summary>
    public static bool StartsWith(byte[] buffer, int offset, int count, string text)
    {
        int length = text.Length;
        if (count < length) return false;
        for (int i = 0; i < length; i++)
        {
            if (buffer[offset + i] != text[i]) return false;
        }
        return true;
    }

    /// <summary>Whether a range begins with this text, letters in any case.</summary>
    public static bool StartsWithIgnoreCase(byte[] buffer, int offset, int count, string text)
    {
        int length = text.Length;
        if (count < length) return false;
        for (int i = 0; i < length; i++)
        {
            if (!SameLetter(buffer[offset + i], text[i])) return false;
        }
        return true;
    }

    /// <summary>Whether two ranges of the same length hold the same bytes.</summary>
    public static bool Equal(byte[] first, int firstOffset, byte[] second, int secondOffset, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (first[firstOffset + i] != second[secondOffset + i]) return false;
        }
        return true;
    }

    /// <summary>Whether two ranges of the same length hold the same text, letters in any case.</summary>
    public static bool EqualIgnoreCase(byte[] first, int firstOffset, byte[] second, int secondOffset, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (!SameLetter(first[firstOffset + i], second[secondOffset + i])) return false;
        }
        return true;
    }

    /// <summary>The same as <see cref="Equal"/> for secrets: takes as long when the first byte differs as when none does.</summary>
    public static bool FixedTimeEqual(byte[] first, int firstOffset, byte[] second, int secondOffset, int count)
    {
        int difference = 0;
        for (int i = 0; i < count; i++) difference |= first[firstOffset + i] ^ second[secondOffset + i];
        return difference == 0;
    }

    /// <summary>Index of the first such byte in a range, or -1.</summary>
    public static int IndexOf(byte[] buffer, int offset, int count, int value)
    {
        int end = offset + count;
        for (int i = offset; i < end; i++)
        {
            if (buffer[i] == value) return i;
        }
        return -1;
    }

    /// <summary>
    /// Index of the first backslash in a range, or -1. GameSpy text is cut at them: on the device this search is native,
    /// 30 instructions instead of 20 a byte.
    /// </summary>
    public static int IndexOfBackslash(byte[] buffer, int offset, int count) =>
        count <= 0 ? -1 : Array.IndexOf((Array)buffer, Backslash, offset, count);

    /// <summary>Index of the first NUL in a range, or -1: native on the device, as <see cref="IndexOfBackslash"/> is.</summary>
    public static int IndexOfNul(byte[] buffer, int offset, int count) =>
        count <= 0 ? -1 : Array.IndexOf((Array)buffer, Nul, offset, count);

    /// <summary>Reads a decimal number of at most 19 digits, with a sign or not. False when there is anything else in the range, or nothing, or too much.</summary>
    public static bool TryParseInt64(byte[] buffer, int offset, int count, out long value)
    {
        value = 0;
        int i = offset;
        int end = offset + count;
        bool negative = count > 0 && buffer[i] == '-';
        if (negative || (count > 0 && buffer[i] == '+')) i++;
        // 18 digits always fit; a 19th is judged by whether the sum turns over.
        if (i == end || end - i > 19) return false;
        long sum = 0;
        for (; i < end; i++)
        {
            int digit = buffer[i] - '0';
            if (digit < 0 || digit > 9) return false;
            sum = sum * 10 - digit;
        }
        if (sum > 0 || (!negative && sum == long.MinValue)) return false;
        value = negative ? sum : -sum;
        return true;
    }

    /// <summary>Reads a decimal number from 0 to 4,294,967,295, without a sign.</summary>
    public static bool TryParseUInt32(byte[] buffer, int offset, int count, out uint value)
    {
        value = 0;
        if (count == 0 || buffer[offset] == '-' || buffer[offset] == '+') return false;
        if (!TryParseInt64(buffer, offset, count, out long number) || number > uint.MaxValue) return false;
        value = (uint)number;
        return true;
    }

    /// <summary>Makes the ASCII letters of a range lower-case.</summary>
    public static void ToLower(byte[] buffer, int offset, int count)
    {
        int end = offset + count;
        for (int i = offset; i < end; i++)
        {
            if (buffer[i] >= 'A' && buffer[i] <= 'Z') buffer[i] |= 0x20;
        }
    }

    /// <summary>A range as a string, UTF-8; on the device a NUL ends it. Allocates: for what is kept or shown.</summary>
    public static string ToText(byte[] buffer, int offset, int count) =>
        count == 0 ? "" : Encoding.UTF8.GetString(buffer, offset, count);

    private static bool SameLetter(int a, int b)
    {
        int difference = a ^ b;
        if (difference == 0) return true;
        int letter = a | 0x20;
        return difference == 0x20 && letter >= 'a' && letter <= 'z';
    }
}
