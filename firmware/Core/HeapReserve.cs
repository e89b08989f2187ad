namespace PocketSpy.Core;

/// <summary>
/// Memory counts like a table: whoever is new is refused while less is free than this, consoles last. docs/budgets.md says where the numbers come from.
/// </summary>
public static class HeapReserve
{
    /// <summary>
    /// Bytes that stay free for those who are there already. Measured on the interpreter with 96 KB: a party of two players, five hosts and two
    /// browsers went on with 2.6 KB; a file that is opened and an answer that is built need no more than that.
    /// </summary>
    public const int Bytes = 1_536;

    /// <summary>Bytes of a new TCP link with its session, estimated: it costs about 1.5 KB on the interpreter.</summary>
    public const int LinkBytes = 1_472;

    /// <summary>What must be free for one more link of a console.</summary>
    public const int ForConsoles = Bytes + LinkBytes;

    /// <summary>What must be free for one more link of a PC title: a console can still come afterwards.</summary>
    public const int ForPcTitles = ForConsoles + LinkBytes;

    /// <summary>Whether so much is free. Where that is not known, it is.</summary>
    public static bool Has(IHeap heap, int bytes) => heap is null || heap.Free < 0 || heap.Free >= bytes;
}
