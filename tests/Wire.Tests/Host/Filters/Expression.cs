using System;
using System.Numerics;

namespace PocketSpy.Wire.Tests.Host.Filters;

/// <summary>
/// A filter as a tree, and what it is worth for a host: the language of docs/filters.md once more, written for plainness. Operands that
/// an operator has not are null.
/// </summary>
/// <param name="Operator">As it is written, in lower case; "key", "number", "text" for leaves.</param>
internal sealed record Expression(string Operator, string Leaf = null, Expression Left = null, Expression Right = null)
{
    private static readonly ExpressionValue Nothing = new(null, null);

    internal ExpressionValue Evaluate(Func<string, string> find)
    {
        switch (Operator)
        {
            case "key":
                string found = find(Leaf);
                return found is null ? Nothing : new ExpressionValue(ExpressionValue.Read(found, true), found);
            case "number":
                return new ExpressionValue(ExpressionValue.Read(Leaf, true), Leaf);
            case "text":
                return new ExpressionValue(ExpressionValue.Read(Leaf, false), Leaf);
            case "null":
                return Nothing;
        }
        ExpressionValue left = Left.Evaluate(find);
        ExpressionValue right = Right?.Evaluate(find);
        return Operator switch
        {
            "and" => Truth(left.Truth == false || right.Truth == false ? false : left.Truth is null || right.Truth is null ? null : true),
            "or" => Truth(left.Truth == true || right.Truth == true ? true : left.Truth is null || right.Truth is null ? null : false),
            "not" or "!" => Truth(!left.Truth),
            "is null" => Truth(left.IsNothing),
            "is not null" => Truth(!left.IsNothing),
            _ when left.IsNothing || right is { IsNothing: true } => Nothing,
            "like" => Truth(Like(left.Text, right.Text)),
            "not like" => Truth(!Like(left.Text, right.Text)),
            "=" => Truth(left.CompareTo(right) == 0),
            "!=" => Truth(left.CompareTo(right) != 0),
            "<" => Truth(left.CompareTo(right) < 0),
            "<=" => Truth(left.CompareTo(right) <= 0),
            ">" => Truth(left.CompareTo(right) > 0),
            ">=" => Truth(left.CompareTo(right) >= 0),
            "minus" => Whole(left.Whole is null ? null : -left.Whole),
            _ => Whole(left.Whole is null || right.Whole is null ? null : Compute(left.Whole.Value, right.Whole.Value)),
        };
    }

    private BigInteger? Compute(BigInteger left, BigInteger right) => Operator switch
    {
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        "&" => left & right,
        "|" => left | right,
        "/" => right.IsZero ? null : BigInteger.Divide(left, right),
        "%" => right.IsZero ? null : BigInteger.Remainder(left, right),
        _ => throw new InvalidOperationException(Operator),
    };

    private static ExpressionValue Truth(bool? truth) => truth is null ? Nothing : Whole(truth.Value ? 1 : 0);

    private static ExpressionValue Whole(BigInteger? whole) =>
        whole is null || whole < long.MinValue || whole > long.MaxValue ? Nothing : new ExpressionValue((decimal)whole.Value, whole.Value.ToString());

    private static bool Like(string text, string pattern)
    {
        if (pattern.Length == 0) return text.Length == 0;
        if (pattern[0] == '%') return Like(text, pattern[1..]) || (text.Length > 0 && Like(text[1..], pattern));
        return text.Length > 0 && (pattern[0] == '_' || ExpressionValue.Lower(pattern[0]) == ExpressionValue.Lower(text[0])) && Like(text[1..], pattern[1..]);
    }
}
