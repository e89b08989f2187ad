using System;
using PocketSpy.Storage;
using PocketSpy.Wire;

namespace PocketSpy.Nintendo.Downloads;

/// <summary>
/// The files of one game in the order in which consoles see them: first as <see cref="FileName"/> tells, then the rest by name.
/// Lives for one request. A file counts only under a name that stands in the folder's listing, so no name leads out of it.
/// </summary>
/// <remarks>
/// <see cref="FileName"/> has a line for each file: name, description and three attributes with TABs between; trailing ones may be
/// left out and a sixth, the size, is not looked at. Lines of files that are not there do not count.
/// </remarks>
internal sealed class DownloadList
{
    /// <summary>The owner's descriptions and attributes.</summary>
    public const string FileName = "_list.txt";

    /// <summary>Most bytes of it.</summary>
    public const int MaximumFileBytes = 4_096;

    /// <summary>Most files of a game.</summary>
    public const int MaximumFiles = 256;

    /// <summary>Longest name of a file; longer ones are not offered.</summary>
    public const int MaximumNameCount = 64;

    private const int NoLine = -1;

    private readonly IFileSystem _files;
    private readonly byte[] _text;
    private readonly string[] _names;
    private readonly int[] _lines;

    public DownloadList(IFileSystem files)
    {
        _files = files;
        string[] all = files.List();
        string[] offered = Offered(all);
        _names = new string[offered.Length];
        _lines = new int[offered.Length];
        _text = HasList(all) ? ReadText(files) : new byte[0];
        TakeListed(offered);
        for (int i = 0; i < offered.Length; i++)
        {
            if (offered[i] is not null) Add(offered[i], NoLine);
        }
    }

    /// <summary>Number of files.</summary>
    public int Count { get; private set; }

    /// <summary>The name of a file.</summary>
    public string NameOf(int row) => _names[row];

    /// <summary>The bytes of a file.</summary>
    public int SizeOf(int row) => _files.Size(_names[row]);

    /// <summary>The row of a file, letter by letter, or -1.</summary>
    public int Find(byte[] name, int count)
    {
        for (int i = 0; i < Count; i++)
        {
            if (Ascii.Equals(name, 0, count, _names[i])) return i;
        }
        return -1;
    }

    /// <summary>Whether a field (1 description, 2 to 4 attributes) is this text; null fits any.</summary>
    public bool Fits(int row, int field, string text)
    {
        if (text is null) return true;
        int start = FieldOf(row, field, out int count);
        return Ascii.Equals(_text, start, count, text);
    }

    /// <summary>A field as a hexadecimal number. False when it is none.</summary>
    public bool TryReadHex(int row, int field, out uint value)
    {
        value = 0;
        int start = FieldOf(row, field, out int count);
        if (count > 2 && _text[start] == '0' && (_text[start + 1] | 0x20) == 'x')
        {
            start += 2;
            count -= 2;
        }
        if (count == 0 || count > 8) return false;
        for (int i = 0; i < count; i++)
        {
            int digit = PocketSpy.Wire.Text.Hex.Value(_text[start + i]);
            if (digit < 0) return false;
            value = (value << 4) | (uint)digit;
        }
        return true;
    }

    /// <summary>Writes the line of a file as consoles read it, six fields and CR LF. False when there is no room for it.</summary>
    public bool TryWrite(int row, WireWriter target, int limit)
    {
        int length = _names[row].Length + 5 + 10 + 2;
        for (int field = 1; field <= 4; field++)
        {
            FieldOf(row, field, out int count);
            length += count;
        }
        if (target.Length + length > limit) return false;
        target.WriteText(_names[row]);
        for (int field = 1; field <= 4; field++)
        {
            int start = FieldOf(row, field, out int count);
            target.WriteByte('\t');
            target.WriteBytes(_text, start, count);
        }
        target.WriteByte('\t');
        target.WriteDecimal(SizeOf(row));
        target.WriteText("\r\n");
        return true;
    }

    private int FieldOf(int row, int field, out int count)
    {
        count = 0;
        int start = _lines[row];
        if (start == NoLine) return 0;
        int end = EndOfLine(start);
        for (int i = 0; i < field; i++)
        {
            int tab = Ascii.IndexOf(_text, start, end - start, '\t');
            if (tab < 0) return end;
            start = tab + 1;
        }
        int stop = Ascii.IndexOf(_text, start, end - start, '\t');
        count = (stop < 0 ? end : stop) - start;
        return start;
    }

    // Without the line feed and a carriage return before it.
    private int EndOfLine(int start)
    {
        int end = Ascii.IndexOf(_text, start, _text.Length - start, '\n');
        if (end < 0) end = _text.Length;
        return end > start && _text[end - 1] == '\r' ? end - 1 : end;
    }

    // Takes each file out of the array that a line names.
    private void TakeListed(string[] offered)
    {
        int start = 0;
        while (start < _text.Length)
        {
            int end = EndOfLine(start);
            int tab = Ascii.IndexOf(_text, start, end - start, '\t');
            int count = (tab < 0 ? end : tab) - start;
            for (int i = 0; i < offered.Length; i++)
            {
                if (offered[i] is null || !Ascii.Equals(_text, start, count, offered[i])) continue;
                Add(offered[i], start);
                offered[i] = null;
                break;
            }
            int feed = Ascii.IndexOf(_text, end, _text.Length - end, '\n');
            start = feed < 0 ? _text.Length : feed + 1;
        }
    }

    private void Add(string name, int line)
    {
        _names[Count] = name;
        _lines[Count] = line;
        Count++;
    }

    private static bool HasList(string[] names)
    {
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i] == FileName) return true;
        }
        return false;
    }

    private static byte[] ReadText(IFileSystem files)
    {
        int size = files.Size(FileName);
        byte[] text = new byte[size < MaximumFileBytes ? size : MaximumFileBytes];
        int count = files.Read(FileName, 0, text, 0, text.Length);
        if (count == text.Length) return text;
        byte[] shorter = new byte[count];
        Array.Copy(text, 0, shorter, 0, count);
        return shorter;
    }

    // What may be offered, sorted by name.
    private static string[] Offered(string[] all)
    {
        string[] sorted = new string[all.Length < MaximumFiles ? all.Length : MaximumFiles];
        int count = 0;
        for (int i = 0; i < all.Length && count < sorted.Length; i++)
        {
            if (!IsOffered(all[i])) continue;
            int at = count++;
            for (; at > 0 && IsBefore(all[i], sorted[at - 1]); at--) sorted[at] = sorted[at - 1];
            sorted[at] = all[i];
        }
        string[] offered = new string[count];
        Array.Copy(sorted, 0, offered, 0, count);
        return offered;
    }

    // Plain ASCII that stands in a list and a header as it is. What begins with _ or . is the owner's.
    private static bool IsOffered(string name)
    {
        if (name.Length == 0 || name.Length > MaximumNameCount || name[0] == '_' || name[0] == '.') return false;
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            if (c < ' ' || c > '~' || c == '"' || c == '\\' || c == '/') return false;
        }
        return true;
    }

    // The order of the characters' numbers: the same on every runtime.
    private static bool IsBefore(string a, string b)
    {
        int count = a.Length < b.Length ? a.Length : b.Length;
        for (int i = 0; i < count; i++)
        {
            if (a[i] != b[i]) return a[i] < b[i];
        }
        return a.Length < b.Length;
    }
}
