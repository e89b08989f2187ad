using PocketSpy.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Profiles;

/// <summary>
/// One profile as it is on flash: key-value text, so that a newer box adds fields and an older one keeps them.
/// One instance is reused; what it gives is good until the next profile is read.
/// </summary>
public sealed class ProfileRecord
{
    /// <summary>Longest profile.</summary>
    public const int MaximumBytes = 768;

    /// <summary>Most fields.</summary>
    public const int MaximumFields = 48;

    private const int MaskEmail = 32;

    /// <summary>The bytes.</summary>
    public readonly byte[] Buffer = new byte[MaximumBytes];

    /// <summary>The fields.</summary>
    public readonly KvReader Fields = new(MaximumFields);

    /// <summary>The number of the profile.</summary>
    public int ProfileId { get; private set; }

    /// <summary>Whether its player has not come back yet.</summary>
    public bool IsUnused => Fields.Find(ProfileFields.Unused) >= 0;

    /// <summary>Whether the player lets others see the address, a bit of publicmask.</summary>
    public bool ShowsEmail => !Fields.TryGetInt32("publicmask", out int mask) || (mask & MaskEmail) != 0;

    /// <summary>Reads the first <paramref name="count"/> bytes of <see cref="Buffer"/>. False when they are no profile.</summary>
    public bool Load(int count)
    {
        ProfileId = 0;
        if (!Fields.Load(Buffer, 0, count) || !Fields.TryGetInt32(ProfileFields.ProfileId, out int id)) return false;
        ProfileId = id;
        return true;
    }

    /// <summary>Whether one of the profile's unique nicks is this one, in any case.</summary>
    public bool HasUniqueNick(byte[] nick, int offset, int count, int namespaceId)
    {
        for (int pair = NextUniqueNick(KvReader.None); pair != KvReader.None; pair = NextUniqueNick(pair))
        {
            if (Fields.ValueCount(pair) != count || !IsIn(pair, namespaceId)) continue;
            if (Ascii.EqualIgnoreCase(Buffer, Fields.ValueOffset(pair), nick, offset, count)) return true;
        }
        return false;
    }

    /// <summary>The pair of the unique nick in a namespace, or <see cref="KvReader.None"/>. The namespace is the pair behind it.</summary>
    public int FindUniqueNick(int namespaceId)
    {
        for (int pair = NextUniqueNick(KvReader.None); pair != KvReader.None; pair = NextUniqueNick(pair))
        {
            if (IsIn(pair, namespaceId)) return pair;
        }
        return KvReader.None;
    }

    private int NextUniqueNick(int pair)
    {
        for (int i = pair + 1; i + 1 < Fields.Count; i++)
        {
            if (Fields.Is(i, ProfileFields.UniqueNick)) return i;
        }
        return KvReader.None;
    }

    private bool IsIn(int pair, int namespaceId) => Fields.TryGetInt32At(pair + 1, out int own) && own == namespaceId;
}
