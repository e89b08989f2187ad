using PocketSpy.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.Services.Profiles;

/// <summary>A profile as it is about to be saved: a new one, or an old one with some fields changed. One instance is reused.</summary>
public sealed class ProfileDraft
{
    private readonly KvWriter _writer = new();

    /// <summary>The bytes, <see cref="Length"/> of them.</summary>
    public byte[] Buffer { get; } = new byte[ProfileRecord.MaximumBytes];

    /// <summary>Bytes written; 0 when they did not fit.</summary>
    public int Length => _writer.Length;

    /// <summary>Starts anew. Gives the writer for the fields.</summary>
    public KvWriter Begin()
    {
        _writer.Load(Buffer, 0, Buffer.Length);
        return _writer;
    }

    /// <summary>Starts with the fields of an old profile, without those of one name.</summary>
    public KvWriter BeginWithout(KvReader old, string field)
    {
        Begin();
        for (int i = 0; i < old.Count; i++)
        {
            if (!old.Is(i, field)) Copy(old, i);
        }
        return _writer;
    }

    /// <summary>Starts with the fields of an old profile, without a pair and the one behind it; <see cref="KvReader.None"/> for with all.</summary>
    public KvWriter BeginWithoutPairs(KvReader old, int first)
    {
        Begin();
        for (int i = 0; i < old.Count; i++)
        {
            bool left = first != KvReader.None && (i == first || i == first + 1);
            if (!left) Copy(old, i);
        }
        return _writer;
    }

    /// <summary>
    /// Writes an old profile with those fields changed that <paramref name="changes"/> has and <see cref="ProfileFields.Changeable"/>
    /// allows. Fields keep their order, so that an unchanged profile is the same bytes.
    /// </summary>
    public void Change(KvReader old, KvReader changes)
    {
        Begin();
        string[] names = ProfileFields.Changeable;
        for (int i = 0; i < old.Count; i++)
        {
            int name = ChangeableAt(old, i);
            if (name < 0 || !Write(names[name], changes)) Copy(old, i);
        }
        for (int i = 0; i < names.Length; i++)
        {
            if (old.Find(names[i]) == KvReader.None) Write(names[i], changes);
        }
    }

    /// <summary>Whether all fitted, and has no more fields than the record's reader takes: a profile that has could never be read again.</summary>
    public bool IsReadable()
    {
        if (_writer.Overflowed) return false;
        int marks = 0;
        int end = _writer.Length;
        for (int at = 0; at < end; at++)
        {
            at = Ascii.IndexOfBackslash(Buffer, at, end - at);
            if (at < 0) break;
            marks++;
        }
        return marks <= 2 * ProfileRecord.MaximumFields;
    }

    // Which of the changeable fields a pair is, or -1.
    private static int ChangeableAt(KvReader fields, int pair)
    {
        string[] names = ProfileFields.Changeable;
        for (int i = 0; i < names.Length; i++)
        {
            if (fields.Is(pair, names[i])) return i;
        }
        return -1;
    }

    private bool Write(string name, KvReader changes)
    {
        if (!changes.TryGet(name, out int offset, out int count)) return false;
        _writer.Pair(name, changes.Buffer, offset, count);
        return true;
    }

    private void Copy(KvReader source, int pair) =>
        _writer.Pair(Ascii.ToText(source.Buffer, source.KeyOffset(pair), source.KeyCount(pair)), source.Buffer, source.ValueOffset(pair), source.ValueCount(pair));
}
