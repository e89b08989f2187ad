using System;
using System.Collections.Generic;
using System.Globalization;

namespace PocketSpy.Box.Simulate;

/// <summary>
/// A GameSpy text message, one character a byte, as pairs in the order in which they came. The first key is the command.
/// Read as strictly as the SDK does: whatever it would choke on is a <see cref="LegException"/>.
/// </summary>
public sealed class TextMessage
{
    private const string End = "\\final\\";

    private readonly string _text;
    private readonly List<KeyValuePair<string, string>> _pairs = [];
    private int _next;

    /// <summary>Reads a message, \final\ included.</summary>
    public TextMessage(string text)
    {
        _text = text;
        if (!text.StartsWith('\\') || !text.EndsWith(End, StringComparison.Ordinal)) throw new LegException($"this is not a message: {text}");
        string[] words = text[1..^End.Length].Split('\\');
        if (words.Length % 2 != 0) throw new LegException($"a key has no value: {text}");
        for (int i = 0; i < words.Length; i += 2) _pairs.Add(new KeyValuePair<string, string>(words[i], words[i + 1]));
    }

    /// <summary>The first key.</summary>
    public string Command => _pairs[0].Key;

    /// <summary>The value of the first key.</summary>
    public string CommandValue => _pairs[0].Value;

    /// <summary>The key that is due to be taken, null behind the last.</summary>
    public string NextKey => _next < _pairs.Count ? _pairs[_next].Key : null;

    /// <summary>Whether a key is there.</summary>
    public bool Has(string key) => _pairs.Exists(pair => pair.Key == key);

    /// <summary>The value of a key that has to be there.</summary>
    public string Need(string key)
    {
        int pair = _pairs.FindIndex(pair => pair.Key == key);
        return pair >= 0 ? _pairs[pair].Value : throw new LegException($"the key {key} is missing: {_text}");
    }

    /// <summary>The value of a key that has to be there and a number.</summary>
    public int NeedNumber(string key) => Number(key, Need(key));

    /// <summary>Checks a value.</summary>
    public void Check(string key, string value)
    {
        if (Need(key) != value) throw new LegException($"{key} is '{Need(key)}', not '{value}': {_text}");
    }

    /// <summary>Checks a value.</summary>
    public void Check(string key, int value) => Check(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Takes the next pair, which has to have this key, as the SDK reads the answers of the search.</summary>
    public string Take(string key)
    {
        if (NextKey != key) throw new LegException($"{key} was due, {NextKey ?? "nothing"} came: {_text}");
        return _pairs[_next++].Value;
    }

    /// <summary>Takes the next pair, which has to have this key and a number.</summary>
    public int TakeNumber(string key) => Number(key, Take(key));

    /// <summary>Takes the last pair.</summary>
    public void TakeLast(string key)
    {
        Take(key);
        if (NextKey is not null) throw new LegException($"something stands behind {key}: {_text}");
    }

    /// <inheritdoc />
    public override string ToString() => _text;

    private int Number(string key, string value) =>
        int.TryParse(value, CultureInfo.InvariantCulture, out int number) ? number : throw new LegException($"{key} is not a number: {_text}");
}
