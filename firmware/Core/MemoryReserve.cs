namespace PocketSpy.Core;

/// <summary>
/// Memory counts like a table: when less than a reserve is free, newcomers are refused with their protocol's own error, so that those who are here play
/// on. A title of a PC is refused before a console is. On a PC there is always room.
/// </summary>
public static class MemoryReserve
{
    /// <summary>Bytes that must be free for another console.</summary>
    public const int Console = 3_072;

    /// <summary>Bytes that must be free for another PC title.</summary>
    public const int PcTitle = 5_120;

    /// <summary>Bytes that must be free for another answer to the page: looking comes after playing.</summary>
    public const int Page = 6_144;

    /// <summary>Whether so much is free.</summary>
    public static bool IsFree(ServiceTools tools, int bytes)
    {
        long free = tools.Heap is null ? -1 : tools.Heap.Free;
        return free < 0 || free >= bytes;
    }
}
