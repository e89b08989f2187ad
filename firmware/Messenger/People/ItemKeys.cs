namespace PocketSpy.Messenger.People;

/// <summary>
/// The keys of what is kept of messenger people, in one table: the owner's user id in the upper half, in the lower 0 for the person, a user id for a contact,
/// and above those numbers of groups and of messages that wait. So all that one owner has stands together, in order.
/// </summary>
public static class ItemKeys
{
    /// <summary>The first group's number in the lower half.</summary>
    public const long FirstGroup = 0x80000001;

    /// <summary>The first waiting message's.</summary>
    public const long FirstMessage = 0xC0000000;

    private const long Lower = 0xFFFFFFFF;

    /// <summary>The key of an item.</summary>
    public static long Of(int owner, long item) => ((long)owner << 32) | item;

    /// <summary>The owner of a key.</summary>
    public static int OwnerOf(long key) => (int)(key >> 32);

    /// <summary>The lower half of a key.</summary>
    public static long ItemOf(long key) => key & Lower;

    /// <summary>The contact of a key; 0 when it is none.</summary>
    public static int ContactOf(long key) => ItemOf(key) <= int.MaxValue ? (int)ItemOf(key) : 0;
}
