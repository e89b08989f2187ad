using PocketSpy.Core;
using PocketSpy.Matchmaking.Wire;

namespace PocketSpy.Matchmaking.NatNeg;

/// <summary>
/// Lets clients into the table. When it is full, what is over makes room, else the newest is refused: nothing tells it so, it tries
/// again by itself. One address alone gets no more than half of the table; what it began first makes room then.
/// </summary>
internal sealed class Admission
{
    private readonly NegotiationTable _table;
    private readonly IEventSink _events;
    private long _quietUntil;

    internal Admission(NegotiationTable table, IEventSink events)
    {
        _table = table;
        _events = events;
    }

    /// <summary>The row of an INIT or PREINIT, or -1 when there is no room for another.</summary>
    internal int FindOrAdd(byte[] buffer, NatNegRequest request, long from, long now)
    {
        int row = _table.Find(buffer, request, from);
        if (row >= 0) return row;
        if (_table.CountOf(EndPoints.Address(from), out int oldest) >= (_table.Capacity + 1) / 2) _table.Remove(oldest);
        if (_table.Count == _table.Capacity)
        {
            int over = _table.FindOver();
            if (over < 0)
            {
                Refuse(now);
                return -1;
            }
            _table.Remove(over);
        }
        return _table.Add(request.Cookie);
    }

    private void Refuse(long now)
    {
        if (now < _quietUntil) return;
        _quietUntil = now + NatNegTimes.FullLine;
        _events.Write(EventTexts.Full("another NAT negotiation"));
    }
}
