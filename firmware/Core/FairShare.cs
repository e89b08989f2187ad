namespace PocketSpy.Core;

/// <summary>
/// What one address may hold of a table. Every table has the same rule: newcomers are served by room, then by turning out the oldest that is incomplete
/// or unproven; who is complete and proven is never turned out; and one address holds at most half, so that there is always room for another one.
/// </summary>
public static class FairShare
{
    /// <summary>What any address may hold: consoles behind one router, or emulators on one PC, share an address and are honest.</summary>
    public const int Least = 4;

    /// <summary>Rows that one address may hold of a table with so many: half of them, never under four.</summary>
    public static int Of(int capacity)
    {
        int half = capacity / 2;
        if (half >= Least) return half;
        return capacity < Least ? capacity : Least;
    }
}
