using PocketSpy.Matchmaking.Wire;
using PocketSpy.Wire.Filters;

namespace PocketSpy.Matchmaking.ServerBrowser;

/// <summary>What a client asked for: kept as long as its list is being sent or it wants to be told of changes.</summary>
internal sealed class BrowserQuery
{
    internal BrowserQuery(int game, int options, FieldList fields, FilterProgram filter, int limit)
    {
        Game = game;
        Options = options;
        Fields = fields;
        Filter = filter;
        Limit = limit;
    }

    /// <summary>The number of the game whose hosts are wanted.</summary>
    internal readonly int Game;

    /// <summary>The fields.</summary>
    internal readonly FieldList Fields;

    /// <summary>The filter.</summary>
    internal readonly FilterProgram Filter;

    /// <summary>Hosts that may still be sent.</summary>
    internal int Limit;

    /// <summary>The row of the host table that comes next; -1 once all is sent.</summary>
    internal int NextRow;

    /// <summary>The list has its end: rows that still come are told as changes are.</summary>
    internal bool ListEnded;

    /// <summary>Hosts that were sent already have changed while the list was being sent.</summary>
    internal bool Missed;

    /// <summary>The client wants to be told of changes.</summary>
    internal bool Pushes => (Options & ListOptions.PushUpdates) != 0;

    /// <summary>No list is wanted.</summary>
    internal bool WithoutList => (Options & ListOptions.NoList) != 0;

    /// <summary>Group rooms are wanted.</summary>
    internal bool Groups => (Options & ListOptions.Groups) != 0;

    private int Options { get; }
}
