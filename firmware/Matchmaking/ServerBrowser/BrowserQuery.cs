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
    internal int Game { get; }

    /// <summary>The fields.</summary>
    internal FieldList Fields { get; }

    /// <summary>The filter.</summary>
    internal FilterProgram Filter { get; }

    /// <summary>Hosts that may still be sent.</summary>
    internal int Limit { get; set; }

    /// <summary>The row of the host table that comes next; -1 once all is sent.</summary>
    internal int NextRow { get; set; }

    /// <summary>The list has its end: rows that still come are told as changes are.</summary>
    internal bool ListEnded { get; set; }

    /// <summary>Hosts that were sent already have changed while the list was being sent.</summary>
    internal bool Missed { get; set; }

    /// <summary>The client wants to be told of changes.</summary>
    internal bool Pushes => (Options & ListOptions.PushUpdates) != 0;

    /// <summary>No list is wanted.</summary>
    internal bool WithoutList => (Options & ListOptions.NoList) != 0;

    /// <summary>Group rooms are wanted.</summary>
    internal bool Groups => (Options & ListOptions.Groups) != 0;

    private int Options { get; }
}
