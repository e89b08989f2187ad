using PocketSpy.Wire.Json;

namespace PocketSpy.Core;

/// <summary>
/// What a module shows on the lobby page and in the metrics. Rows are asked for by number, a few at a time, while players come and go: one that is free
/// writes nothing.
/// </summary>
public interface IPageSource
{
    /// <summary>The member of /api/lobby that lists its rows; null when it lists none.</summary>
    string ListName { get; }

    /// <summary>Rows of its table, free ones too; 0 when it lists none.</summary>
    int Rows { get; }

    /// <summary>Writes one row as an object. False, and nothing, when there is nothing to show of it.</summary>
    bool Write(int row, JsonWriter json);

    /// <summary>The member of /api/lobby's "full" that says how full its table is; null when it says nothing.</summary>
    string FullName { get; }

    /// <summary>How many there are.</summary>
    int Used { get; }

    /// <summary>How many there can be.</summary>
    int Limit { get; }

    /// <summary>
    /// A number for the metrics. <paramref name="name"/> is without the prefix of the box, one that ends in _total only grows; null behind the last.
    /// </summary>
    long Gauge(int index, out string name, out string help);

    /// <summary>Whether somebody plays, so that the box is not to be disturbed.</summary>
    bool IsBusy { get; }
}
