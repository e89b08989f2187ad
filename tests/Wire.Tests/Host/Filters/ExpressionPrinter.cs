using System;
using System.Linq;
using System.Text;

namespace PocketSpy.Wire.Tests.Host.Filters;

/// <summary>Writes an expression as a filter, as awkwardly as the language allows: case, blanks, quotes, more parentheses than needed.</summary>
internal sealed class ExpressionPrinter(Random random)
{
    private readonly StringBuilder _text = new();
    private bool _endsWithNumber;

    internal string Print(Expression expression)
    {
        _text.Clear();
        Blanks();
        Write(expression, 0);
        Blanks();
        return _text.ToString();
    }

    private static int Level(string name) => name switch
    {
        "or" => 1,
        "and" => 2,
        "not" => 3,
        "=" or "!=" or "<" or "<=" or ">" or ">=" or "like" or "not like" or "is null" or "is not null" => 4,
        "|" => 5,
        "&" => 6,
        "+" or "-" => 7,
        "*" or "/" or "%" => 8,
        "minus" or "!" => 9,
        _ => 10,
    };

    private void Write(Expression expression, int level)
    {
        int own = Level(expression.Operator);
        // Redundant parentheses, too.
        if (own < level || random.Next(8) == 0)
        {
            if (random.Next(12) == 0) Add("+");
            Add("(");
            Write(expression, 0);
            Add(")");
            return;
        }
        switch (expression.Operator)
        {
            case "key":
                Add(Cased(expression.Leaf));
                break;
            case "number":
                Add(expression.Leaf);
                break;
            case "null":
                Add(Cased("null"));
                break;
            case "text":
                char quote = random.Next(2) == 0 ? '\'' : '"';
                Add(quote + expression.Leaf.Replace(quote.ToString(), new string(quote, 2)) + quote);
                break;
            case "not":
            case "!":
                Add(expression.Operator == "!" ? "!" : Cased("not"));
                Write(expression.Left, own);
                break;
            case "minus":
                // A minus at a digit makes a number of both.
                Add("-");
                if (expression.Left.Operator == "number") _text.Append(' ');
                Write(expression.Left, own);
                break;
            case "is null":
            case "is not null":
                Write(expression.Left, own);
                foreach (string word in expression.Operator.Split(' ')) Add(Cased(word));
                break;
            default:
                Write(expression.Left, own);
                if (MayLackAnd(expression))
                {
                    Add(Cased(expression.Right.Left.Leaf));
                    Operator(expression.Right.Operator);
                    Write(expression.Right.Right, Level(expression.Right.Operator) + 1);
                    break;
                }
                Operator(expression.Operator);
                // A AND (B AND C) is worth what A AND B AND C is.
                Write(expression.Right, expression.Operator is "and" or "or" && random.Next(2) == 0 ? own : own + 1);
                break;
        }
    }

    /// <summary>The AND before a comparison that begins with a key: the only one that Battlefield 2 forgets.</summary>
    private bool MayLackAnd(Expression expression) => expression.Operator == "and" && random.Next(4) == 0 &&
        expression.Right.Left is { Operator: "key" } && Level(expression.Right.Operator) == Level("=") && expression.Right.Right is not null;

    private void Operator(string name)
    {
        switch (name)
        {
            case "and":
                Add(random.Next(4) == 0 ? "&&" : Cased("and"));
                break;
            case "or":
                Add(random.Next(4) == 0 ? "||" : Cased("or"));
                break;
            case "=":
                Add(random.Next(4) == 0 ? "==" : "=");
                break;
            case "!=":
                Add(random.Next(3) == 0 ? "<>" : "!=");
                break;
            default:
                foreach (string word in name.Split(' ')) Add(Cased(word));
                break;
        }
    }

    /// <summary>Adds a part, with a blank only where two would become one, or where it likes.</summary>
    private void Add(string part)
    {
        if (_text.Length > 0 && IsOfName(part[0]) && IsOfName(_text[^1]) && !(_endsWithNumber && !char.IsAsciiDigit(part[0]))) _text.Append(' ');
        if (random.Next(3) == 0) Blanks();
        _text.Append(part);
        _endsWithNumber = char.IsAsciiDigit(part[^1]) && (char.IsAsciiDigit(part[0]) || part[0] is '-' or '+');
    }

    private void Blanks()
    {
        for (int i = random.Next(3); i > 0; i--) _text.Append(" \t\r\n"[random.Next(4)]);
    }

    private string Cased(string word) => random.Next(4) switch
    {
        0 => word.ToUpperInvariant(),
        1 => string.Concat(word.Select(letter => random.Next(2) == 0 ? char.ToUpperInvariant(letter) : letter)),
        _ => word,
    };

    private static bool IsOfName(char value) => char.IsAsciiLetterOrDigit(value) || value is '_' or '.';
}
