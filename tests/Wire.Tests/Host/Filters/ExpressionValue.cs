using System.Linq;
using System.Numerics;
using System.Text.RegularExpressions;

namespace PocketSpy.Wire.Tests.Host.Filters;

/// <summary>What an expression is worth: nothing (both null), a text, or a number with its text.</summary>
internal sealed record ExpressionValue(decimal? Number, string Text)
{
    internal bool IsNothing => Text is null;

    internal bool? Truth => IsNothing ? null : Number is not null && Number != 0;

    internal BigInteger? Whole => Number is not null && Number == decimal.Truncate(Number.Value) ? (BigInteger)Number.Value : null;

    /// <summary>A text as a number: of 64 bits, with nine digits behind the point at most.</summary>
    internal static decimal? Read(string text, bool mayHaveFraction)
    {
        if (!Regex.IsMatch(text, mayHaveFraction ? @"\A[+-]?[0-9]{1,19}(\.[0-9]{1,9})?\z" : @"\A[+-]?[0-9]{1,19}\z")) return null;
        decimal number = decimal.Parse(text);
        return decimal.Floor(number) >= long.MinValue && decimal.Floor(number) <= long.MaxValue ? number : null;
    }

    internal static char Lower(char letter) => letter is >= 'A' and <= 'Z' ? (char)(letter + 32) : letter;

    internal int CompareTo(ExpressionValue other)
    {
        if (Number is not null && other.Number is not null) return decimal.Compare(Number.Value, other.Number.Value);
        return string.CompareOrdinal(Fold(Text), Fold(other.Text));
    }

    private static string Fold(string text) => string.Concat(text.Select(Lower));
}
