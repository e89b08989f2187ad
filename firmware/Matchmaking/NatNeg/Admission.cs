using PocketSpy.Core;
using PocketSpy.Matchmaking.Wire;

namespace PocketSpy.Matchmaking.NatNeg;

/// <summary>
/// Lets clients into the table, as <see cref="FairShare"/> says. When it is full, what is over makes room, then a negotiation that nobody has acknowledged:
/// of whoever has many of them, else one whose partner had time to come; else the newest is refused: nothing tells it so, it tries again by itself.
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
        int known = _table.Find(buffer, request, from);
        if (known >= 0) return known;
        uint address = EndPoints.Address(from);
        if (_table.CountOf(address) >= FairShare.Of(_table.Capacity))
        {
            if (!TurnOut(_table.FindLooseOf(address, now - NatNegTimes.Patience), now)) return -1;
        }
        else if (_table.Count == _table.Capacity)
        {
            int row = _table.FindOver();
            if (row < 0) row = _table.FindLoose(address, now - NatNegTimes.Patience);
            if (!TurnOut(row, now)) return -1;
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
