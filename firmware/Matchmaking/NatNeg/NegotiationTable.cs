using System;
using PocketSpy.Core;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Wire;

namespace PocketSpy.Matchmaking.NatNeg;

/// <summary>
/// The negotiations: columns of a fixed number of rows. A row has two sides, which are the client indexes 0 and 1; the columns of
/// sides hold them at row * 2 and row * 2 + 1. Found by cookie; the same cookie in another game, or of other players while a pair
/// has it, is a row of its own.
/// </summary>
internal sealed class NegotiationTable
{
    /// <summary>Bytes of a game's name that are kept and compared.</summary>
    internal const int NameBytes = 24;

    internal readonly int[] Cookies;
    internal readonly byte[] States;
    internal readonly byte[] Sends;
    internal readonly long[] Due;

    internal readonly byte[] Flags;
    internal readonly byte[] Versions;
    internal readonly long[] Games;
    internal readonly long[] Negotiators;
    internal readonly long[] Since;
    internal readonly uint[] LocalAddresses;
    internal readonly ushort[] LocalPorts;

    /// <summary>What may still be sent to a side, see <see cref="Credit"/>: nothing that comes in a negotiation proves where it comes from.</summary>
    internal readonly ushort[] Credits;

    // The sockets that requests came to: one or a few. A side has the number of its own from 1 on, a byte where a reference takes 12.
    private readonly byte[] _outboxOf;
    private IDatagramOutbox[] _outboxes = new IDatagramOutbox[1];
    private readonly int[] _orders;
    private readonly long[] _begun;
    private readonly byte[] _names;
    private readonly byte[] _nameCounts;
    private readonly IntIndex _index;
    private int _order;

    /// <param name="capacity">Most rows, at most <see cref="IntIndex.MaximumRows"/>.</param>
    internal NegotiationTable(int capacity)
    {
        Cookies = new int[capacity];
        States = new byte[capacity];
        Sends = new byte[capacity];
        Due = new long[capacity];
        Flags = new byte[capacity * 2];
        Versions = new byte[capacity * 2];
        Games = new long[capacity * 2];
        Negotiators = new long[capacity * 2];
        Since = new long[capacity * 2];
        LocalAddresses = new uint[capacity * 2];
        LocalPorts = new ushort[capacity * 2];
        _outboxOf = new byte[capacity * 2];
        Credits = new ushort[capacity * 2];
        _orders = new int[capacity];
        _begun = new long[capacity];
        _names = new byte[capacity * NameBytes];
        _nameCounts = new byte[capacity];
        _index = new IntIndex(Cookies);
    }

    /// <summary>Rows in use.</summary>
    internal int Count { get; private set; }

    /// <summary>Most rows.</summary>
    internal int Capacity => States.Length;

    /// <summary>
    /// The row of an INIT or PREINIT: the client's own when it is there already from this address, else the oldest one in which its
    /// partner waits or has waited in vain just now; -1 when there is neither.
    /// </summary>
    internal int Find(byte[] buffer, NatNegRequest request, long from)
    {
        int joined = -1;
        for (int place = _index.First(request.Cookie); place >= 0; place = _index.Next(place, request.Cookie))
        {
            int row = _index.RowAt(place);
            if (!IsOfGame(row, buffer, request.NameCount)) continue;
            int side = row * 2 + request.ClientIndex;
            if (Flags[side] != 0)
            {
                if (EndPoints.Address(EndPointOf(side)) == EndPoints.Address(from)) return row;
            }
            else if ((States[row] == NegotiationState.Open || States[row] == NegotiationState.Failing) && (joined < 0 || IsOlder(row, joined)))
            {
                joined = row;
            }
        }
        return joined;
    }

    /// <summary>The side with this cookie, index and end point of its negotiation's socket, or -1.</summary>
    internal int FindSide(int cookie, int clientIndex, long negotiator)
    {
        if (clientIndex > 1) return -1;
        for (int place = _index.First(cookie); place >= 0; place = _index.Next(place, cookie))
        {
            int side = _index.RowAt(place) * 2 + clientIndex;
            if ((Flags[side] & SideFlags.HasNegotiator) != 0 && Negotiators[side] == negotiator) return side;
        }
        return -1;
    }

