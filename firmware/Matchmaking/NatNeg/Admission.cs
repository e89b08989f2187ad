using PocketSpy.Core;
using PocketSpy.Matchmaking.Wire;

namespace PocketSpy.Matchmaking.NatNeg;

/// <summary>
/// Lets clients into the table, as <see cref="FairShare"/> says. When it is full, what is over makes room, then the oldest negotiation that nobody has
/// acknowledged and whose partner had time to come; else the newest is refused: nothing tells it so, it tries again by itself.
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
        uint address = EndPoints.Address(from);
        if (_table.CountOf(address) >= FairShare.Of(_table.Capacity))
        {
            if (!TurnOut(_table.FindLoose(false, now - NatNegTimes.Patience, address), now)) return -1;
        }
        else if (_table.Count == _table.Capacity)
        {
            int loose = _table.FindLoose(true, now, NegotiationTable.Anybody);
            if (loose < 0) loose = _table.FindLoose(false, now - NatNegTimes.Patience, NegotiationTable.Anybody);
            if (!TurnOut(loose, now)) return -1;
        }
        return _table.Add(request.Cookie, now);
    }

    private bool TurnOut(int row, long now)
    {
        if (row >= 0) _table.Remove(row);
        else Refuse(now);
        return row >= 0;
    }

    private void Refuse(long now)
    {
        if (now < _quietUntil) return;
        _quietUntil = now + NatNegTimes.FullLine;
        _events.Write(EventTexts.Full("another NAT negotiation"));
    }
}
