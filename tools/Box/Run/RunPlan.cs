using PocketSpy.Box.Boards;
using PocketSpy.Core;

namespace PocketSpy.Box.Run;

/// <summary>Which box runs on this PC: a PC's own, or one with the measure of a board.</summary>
public sealed class RunPlan
{
    private const string LargeClass = "large";

    // Connects that wait to be accepted at a listener of the stock images.
    private const int BoardQueue = 6;

    /// <summary>What the owner chose.</summary>
    public required BoxSettings Settings { get; init; }

    /// <summary>How much it holds.</summary>
    public required BoxSize Size { get; init; }

    /// <summary>Names of its modules between commas; null for all.</summary>
    public string Modules { get; private init; }

    /// <summary>Whether it waits for sockets as a board does.</summary>
    public bool IsBoard { get; private init; }

    /// <summary>Whether only what leads to the settings is opened.</summary>
    public bool IsSafeMode { get; set; }

    /// <summary>Kind of board, for the page.</summary>
    public string Board { get; private init; } = "PC";

    /// <summary>Plans a box for this PC, sized by how many consoles it serves at once.</summary>
    public static RunPlan ForPc(BoxSettings settings, int consoles, string modules) => new()
    {
        Settings = settings,
        Size = BoxSize.ForPc(consoles),
        Modules = modules,
    };

    /// <summary>Plans a box with a board's tables, sockets, queues and modules, unless other modules are named.</summary>
    public static RunPlan ForBoard(BoxSettings settings, BoardFile board, string modules)
    {
        BoxSize size = board.Capacities.Class == LargeClass
            ? BoxSize.Large(board.Capacities.Sockets, (int)(BoardFolder.PartitionsOf(board)[PartitionTable.Files].Size / 1024))
            : BoxSize.Small();
        // A PC's listener queues one connect more than it is told to.
        size.Backlog = BoardQueue - 1;
        return new RunPlan
        {
            Settings = settings,
            Size = size,
            Modules = modules ?? ImageNames.Images[board.Image],
            IsBoard = true,
            Board = board.Id,
        };
    }
}
