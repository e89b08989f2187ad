using PocketSpy.Core;
using PocketSpy.Matchmaking.Wire;

namespace PocketSpy.Matchmaking.NatNeg;

/// <summary>
/// Takes INIT and PREINIT: keeps where each socket of a client was heard, acknowledges, and has both sides connected as soon as enough
/// of both is known.
/// </summary>
internal sealed class Gatherer
{
    private readonly NegotiationTable _table;
    private readonly Admission _admission;
    private readonly Connector _connector;
    private readonly byte[] _reply;

    internal Gatherer(NegotiationTable table, Admission admission, Connector connector, byte[] reply)
    {
        _table = table;
        _admission = admission;
        _connector = connector;
        _reply = reply;
    }

    /// <summary>Takes an INIT.</summary>
    internal void TakeInit(byte[] buffer, NatNegRequest init, long from, IDatagramOutbox outbox, long now)
    {
        int row = _admission.FindOrAdd(buffer, init, from, now);
        if (row < 0) return;
        int side = row * 2 + init.ClientIndex;
        bool isOfGame = init.PortType == NatNegPacket.GamePort;
        bool isElsewhere = isOfGame
            ? (_table.Flags[side] & SideFlags.HasGame) != 0 && _table.Games[side] != from
            : (_table.Flags[side] & SideFlags.HasNegotiator) != 0 && _table.Negotiators[side] != from;
        // A game's own socket outlives a negotiation, the negotiation's does not, and the game's is heard first.
        if (BeginsAnew(side, isElsewhere, now) && isOfGame) _table.Flags[side] &= ~SideFlags.HasNegotiator & 0xFF;
        bool isNew = (_table.Flags[side] & SideFlags.HasInit) == 0;
        if (isElsewhere) _table.LocalPorts[side] = 0;
        Note(side, init, isOfGame, from, outbox);
        _table.SetName(row, buffer, init.NameCount);
        // Until a side is complete its time runs from the first INIT of this try, then from the last one.
        if (isNew || isElsewhere || (_table.States[row] == NegotiationState.Open && _table.IsComplete(side))) _table.Since[side] = now;
        int count = NatNegAnswer.WriteInitAck(init, _reply);
        if (Credit.TrySpend(_table.Credits, side, count)) outbox.Send(_reply, 0, count, from);
        if (isNew) LetGo(side ^ 1);
        if (isElsewhere && _table.States[row] == NegotiationState.Connecting) _connector.Start(row, now);
        else ConnectWhenReady(row, now);
    }

    /// <summary>
    /// Takes a PREINIT of version 4. The client is let go on when its partner is here, or when it asks again: that it waited for
    /// nobody is what it will learn from its INITs then.
    /// </summary>
    internal void TakePreInit(byte[] buffer, NatNegRequest request, long from, IDatagramOutbox outbox, long now)
    {
        int row = _admission.FindOrAdd(buffer, request, from, now);
        if (row < 0) return;
        int side = row * 2 + request.ClientIndex;
        bool isElsewhere = (_table.Flags[side] & SideFlags.HasNegotiator) != 0 && _table.Negotiators[side] != from;
        if (BeginsAnew(side, isElsewhere, now) || isElsewhere)
        {
            _table.ClearSide(side);
            _table.States[row] = NegotiationState.Open;
            _table.Due[row] = 0;
        }
        Credit.Earn(_table.Credits, side, request.Bytes);
        bool isNew = _table.Flags[side] == 0;
        if (isNew) _table.Since[side] = now;
        if ((_table.Flags[side] & SideFlags.HasNegotiator) == 0)
        {
            _table.Negotiators[side] = from;
            _table.AnswerBy(side, outbox);
        }
        _table.Flags[side] |= SideFlags.HasPreInit;
        _table.Versions[side] = (byte)request.Version;
        bool isReady = _table.Flags[side ^ 1] != 0 || now - _table.Since[side] >= NatNegTimes.PreInitPatience;
        SendPreInitAck(side, isReady, from);
        if (isNew) LetGo(side ^ 1);
    }

    /// <summary>Connects both sides of an open negotiation when enough of both is known.</summary>
    internal void ConnectWhenReady(int row, long now)
    {
        if (_table.States[row] != NegotiationState.Open || !_table.IsComplete(row * 2) || !_table.IsComplete(row * 2 + 1)) return;
        if (AddressChoice.LacksPort(_table, row * 2))
        {
            if (_table.Due[row] == 0) _table.Due[row] = now + NatNegTimes.LocalPortWait;
            if (now < _table.Due[row]) return;
        }
        _connector.Start(row, now);
    }

    // A client that has acknowledged its CONNECT sends no INIT any more: that is another try, with the same cookie. Who acknowledged
    // the CONNECT of the last try is gone with it; a partner that still waits for one is as good as new.
    private bool BeginsAnew(int side, bool isElsewhere, long now)
    {
        int row = side / 2;
        if (_table.States[row] == NegotiationState.Failing)
        {
            _table.ClearSide(row * 2);
            _table.ClearSide(row * 2 + 1);
        }
        else
        {
            if ((_table.Flags[side] & SideFlags.Acknowledged) == 0) return false;
            if (!isElsewhere && now - _table.Since[side] < NatNegTimes.LateInit) return false;
            if ((_table.Flags[side ^ 1] & SideFlags.Acknowledged) != 0) _table.ClearSide(side ^ 1);
            _table.Flags[side] &= SideFlags.HasInit | SideFlags.UsesGamePort;
            _table.Since[side] = now;
        }
        _table.States[row] = NegotiationState.Open;
        _table.Due[row] = 0;
        return true;
    }

    private void Note(int side, NatNegRequest init, bool isOfGame, long from, IDatagramOutbox outbox)
    {
        Credit.Earn(_table.Credits, side, init.Bytes);
        int flags = _table.Flags[side];
        if (isOfGame)
        {
            flags |= SideFlags.HasGame;
            _table.Games[side] = from;
        }
        else
        {
            flags |= SideFlags.HasNegotiator;
            _table.Negotiators[side] = from;
        }
        flags = init.UsesGamePort ? flags | SideFlags.UsesGamePort : flags & ~SideFlags.UsesGamePort;
        _table.Flags[side] = (byte)flags;
        _table.Versions[side] = (byte)init.Version;
        if (!isOfGame || _table.OutboxOf(side) is null) _table.AnswerBy(side, outbox);
        if (init.LocalAddress != 0) _table.LocalAddresses[side] = init.LocalAddress;
        if (init.LocalPort != 0) _table.LocalPorts[side] = (ushort)init.LocalPort;
    }

    // Tells a side that only waits for its partner that it is here. Once: if that is lost it asks again by itself.
    private void LetGo(int side)
    {
        if (_table.Flags[side] == SideFlags.HasPreInit) SendPreInitAck(side, true, _table.Negotiators[side]);
    }

    private void SendPreInitAck(int side, bool isReady, long to)
    {
        if (!Credit.TrySpend(_table.Credits, side, NatNegPacket.PreInitBytes)) return;
        if (isReady) _table.Flags[side] |= SideFlags.LetGo;
        int index = isReady ? (side & 1) ^ 1 : side & 1;
        int count = NatNegAnswer.WritePreInitAck(_table.Versions[side], _table.Cookies[side / 2], index, isReady ? NatNegPacket.Ready : NatNegPacket.WaitingForClient, _reply);
        _table.OutboxOf(side).Send(_reply, 0, count, to);
    }
}
