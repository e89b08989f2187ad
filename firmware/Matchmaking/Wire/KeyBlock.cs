using PocketSpy.Wire;

namespace PocketSpy.Matchmaking.Wire;

/// <summary>
/// The server keys of a heartbeat: names and values in turn, each ended by a NUL, the whole by an empty name. Found through
/// slots, one int a pair: the upper 16 bits of the name's hash, the lower 16 the place of the name. Names count without case.
/// </summary>
public static class KeyBlock
{
    /// <summary>Bytes that a block may have: places have 16 bits.</summary>
    public const int MaximumBytes = 0xFFFF;

    private const uint HashBits = 0xFFFF0000;

    /// <summary>The hash of a name, as slots and filters know it.</summary>
    public static int HashOf(byte[] name, int offset, int count) => Hash.OfIgnoreCase(name, offset, count, 0);

    /// <summary>
    /// Reads a block of at most <see cref="MaximumBytes"/> and fills the slots as far as they reach. Gives the number of whole pairs, which may
    /// be more than there are slots. A pair that is cut is none.
    /// </summary>
    /// <param name="used">Bytes of the whole pairs, without the empty name that ends them.</param>
    /// <param name="ended">Whether the empty name is there.</param>
    public static int Index(byte[] data, int offset, int count, int[] slots, out int used, out bool ended)
    {
        int end = offset + count;
        int at = offset;
        int pairs = 0;
        ended = false;
        while (at < end)
        {
            if (data[at] == 0)
            {
                ended = true;
                break;
            }
            int nameEnd = EndOf(data, at, end);
            if (nameEnd == end) break;
            int valueEnd = EndOf(data, nameEnd + 1, end);
            if (valueEnd == end) break;
            if (pairs < slots.Length)
            {
                slots[pairs] = (int)(((uint)HashOf(data, at, nameEnd - at) & HashBits) | (uint)(at - offset));
            }
            pairs++;
            at = valueEnd + 1;
        }
        used = at - offset;
        return pairs;
    }

    /// <summary>
    /// Where the value of a name begins in a block that has no slots, or -1: a walk from the first name on, which ends at the empty name or where a
    /// pair is cut. The name is lower-case ASCII.
    /// </summary>
    public static int Seek(byte[] data, int offset, int count, string name)
    {
        int end = offset + count;
        int at = offset;
        while (at < end && data[at] != 0)
        {
            int nameEnd = EndOf(data, at, end);
            if (nameEnd == end) break;
            int valueEnd = EndOf(data, nameEnd + 1, end);
            if (valueEnd == end) break;
            if (Ascii.EqualsIgnoreCase(data, at, nameEnd - at, name)) return nameEnd + 1;
            at = valueEnd + 1;
        }
        return -1;
    }

    /// <summary>The place of a name's value, from the start of the block, or -1. A name that stands twice: the first.</summary>
    public static int Find(byte[] data, int[] slots, int pairs, int hash, byte[] name, int nameOffset, int nameCount)
    {
        uint wanted = (uint)hash & HashBits;
        for (int i = 0; i < pairs; i++)
        {
            uint slot = (uint)slots[i];
            if ((slot & HashBits) != wanted) continue;
            int at = (int)(slot & ~HashBits);
            if (at + nameCount < data.Length && data[at + nameCount] == 0 && Ascii.EqualIgnoreCase(data, at, name, nameOffset, nameCount)) return at + nameCount + 1;
        }
        return -1;
    }

    /// <summary>The same for a name that is known: lower-case ASCII.</summary>
    public static int Find(byte[] data, int[] slots, int pairs, string name)
    {
        uint wanted = (uint)Hash.OfText(name, 0) & HashBits;
        for (int i = 0; i < pairs; i++)
        {
            uint slot = (uint)slots[i];
            if ((slot & HashBits) != wanted) continue;
            int at = (int)(slot & ~HashBits);
            if (at + name.Length < data.Length && data[at + name.Length] == 0 && Ascii.EqualsIgnoreCase(data, at, name.Length, name)) return at + name.Length + 1;
        }
        return -1;
    }

    /// <summary>Bytes up to the next NUL or the end of the data.</summary>
    public static int CountAt(byte[] data, int at) => EndOf(data, at, data.Length) - at;

    /// <summary>Bytes up to the next NUL or a given end.</summary>
    public static int CountAt(byte[] data, int at, int end) => EndOf(data, at, end) - at;

    private static int EndOf(byte[] data, int at, int end)
    {
        int nul = Ascii.IndexOfNul(data, at, end - at);
        return nul < 0 ? end : nul;
    }
}
