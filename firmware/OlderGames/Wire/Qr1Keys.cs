using System;
using PocketSpy.Wire;
using PocketSpy.Wire.GameSpy;
using PocketSpy.Wire.Text;

namespace PocketSpy.OlderGames.Wire;

/// <summary>
/// Makes of the answers of a QR1 host what newer hosts send at once: a block of names and values, each ended by a NUL, the whole by an
/// empty name. An answer may come in several datagrams, so each is laid over what is known. Pairs of players and teams (player_0,
/// team_t1) are left out: lists do not tell them, and players ask the host itself.
/// </summary>
public static class Qr1Keys
{
    private const string HostPort = "hostport";

    /// <summary>Lays an answer over known keys and gives the bytes of the block; a pair that does not fit into the target is left out.</summary>
    /// <param name="message">The answer.</param>
    /// <param name="known">Names and values as they are known; null for none.</param>
    /// <param name="knownCount">Its bytes, without the empty name that ends it.</param>
    /// <param name="port">Added as the host's port at the end of an answer that lacks one; 0 for none.</param>
    /// <param name="target">Gets the block from its start on; not the array that is known.</param>
    public static int Merge(Qr1Message message, byte[] known, int knownCount, int port, byte[] target)
    {
        KvCursor pairs = message.Fields;
        int at = 0;
        for (int name = 0; name < knownCount;)
        {
            int nameCount = CountAt(known, name, knownCount);
            int value = name + nameCount + 1;
            int valueCount = CountAt(known, value, knownCount);
            at = pairs.Find(known, name, nameCount)
                ? Append(target, at, known, name, nameCount, pairs.Buffer, pairs.ValueOffset, pairs.ValueCount)
                : Append(target, at, known, name, nameCount, known, value, valueCount);
            name = value + valueCount + 1;
        }
        pairs.Rewind();
        while (pairs.Next())
        {
            if (message.IsEnvelope || IsOfMember(pairs.Buffer, pairs.KeyOffset, pairs.KeyCount)) continue;
            if (!Contains(target, at, pairs.Buffer, pairs.KeyOffset, pairs.KeyCount))
            {
                at = Append(target, at, pairs.Buffer, pairs.KeyOffset, pairs.KeyCount, pairs.Buffer, pairs.ValueOffset, pairs.ValueCount);
            }
        }
        if (message.IsFinal && port > 0) at = AddPort(target, at, port);
        target[at] = 0;
        return at + 1;
    }

    /// <summary>Whether a name is one of a player or a team: it ends with _ and digits, or _t and digits.</summary>
    public static bool IsOfMember(byte[] name, int offset, int count)
    {
        int last = offset + count - 1;
        int at = last;
        while (at > offset && name[at] >= '0' && name[at] <= '9') at--;
        if (at == last) return false;
        if (name[at] == 't' && at > offset) at--;
        return name[at] == '_';
    }

    // One byte stays free for the empty name.
    private static int Append(byte[] target, int at, byte[] name, int nameOffset, int nameCount, byte[] value, int valueOffset, int valueCount)
    {
        if (nameCount == 0 || nameCount + valueCount + 3 > target.Length - at) return at;
        int start = at;
        at = Copy(target, at, name, nameOffset, nameCount);
        if (at == start) return start;
        target[at++] = 0;
        at = Copy(target, at, value, valueOffset, valueCount);
        target[at++] = 0;
        return at;
    }

    // Without NULs, which would end it early.
    private static int Copy(byte[] target, int at, byte[] source, int offset, int count)
    {
        int end = offset + count;
        for (int i = offset; i < end; i++)
        {
            if (source[i] != 0) target[at++] = source[i];
        }
        return at;
    }

    private static bool Contains(byte[] block, int end, byte[] name, int offset, int count)
    {
        for (int at = 0; at < end;)
        {
            int nameCount = CountAt(block, at, end);
            if (nameCount == count && Ascii.EqualIgnoreCase(block, at, name, offset, count)) return true;
            at += nameCount + 1;
            at += CountAt(block, at, end) + 1;
        }
        return false;
    }

    private static int AddPort(byte[] target, int at, int port)
    {
        int room = HostPort.Length + DecimalText.MaximumCount + 3;
        if (room > target.Length - at) return at;
        int name = at;
        for (int i = 0; i < HostPort.Length; i++) target[at++] = (byte)HostPort[i];
        if (Contains(target, name, target, name, HostPort.Length)) return name;
        target[at++] = 0;
        int end = at + DecimalText.MaximumCount;
        int digits = DecimalText.WriteBefore(target, end, port);
        Array.Copy(target, digits, target, at, end - digits);
        at += end - digits;
        target[at++] = 0;
        return at;
    }

    private static int CountAt(byte[] block, int at, int end)
    {
        int i = at;
        while (i < end && block[i] != 0) i++;
        return i - at;
    }
}
