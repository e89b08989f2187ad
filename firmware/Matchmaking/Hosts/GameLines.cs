using System;
using PocketSpy.Games;
using PocketSpy.Wire;

namespace PocketSpy.Matchmaking.Hosts;

/// <summary>
/// What a file of the owner says about games: a line for each with its name, blanks or TABs, and a word; what follows is not looked at.
/// Lines that begin with # are comments. A name may stand in several lines, its letters in any case. Costs the heap as many bytes as
/// the names and words have, and two for each line; a look-up allocates nothing.
/// </summary>
internal sealed class GameLines
{
    /// <summary>Most bytes of such a file.</summary>
    public const int MaximumFileBytes = 2_048;

    // Each line: the length of the name, the name in lower case, the length of the word, the word.
    private readonly byte[] _lines;

    /// <param name="text">The file.</param>
    /// <param name="count">Its bytes; 0 when there is none. What is behind the first <see cref="MaximumFileBytes"/> does not count.</param>
    /// <param name="maximumWordCount">Longest word.</param>
    /// <param name="words">The words that there are; null for any.</param>
    public GameLines(byte[] text, int count, int maximumWordCount, string[] words)
    {
        count = WholeLines(text, count);
        _lines = new byte[Gather(text, count, maximumWordCount, words, null)];
        Gather(text, count, maximumWordCount, words, _lines);
    }

    /// <summary>Number of lines that count.</summary>
    public int Count { get; private set; }

    /// <summary>Number of lines that could not be understood.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Where the words are that <see cref="TryFind"/> finds.</summary>
    public byte[] Buffer => _lines;

    /// <summary>Finds the word of a game.</summary>
    public bool TryFind(byte[] name, int offset, int count, out int wordOffset, out int wordCount)
    {
        int next = 0;
        return TryFindNext(name, offset, count, ref next, out wordOffset, out wordCount);
    }

    /// <summary>Finds the word of a game in a line behind those that were found before.</summary>
    /// <param name="at">0 at first.</param>
    public bool TryFindNext(byte[] name, int offset, int count, ref int at, out int wordOffset, out int wordCount)
    {
        wordOffset = 0;
        wordCount = 0;
        while (at < _lines.Length)
        {
            int nameCount = _lines[at++];
            int word = at + nameCount + 1;
            if (nameCount == count && Ascii.EqualIgnoreCase(_lines, at, name, offset, count))
            {
                wordOffset = word;
                wordCount = _lines[word - 1];
                at = word + wordCount;
                return true;
            }
            at = word + _lines[word - 1];
        }
        return false;
    }

    // Of a file that is too long only whole lines count.
    private static int WholeLines(byte[] text, int count)
    {
        if (count <= MaximumFileBytes) return count;
        count = MaximumFileBytes;
        while (count > 0 && text[count - 1] != '\n') count--;
        return count;
    }

    // Gives the bytes that the lines take; writes them unless target is null.
    private int Gather(byte[] text, int count, int maximumWordCount, string[] words, byte[] target)
    {
        Count = 0;
        LeftOut = 0;
        int written = 0;
        int start = count >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF ? 3 : 0;
        while (start < count)
        {
            int stop = Ascii.IndexOf(text, start, count - start, '\n');
            if (stop < 0) stop = count;
            int name = SkipBlanks(text, start, stop);
            start = stop + 1;
            if (name == stop || text[name] == '#') continue;
            int nameEnd = SkipWord(text, name, stop);
            int word = SkipBlanks(text, nameEnd, stop);
            int wordEnd = SkipWord(text, word, stop);
            if (!IsText(text, name, nameEnd, GameKeys.MaximumNameCount) || !IsText(text, word, wordEnd, maximumWordCount)
                || !IsOneOf(text, word, wordEnd - word, words))
            {
                LeftOut++;
                continue;
            }
            if (target is not null)
            {
                Put(text, name, nameEnd - name, target, written);
                Ascii.ToLower(target, written + 1, nameEnd - name);
                Put(text, word, wordEnd - word, target, written + 1 + nameEnd - name);
            }
            written += 2 + nameEnd - name + wordEnd - word;
            Count++;
        }
        return written;
    }

    private static void Put(byte[] text, int start, int count, byte[] target, int at)
    {
        target[at] = (byte)count;
        Array.Copy(text, start, target, at + 1, count);
    }

    // Plain ASCII, and not too long.
    private static bool IsText(byte[] text, int start, int end, int maximumCount)
    {
        if (end == start || end - start > maximumCount) return false;
        for (int i = start; i < end; i++)
        {
            if (text[i] <= ' ' || text[i] > '~') return false;
        }
        return true;
    }

    private static bool IsOneOf(byte[] text, int start, int count, string[] words)
    {
        if (words is null) return true;
        foreach (string word in words)
        {
            if (Ascii.EqualsIgnoreCase(text, start, count, word)) return true;
        }
        return false;
    }

    private static int SkipBlanks(byte[] text, int start, int stop)
    {
        while (start < stop && IsBlank(text[start])) start++;
        return start;
    }

    private static int SkipWord(byte[] text, int start, int stop)
    {
        while (start < stop && !IsBlank(text[start])) start++;
        return start;
    }

    private static bool IsBlank(int character) => character == ' ' || character == '\t' || character == '\r';
}
