using System;
using System.CommandLine;
using System.Linq;

namespace PocketSpy.Box.Simulate;

/// <summary>An option whose value is one of a few words; any other is one clear line.</summary>
public sealed class Choice<T>
{
    private readonly (string Word, T Value)[] _values;

    /// <summary>The first value is the default.</summary>
    public Choice(string name, string description, params (string Word, T Value)[] values)
    {
        _values = values;
        string[] words = [.. values.Select(value => value.Word)];
        Option = new Option<string>(name) { Description = description, HelpName = string.Join('|', words), DefaultValueFactory = _ => words[0] };
        Option.Validators.Add(result =>
        {
            string given = result.Tokens.Count > 0 ? result.Tokens[0].Value : words[0];
            if (Find(given) < 0) result.AddError($"{name} takes {string.Join(", ", words[..^1])} or {words[^1]}, not {given}.");
        });
    }

    /// <summary>The option.</summary>
    public Option<string> Option { get; }

    /// <summary>The value that was chosen.</summary>
    public T Of(ParseResult result) => _values[Find(result.GetValue(Option))].Value;

    private int Find(string word) => Array.FindIndex(_values, value => value.Word.Equals(word, StringComparison.OrdinalIgnoreCase));
}
