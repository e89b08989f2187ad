using PocketSpy.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Profiles;

/// <summary>
/// 16 bits a profile, kept in memory, that tell of nearly all profiles that a search does not mean them, so that they need not be read from flash: 8 bits of
/// the nick's hash, 4 of the address's, and one of 4 bits for each unique nick.
/// </summary>
public static class ProfileMarks
{
    /// <summary>The bits of the nick.</summary>
    public const int NickMask = 0x00FF;

    /// <summary>The bits of the address.</summary>
    public const int EmailMask = 0x0F00;

    private const int EmailShift = 8;
    private const int UniqueShift = 12;
    private const int UniqueBits = 4;

    /// <summary>All marks of a profile.</summary>
    public static int Of(KvReader fields)
    {
        int marks = 0;
        if (fields.TryGet(ProfileFields.Nick, out int offset, out int count)) marks |= OfNick(fields.Buffer, offset, count);
        if (fields.TryGet(ProfileFields.Email, out offset, out count)) marks |= OfEmail(fields.Buffer, offset, count);
        for (int i = 0; i < fields.Count; i++)
        {
            if (fields.Is(i, ProfileFields.UniqueNick)) marks |= OfUniqueNick(fields.Buffer, fields.ValueOffset(i), fields.ValueCount(i));
        }
        return marks;
    }

    /// <summary>The bits of a nick, in any case.</summary>
    public static int OfNick(byte[] buffer, int offset, int count) => Hash.OfIgnoreCase(buffer, offset, count, 0) & NickMask;

    /// <summary>The bits of an address, in any case.</summary>
    public static int OfEmail(byte[] buffer, int offset, int count) => (Hash.OfIgnoreCase(buffer, offset, count, 0) << EmailShift) & EmailMask;

    /// <summary>The one bit of a unique nick, in any case.</summary>
    public static int OfUniqueNick(byte[] buffer, int offset, int count) => 1 << (UniqueShift + (Hash.OfIgnoreCase(buffer, offset, count, 0) & (UniqueBits - 1)));
}
