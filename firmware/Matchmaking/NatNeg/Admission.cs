using PocketSpy.Core;
using PocketSpy.Matchmaking.Wire;

namespace PocketSpy.Matchmaking.NatNeg;

/// <summary>
/// Lets clients into the table, as <see cref="FairShare"/> says. When it is full, what is over makes room, then a negotiation in which nobody has
/// acknowledged a CONNECT: of whoever has many of them, else one whose partner had time to come. Else the newest is refused: nothing tells it so, it tries
/// again by itself.
/// </summary>
internal sealed class Admission
{
    private const int Groups = 61;

    private readonly NegotiationTable _table;
    private readonly IEventSink _events;
    private readonly short[] _looseOf = new short[Groups];
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
        if (CountOf(address) >= FairShare.Of(_table.Capacity))
        {
            if (!TurnOut(FindLooseOf(address, now - NatNegTimes.Patience), now)) return -1;
        }
        else if (_table.Count == _table.Capacity)
        {
            int row = FindOver();
            if (row < 0) row = FindLoose(address, now - NatNegTimes.Patience);
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

    // How many negotiations are under way in which an address takes part and no other.
    private int CountOf(uint address)
    {
        int count = 0;
        for (int row = 0; row < _table.Capacity; row++)
        {
            if (_table.IsUnderWay(row) && _table.IsOnlyOf(row, address)) count++;
        }
        return count;
    }

    // The oldest that nobody needs any more, or -1.
    private int FindOver()
    {
        int oldest = -1;
        for (int row = 0; row < _table.Capacity; row++)
        {
            if (_table.States[row] == NegotiationState.Free || _table.IsUnderWay(row)) continue;
            if (oldest < 0 || _table.IsOlder(row, oldest)) oldest = row;
        }
        return oldest;
    }

    // The oldest loose one of an address that was begun before a time, or -1.
    private int FindLooseOf(uint address, long begunBefore)
    {
        int oldest = -1;
        for (int row = 0; row < _table.Capacity; row++)
        {
            if (!IsLoose(row) || _table.BegunOf(row) >= begunBefore || !_table.IsOnlyOf(row, address)) continue;
            if (oldest < 0 || _table.IsOlder(row, oldest)) oldest = row;
        }
        return oldest;
    }

    // The oldest loose one of whoever has most of them: at once when that is more than the newcomer would have, else when it was begun before a time; -1
    // when there is none.
    private int FindLoose(uint newcomer, long begunBefore)
    {
        CountLoose();
        int found = -1;
        for (int row = 0; row < _table.Capacity; row++)
        {
            if (!IsLoose(row)) continue;
            int more = found < 0 ? 1 : _looseOf[GroupOf(row)] - _looseOf[GroupOf(found)];
            if (more > 0 || (more == 0 && _table.IsOlder(row, found))) found = row;
        }
        if (found < 0 || _looseOf[GroupOf(found)] > _looseOf[GroupOf(newcomer)] + 1) return found;
        return _table.BegunOf(found) < begunBefore ? found : -1;
    }

    private void CountLoose()
    {
        for (int group = 0; group < Groups; group++) _looseOf[group] = 0;
        for (int row = 0; row < _table.Capacity; row++)
        {
            if (IsLoose(row)) _looseOf[GroupOf(row)]++;
        }
    }

    private bool IsLoose(int row) =>
        _table.IsUnderWay(row) && ((_table.Flags[row * 2] | _table.Flags[row * 2 + 1]) & SideFlags.Acknowledged) == 0;

    private int GroupOf(int row)
    {
        int side = _table.Flags[row * 2] != 0 ? row * 2 : row * 2 + 1;
        return GroupOf(EndPoints.Address(_table.EndPointOf(side)));
    }

    // A few addresses together: near enough to tell one that has many from one that waits for a single partner.
    private static int GroupOf(uint address) => (int)((address ^ (address >> 8)) % Groups);

    private void Refuse(long now)
    {
        if (now < _quietUntil) return;
        _quietUntil = now + NatNegTimes.FullLine;
        _events.Write(EventTexts.Full("another NAT negotiation"));
    }
}
