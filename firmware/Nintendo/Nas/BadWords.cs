using System;
using PocketSpy.Wire;

namespace PocketSpy.Nintendo.Nas;

/// <summary>
/// The words that the owner does not want in names and messages: UTF-8, one a line, lines that begin with # are comments. A word counts
/// wherever it stands in a text, ASCII letters in any case. Costs the heap as many bytes as the words have.
/// </summary>
public sealed class BadWords
{
    /// <summary>Most bytes of the list.</summary>
    public const int MaximumFileBytes = 4_096;

    /// <summary>Longest word, UTF-8; longer lines are left out.</summary>
    public const int MaximumWordBytes = 40;

    // Each word: its length, then its bytes in lower case.
    private readonly byte[] _words;

    // Which bytes the text has, one bit each: most words are ruled out by their first.
    private readonly byte[] _present = new byte[32];

    /// <param name="text">The list.</param>
    /// <param name="count">Its bytes; 0 when there is none.</param>
    public BadWords(byte[] text, int count)
    {
        _words = new byte[Gather(text, count, null)];
        Gather(text, count, _words);
    }

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => _words.Length == 0;

    /// <summary>Whether a text in UTF-8 has one of the words in it.</summary>
    public bool AreIn(byte[] text, int offset, int count)
    {
        if (IsEmpty || count == 0) return false;
        Array.Clear(_present, 0, _present.Length);
        for (int i = offset; i < offset + count; i++)
        {
            int c = Lower(text[i]);
            _present[c >> 3] |= (byte)(1 << (c & 7));
        }
        int at = 0;
        while (at < _words.Length)
        {
            int length = _words[at];
            int first = _words[at + 1];
            if (length <= count && (_present[first >> 3] & (1 << (first & 7))) != 0 && IsIn(at + 1, length, text, offset, count)) return true;
            at += 1 + length;
        }
        return false;
    }

    private bool IsIn(int word, int length, byte[] text, int offset, int count)
    {
        int first = _words[word];
        int last = offset + count - length;
        for (int i = offset; i <= last; i++)
        {
            if (Lower(text[i]) == first && Ascii.EqualIgnoreCase(text, i, _words, word, length)) return true;
        }
        return false;
    }

    // Gives the bytes that the words take; writes them unless target is null.
    private static int Gather(byte[] text, int count, byte[] target)
    {
        int written = 0;
        int start = count >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF ? 3 : 0;
        while (start < count)
        {
            int stop = Ascii.IndexOf(text, start, count - start, '\n');
            if (stop < 0) stop = count;
            int next = stop + 1;
            while (start < stop && text[start] <= ' ') start++;
            while (stop > start && text[stop - 1] <= ' ') stop--;
            int length = stop - start;
            if (length > 0 && length <= MaximumWordBytes && text[start] != '#')
            {
                if (target is not null)
                {
                    target[written] = (byte)length;
                    Array.Copy(text, start, target, written + 1, length);
                    Ascii.ToLower(target, written + 1, length);
                }
                written += 1 + length;
            }
            start = next;
        }
        return written;
    }

    private static int Lower(int c) => c >= 'A' && c <= 'Z' ? c | 0x20 : c;
}
