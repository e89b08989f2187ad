using PocketSpy.Matchmaking.Hosts;

namespace PocketSpy.Matchmaking.ServerBrowser;

/// <summary>
/// The hosts that a list is made of, and where the values of its fields lie: found once, then read for the types, the popular values and the
/// hosts themselves. Only good until the host table changes.
/// </summary>
internal sealed class HostSelection
{
    // 2 bytes each, for as long as the first piece of a list is written; what goes beyond is looked up every time.
    private const int MostPlaces = 1_024;

    private readonly HostTable _hosts;
    private readonly HostRecord _record;
    private readonly short[] _numbers;
    private short[] _places;
    private int _fields;

    internal HostSelection(HostTable hosts)
    {
        _hosts = hosts;
        _record = new HostRecord(hosts);
        _numbers = new short[hosts.Capacity];
    }

    /// <summary>Hosts that are in it.</summary>
    internal int Count { get; private set; }

    /// <summary>Whether a client wants to hear of a host.</summary>
    internal bool Matches(BrowserQuery query, int row) => Passes(query, row) && (!query.Fields.IsConsoles || HasAll(query.Fields, row));

    /// <summary>Selects the hosts that a client wants to hear of, up to its limit.</summary>
    internal void Fill(BrowserQuery query)
    {
        int hosts = 0;
        for (int row = 0; row < _hosts.Capacity; row++)
        {
            if (_hosts.IsListed(row) && _hosts.GameOf(row) == query.Game) hosts++;
        }
        _fields = query.Fields.Count;
        _places = hosts > 0 && hosts * _fields <= MostPlaces ? new short[hosts * _fields] : null;
        for (int row = 0; hosts > 0 && row < _hosts.Capacity && Count < query.Limit; row++)
        {
            if (!Passes(query, row) || !TryFind(row, query.Fields)) continue;
            Count++;
            _numbers[row] = (short)Count;
        }
    }

    /// <summary>Whether a host is in it.</summary>
    internal bool Has(int row) => _numbers[row] > 0;

    /// <summary>Where the value of a field begins in a host's data, or -1; of hosts outside the selection too.</summary>
    internal int ValueOf(int row, FieldList fields, int field)
    {
        int number = _numbers[row];
        return number > 0 && _places is not null ? _places[(number - 1) * _fields + field] : fields.ValueIn(_hosts, row, field);
    }

    /// <summary>Forgets all.</summary>
    internal void Clear()
    {
        _places = null;
        for (int i = 0; i < _numbers.Length && Count > 0; i++) _numbers[i] = 0;
        Count = 0;
    }

    private bool Passes(BrowserQuery query, int row) =>
        _hosts.IsListed(row) && _hosts.GameOf(row) == query.Game && query.Filter.Matches(_record.At(row));

    // Finds the values of a host's fields; false when a console would fail over one that is missing.
    private bool TryFind(int row, FieldList fields)
    {
        if (_places is null) return !fields.IsConsoles || HasAll(fields, row);
        int first = Count * _fields;
        for (int i = 0; i < _fields; i++)
        {
            int at = fields.ValueIn(_hosts, row, i);
            if (at < 0 && fields.IsConsoles) return false;
            _places[first + i] = (short)at;
        }
        return true;
    }

    private bool HasAll(FieldList fields, int row)
    {
        for (int i = 0; i < fields.Count; i++)
        {
            if (fields.ValueIn(_hosts, row, i) < 0) return false;
        }
        return true;
    }
}