    /// <summary>Takes a free row for a cookie; there must be one.</summary>
    internal int Add(int cookie, long now)
    {
        int row = 0;
        while (States[row] != NegotiationState.Free) row++;
        Cookies[row] = cookie;
        States[row] = NegotiationState.Open;
        Sends[row] = 0;
        Due[row] = 0;
        _orders[row] = _order++;
        _begun[row] = now;
        _nameCounts[row] = 0;
        _index.Add(row);
        Count++;
        return row;
    }

    /// <summary>Whether it is under way: neither free nor over.</summary>
    internal bool IsUnderWay(int row) => States[row] == NegotiationState.Open || States[row] == NegotiationState.Connecting;

    /// <summary>Whether this address takes part and no other.</summary>
    internal bool IsOnlyOf(int row, uint address) => !IsOfOther(row * 2, address) && !IsOfOther(row * 2 + 1, address);

    /// <summary>When it was begun, in milliseconds of the clock.</summary>
    internal long BegunOf(int row) => _begun[row];

    /// <summary>Whether a row was begun before another.</summary>
    internal bool IsOlder(int row, int other) => _orders[row] - _orders[other] < 0;

    /// <summary>Gives a row back.</summary>
    internal void Remove(int row)
    {
        ClearSide(row * 2);
        ClearSide(row * 2 + 1);
        States[row] = NegotiationState.Free;
        Count--;
        // Open addressing knows no removal; the rows are few, and negotiations end seldom.
        _index.Clear();
        for (int i = 0; i < States.Length; i++)
        {
            if (States[i] != NegotiationState.Free) _index.Add(i);
        }
    }

    /// <summary>The socket by which a side is answered; null when it has said nothing yet.</summary>
    internal IDatagramOutbox OutboxOf(int side) => _outboxOf[side] == 0 ? null : _outboxes[_outboxOf[side] - 1];

    /// <summary>A side is answered by this socket from now on.</summary>
    internal void AnswerBy(int side, IDatagramOutbox outbox)
    {
        int number = 0;
        while (number < _outboxes.Length && number < byte.MaxValue - 1 && _outboxes[number] is not null && _outboxes[number] != outbox) number++;
        if (number == _outboxes.Length)
        {
            IDatagramOutbox[] more = new IDatagramOutbox[number + 1];
            Array.Copy(_outboxes, 0, more, 0, number);
            _outboxes = more;
        }
        _outboxes[number] = outbox;
        _outboxOf[side] = (byte)(number + 1);
    }

    /// <summary>Forgets who a side was.</summary>
    internal void ClearSide(int side)
    {
        Flags[side] = 0;
        LocalAddresses[side] = 0;
        LocalPorts[side] = 0;
        _outboxOf[side] = 0;
        Credits[side] = 0;
    }

    /// <summary>Whether all that a CONNECT to and about this side needs has come.</summary>
    internal bool IsComplete(int side)
    {
        int flags = Flags[side];
        return (flags & SideFlags.HasNegotiator) != 0 && (flags & SideFlags.ToGame) != SideFlags.UsesGamePort;
    }

    /// <summary>From where a side was heard: its negotiation's socket when that was, else its game's. A PREINIT counts for the former.</summary>
    internal long EndPointOf(int side) => (Flags[side] & SideFlags.HasInit) == SideFlags.HasGame ? Games[side] : Negotiators[side];

    /// <summary>Keeps the name of the game when it is not known yet.</summary>
    internal void SetName(int row, byte[] buffer, int count)
    {
        if (count == 0 || _nameCounts[row] != 0) return;
        if (count > NameBytes) count = NameBytes;
        Array.Copy(buffer, NatNegPacket.InitBytes, _names, row * NameBytes, count);
        _nameCounts[row] = (byte)count;
    }

    /// <summary>The name of the game, for the event log. Allocates.</summary>
    internal string NameOf(int row) => Ascii.ToText(_names, row * NameBytes, _nameCounts[row]);

    private bool IsOfOther(int side, uint address) => Flags[side] != 0 && EndPoints.Address(EndPointOf(side)) != address;

    // Versions 1 and some of 2 name no game: they fit any.
    private bool IsOfGame(int row, byte[] buffer, int count)
    {
        int known = _nameCounts[row];
        if (known == 0 || count == 0) return true;
        if (count > NameBytes) count = NameBytes;
        return count == known && Ascii.Equal(_names, row * NameBytes, buffer, NatNegPacket.InitBytes, count);
    }
}
