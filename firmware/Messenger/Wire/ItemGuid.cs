using PocketSpy.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.Messenger.Wire;

/// <summary>The GUIDs of contacts and groups from MSNP10 on: nothing but their number in its first part, so that none has to be kept.</summary>
public static class ItemGuid
{
    /// <summary>Characters of one.</summary>
    public const int Size = 36;

    private const int NumberSize = 8;
    private const string ContactTail = "-0000-4000-8000-0000000000c0";
    private const string GroupTail = "-0000-4000-8000-0000000000f0";

    /// <summary>Writes a contact's.</summary>
    public static void WriteContact(WireWriter writer, int userId) => Write(writer, userId, ContactTail);

    /// <summary>Writes a group's.</summary>
    public static void WriteGroup(WireWriter writer, int group) => Write(writer, group, GroupTail);

    /// <summary>The user of a contact's GUID; 0 when it is none.</summary>
    public static int Contact(byte[] buffer, int offset, int count) => Read(buffer, offset, count, ContactTail);

    /// <summary>The number of a group's GUID; 0 when it is none.</summary>
    public static int Group(byte[] buffer, int offset, int count) => Read(buffer, offset, count, GroupTail);

    private static void Write(WireWriter writer, int number, string tail)
    {
        for (int shift = 28; shift >= 0; shift -= 4) writer.WriteByte(Hex.Digit((number >> shift) & 15));
        writer.WriteText(tail);
    }

    private static int Read(byte[] buffer, int offset, int count, string tail)
    {
        if (count != Size || !Ascii.EqualsIgnoreCase(buffer, offset + NumberSize, Size - NumberSize, tail)) return 0;
        return Hex.TryParseUInt32(buffer, offset, NumberSize, out uint number) && number <= int.MaxValue ? (int)number : 0;
    }
}
