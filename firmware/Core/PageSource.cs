using PocketSpy.Wire.Json;

namespace PocketSpy.Core;

/// <summary>
/// What a module shows: rows of a table and numbers on the lobby page, the numbers in the metrics too. Rows are asked for by number, a few at a time,
/// while players come and go: each keeps its number, one that is free writes nothing.
/// </summary>
public abstract class PageSource
{
    /// <summary>The member of /api/lobby that lists its rows, of no other source; null when it lists none.</summary>
    public virtual string ListName => null;

    /// <summary>Rows of its table, free ones too.</summary>
    public virtual int Rows => 0;

    /// <summary>Whether somebody plays, so that the box is not to be disturbed.</summary>
    public virtual bool IsBusy => false;

    /// <summary>Writes one row as an object of at most 1,000 bytes; a longer one may be left out. False when there is nothing to show of it.</summary>
    public virtual bool Write(int row, JsonWriter json) => false;

    /// <summary>
    /// A number; below 0 when it is not known. One that ends in _total counts up. One that is followed by its limit, the same name and _limit, is also
    /// shown to people: how full a table is.
    /// </summary>
    /// <param name="index">From 0 on.</param>
    /// <param name="name">Its name in the metrics, without the box's prefix: lower-case words with _ between them. Null behind the last.</param>
    /// <param name="help">What it counts, a sentence.</param>
    public abstract long Gauge(int index, out string name, out string help);
}
