using PocketSpy.Core;
using PocketSpy.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Profiles;

/// <summary>A profile as it is about to be saved: a new one, or an old one with some fields changed. One instance is reused.</summary>
public sealed class ProfileDraft
{
    private readonly KvWriter _writer;

    /// <param name="room">Where it is built.</param>
    public ProfileDraft(RecordBuffer room)
    {
        _writer = room.Writer;
        Buffer = room.Buffer;
    }

    /// <summary>The bytes, <see cref="Length"/> of them.</summary>
    public readonly byte[] Buffer;

    /// <summary>Bytes written; 0 when they did not fit.</summary>
    public int Length => _writer.Length;

    /// <summary>Starts anew. Gives the writer for the fields.</summary>
    public KvWriter Begin()
    {
        _writer.Load(Buffer, 0, ProfileRecord.MaximumBytes);
        return _writer;
    }

    /// <summary>Starts with the fields of an old profile, without those of one name.</summary>
    public KvWriter BeginWithout(KvReader old, string field)
    {
        Begin();
        for (int i = 0; i < old.Count; i++)
        {
            if (!old.Is(i, field)) _writer.Pair(old, i);
        }
        return _writer;
    }

    /// <summary>Starts with the fields of a profile that was unused until now.</summary>
    public void BeginUsed(KvReader old)
    {
        Begin();
        for (int i = 0; i < old.Count; i++)
        {
            if (!old.Is(i, ProfileFields.Unused) && !old.Is(i, ProfileFields.Made)) _writer.Pair(old, i);
        }
    }

    /// <summary>Starts with the fields of an old profile, without a pair and the one behind it; <see cref="KvReader.None"/> for with all.</summary>
    public KvWriter BeginWithoutPairs(KvReader old, int first)
    {
        Begin();
        for (int i = 0; i < old.Count; i++)
        {
            bool left = first != KvReader.None && (i == first || i == first + 1);
            if (!left) _writer.Pair(old, i);
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
        for (int i = 0; i < old.Count; i++)
        {
            int change = IsChangeable(old, i) ? changes.Find(old, i) : KvReader.None;
            if (change == KvReader.None) _writer.Pair(old, i);
            else _writer.Pair(changes, change);
        }
        for (int i = 0; i < changes.Count; i++)
        {
            bool isNew = IsChangeable(changes, i) && changes.Find(changes, i) == i && old.Find(changes, i) == KvReader.None;
            if (isNew) _writer.Pair(changes, i);
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

    private static bool IsChangeable(KvReader fields, int pair) => fields.IndexIn(ProfileFields.Changeable, pair) != WordList.None;
}
