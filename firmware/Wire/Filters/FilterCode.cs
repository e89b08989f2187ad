using System;

namespace PocketSpy.Wire.Filters;

/// <summary>Writes a program word by word and counts how many values it holds at one time; the words are explained at <see cref="FilterMachine"/>.</summary>
internal sealed class FilterCode
{
    // DWC's filters need no more than a word for every three bytes; what does grows.
    private const int BytesPerWord = 3;
    private const int SmallestCapacity = 8;

    // What a word has room for above its lowest byte.
    private const int LargestSmall = 0x7FFFFF;

    private int[] _words;
    private int _length;
    private int _depth;

    /// <summary>Most values at one time.</summary>
    internal int Deepest { get; private set; }

    /// <summary>Starts a program for a filter of so many bytes.</summary>
    internal void Begin(int textCount)
    {
        _words = new int[SmallestCapacity + textCount / BytesPerWord];
        _depth = 0;
        _length = 0;
        Deepest = 0;
    }

    /// <summary>Ends the program and lets go of it; an empty one is null.</summary>
    internal int[] Finish()
    {
        if (_length > 0) Add((int)FilterOperation.End);
        else _words = null;
        int[] words = _words;
        _words = null;
        return words;
    }

    internal void Null() => Leaf(FilterOperation.Null, 0, 0);

    internal void Key(byte[] text, int offset, int count)
    {
        Leaf(FilterOperation.Key, offset, count);
        Add(Hash.OfIgnoreCase(text, offset, count, 0));
    }

    internal void Text(int offset, int count) => Leaf(FilterOperation.Text, offset, count);

    /// <summary>A whole number, and where its digits stand.</summary>
    internal void Whole(byte[] text, int offset, int count, long value)
    {
        if (value <= LargestSmall && value >= -LargestSmall && IsPlain(text, offset, count, value < 0)) Leaf((int)FilterOperation.Small | ((int)value << 8));
        else Number(offset, count, value, 0);
    }

    /// <summary>A number, and where its digits stand.</summary>
    internal void Number(int offset, int count, long whole, int fraction)
    {
        Leaf(FilterOperation.Number, offset, count);
        Add((int)whole);
        Add((int)(whole >> 32));
        Add(fraction);
    }

    /// <summary>An operator with one value.</summary>
    internal void Unary(FilterOperation operation) => Add((int)operation);

    /// <summary>An operator that makes one value of two.</summary>
    internal void Binary(FilterOperation operation)
    {
        Add((int)operation);
        _depth--;
    }

    /// <summary>A jump whose target is not known yet; gives its index. <paramref name="previous"/> is another with the same target, or 0.</summary>
    internal int Jump(FilterOperation operation, int previous)
    {
        Add((int)operation | (previous << 8));
        return _length - 1;
    }

    /// <summary>Lets a jump and the ones before it lead to here.</summary>
    internal void Land(int jump)
    {
        while (jump != 0)
        {
            int previous = _words[jump] >> 8;
            _words[jump] = (_words[jump] & 0xFF) | (_length << 8);
            jump = previous;
        }
    }

    /// <summary>Whether the digits of a whole number are those that it would be written with: no sign but a minus, no zeros in front.</summary>
    private static bool IsPlain(byte[] text, int offset, int count, bool isNegative)
    {
        int first = text[isNegative ? offset + 1 : offset];
        return first >= '1' || (first == '0' && count == 1);
    }

    private void Leaf(FilterOperation operation, int offset, int count) => Leaf((int)operation | (count << 8) | (offset << 20));

    private void Leaf(int word)
    {
        Add(word);
        _depth++;
        if (_depth > Deepest) Deepest = _depth;
    }

    private void Add(int word)
    {
        if (_length == _words.Length)
        {
            int[] grown = new int[_length + _length / 2];
            Array.Copy(_words, grown, _length);
            _words = grown;
        }
        _words[_length++] = word;
    }
}
