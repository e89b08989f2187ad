using System.Collections;
using PocketSpy.Wire;

namespace PocketSpy.Web.Backup;

/// <summary>What a backup holds that this box does not keep, because no module of its image does: tables and owner's files. For people.</summary>
public sealed class LeftOut
{
    private const int Most = 8;
    private const int NameBytes = 32;

    private readonly ArrayList _things = new();
    private bool _areMore;

    /// <summary>How many there are.</summary>
    public int Count => _things.Count;

    /// <summary>All of them: "12 mails, 3 rooms and chat.txt".</summary>
    public string Text
    {
        get
        {
            string text = "";
            for (int i = 0; i < Count; i++)
            {
                string before = i == 0 ? "" : i == Count - 1 && !_areMore ? " and " : ", ";
                text += before + (string)_things[i];
            }
            return _areMore ? text + " and more" : text;
        }
    }

    /// <summary>Adds a file. The name is from the backup: one that nobody should be shown is passed over.</summary>
    internal void AddFile(byte[] name, int offset, int count) => Add(name, offset, count, "");

    /// <summary>Adds a table with records in it.</summary>
    internal void AddTable(byte[] name, int offset, int count, int records) => Add(name, offset, count, records.ToString() + " ");

    private void Add(byte[] name, int offset, int count, string before)
    {
        if (!IsName(name, offset, count)) return;
        if (Count == Most) _areMore = true;
        else _things.Add(before + Ascii.ToText(name, offset, count));
    }

    private static bool IsName(byte[] name, int offset, int count)
    {
        for (int i = offset; i < offset + count; i++)
        {
            int c = name[i];
            bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!isLetter && c != '.' && c != '_' && c != '-') return false;
        }
        return count > 0 && count <= NameBytes;
    }
}
