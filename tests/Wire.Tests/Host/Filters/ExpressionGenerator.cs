using System;
using System.Linq;

namespace PocketSpy.Wire.Tests.Host.Filters;

/// <summary>Random filters as trees, and random hosts for them.</summary>
internal sealed class ExpressionGenerator(Random random)
{
    /// <summary>Keys of the hosts; the filters ask for one more.</summary>
    internal static readonly string[] Keys = ["a", "numplayers", "dwc_pid", "x9", "_v.2", "nul", "andy", "likes"];

    private static readonly string[] Conditions = ["and", "or", "and", "or", "not", "!"];
    private static readonly string[] Comparisons = ["=", "!=", "<", "<=", ">", ">=", "=", "like", "not like", "is null", "is not null"];
    private static readonly string[] Arithmetic = ["+", "-", "*", "/", "%", "&", "|", "minus"];
    private static readonly string[] Wholes =
    [
        "0", "1", "2", "3", "7", "10", "-1", "-2", "007", "4294967295", "2147483647", "2147483648", "-2147483648", "-2147483649", "9223372036854775807",
        "-9223372036854775808", "9223372036854775806", "3037000500", "10000000000", "9223372036854775808", "99999999999999999999999",
    ];
    private static readonly string[] Fractions = ["0.5", "1.5", "-0.5", "1.50", "2.0", "0.000000001", "-9223372036854775808.5", "9223372036854775807.999999999", "1.0000000001"];
    private static readonly string[] Words =
    [
        "", "vs", "VS", "vs_1", "a b", "it's", "\"q\"", "''", "'", "%", "_", "%s%", "v_", "1a", "+2", " 1", "1 ", "1.", ".5", "-", "+", "1.2.3", "\u00E9t\u00E9",
        "\u00C3\u00A9", "a'' and b='", "null", "\u0001\u00FF", "aab", "%ab", "a%b_", "\\%", "ZZ", "[", "{",
    ];

    /// <summary>A condition: so deep, each AND and OR with so many sides as chance has it.</summary>
    internal Expression Condition(int depth)
    {
        if (depth == 0 || random.Next(5) == 0) return random.Next(10) == 0 ? Value(1) : Comparison();
        string name = Pick(Conditions);
        Expression left = Condition(depth - 1);
        if (name is "not" or "!") return new Expression(name, null, left);
        for (int more = random.Next(1, 4); more > 0; more--) left = new Expression(name, null, left, Condition(depth - 1));
        return left;
    }

    /// <summary>The value of a key of a host, null when the host lacks it.</summary>
    internal string HostValue() => random.Next(6) switch
    {
        0 => null,
        1 => Pick(Words),
        2 => Pick(Fractions),
        _ => Pick(Wholes),
    };

    private Expression Comparison()
    {
        string name = Pick(Comparisons);
        Expression left = random.Next(12) == 0 ? Comparison() : Value(2);
        return name.StartsWith("is", StringComparison.Ordinal) ? new Expression(name, null, left) : new Expression(name, null, left, Value(2));
    }

    private Expression Value(int depth)
    {
        if (depth > 0 && random.Next(4) == 0)
        {
            string name = Pick(Arithmetic);
            Expression left = random.Next(15) == 0 ? Comparison() : Value(depth - 1);
            return name == "minus" ? new Expression(name, null, left) : new Expression(name, null, left, Value(depth - 1));
        }
        return random.Next(12) switch
        {
            0 => new Expression("null"),
            1 or 2 => new Expression("text", Pick(Words)),
            3 => new Expression("text", Pick([.. Wholes, .. Fractions])),
            4 => new Expression("number", Pick(Fractions)),
            5 or 6 or 7 => new Expression("number", Pick([.. Wholes.Take(12)])),
            8 => new Expression("number", Pick(Wholes)),
            9 => new Expression("key", "missing"),
            _ => new Expression("key", Pick(Keys)),
        };
    }

    private string Pick(string[] choices) => choices[random.Next(choices.Length)];
}
