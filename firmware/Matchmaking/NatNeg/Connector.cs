using PocketSpy.Core;
using PocketSpy.Matchmaking.Wire;

namespace PocketSpy.Matchmaking.NatNeg;

/// <summary>
/// Tells the two sides of a negotiation where the other one is, until both have acknowledged it, or that nothing comes of it.
/// Everything goes to the negotiation's socket, from the port that its INIT came to: not all games pass on what comes to their own.
/// </summary>
internal sealed class Connector
{
    private readonly NegotiationTable _table;
    private readonly ServiceTools _tools;

    internal Connector(NegotiationTable table, ServiceTools tools)
    {
        _table = table;
        _tools = tools;
    }

    /// <summary>Sends CONNECT to both sides, which must be complete.</summary>
    internal void Start(int row, long now)
    {
        _table.States[row] = NegotiationState.Connecting;
        _table.Sends[row] = 0;
        Send(row, now);
    }

    /// <summary>Sends CONNECT once more to whom has not acknowledged it, or gives up.</summary>
    internal void Resend(int row, long now)
    {
        if (_table.Sends[row] < NatNegTimes.ConnectSends)
        {
            Send(row, now);
            return;
        }
        int side = (_table.Flags[row * 2] & SideFlags.Acknowledged) == 0 ? row * 2 : row * 2 + 1;
        if ((_table.Flags[side ^ 1] & SideFlags.Failed) == 0) _tools.Events.Write(EventTexts.NoAnswer(NameOf(side), NameOf(side ^ 1), _table.NameOf(row)));
        _table.Remove(row);
    }

    /// <summary>A side has its CONNECT.</summary>
    internal void Acknowledge(int side, long now)
    {
        int row = side / 2;
        if (_table.States[row] != NegotiationState.Connecting || (_table.Flags[side] & SideFlags.Acknowledged) != 0) return;
        _table.Flags[side] |= SideFlags.Acknowledged;
        _table.Since[side] = now;
        if ((_table.Flags[side ^ 1] & SideFlags.Acknowledged) == 0) return;
        _table.States[row] = NegotiationState.Done;
        _table.Due[row] = now + NatNegTimes.Grace;
        _tools.Events.Write(EventTexts.Connected(NameOf(row * 2), NameOf(row * 2 + 1), _table.NameOf(row)));
    }

    /// <summary>A side says how it went. When both have said so the negotiation is over.</summary>
    internal void Report(int side, bool succeeded, long now)
    {
        int row = side / 2;
        // Its acknowledgements may all have been lost.
        Acknowledge(side, now);
        if ((_table.Flags[side] & SideFlags.Acknowledged) == 0 || (_table.Flags[side] & SideFlags.Reported) != 0) return;
        _table.Flags[side] |= SideFlags.Reported;
        if (!succeeded && (_table.Flags[side ^ 1] & SideFlags.Failed) == 0)
        {
            _table.Flags[side] |= SideFlags.Failed;
            _tools.Events.Write(EventTexts.NotReached(NameOf(side), NameOf(side ^ 1), _table.NameOf(row)));
        }
        if ((_table.Flags[side ^ 1] & SideFlags.Reported) != 0) _table.Remove(row);
    }

    /// <summary>Begins to tell both sides that nothing comes of it: <paramref name="text"/> says why in the event log.</summary>
    internal void Fail(int row, string text, long now)
    {
        _table.States[row] = NegotiationState.Failing;
        _table.Sends[row] = 0;
        _tools.Events.Write(text);
        RepeatNotice(row, now);
    }

    /// <summary>Tells it once more, or forgets the negotiation.</summary>
    internal void RepeatNotice(int row, long now)
    {
        if (_table.Sends[row] >= NatNegTimes.NoticeSends)
        {
            _table.Remove(row);
            return;
        }
        _table.Sends[row]++;
        _table.Due[row] = now + NatNegTimes.NoticeResend;
        SendNotice(row * 2);
        SendNotice(row * 2 + 1);
    }

    /// <summary>The client of a side, for the event log.</summary>
    internal string NameOf(int side) => _tools.Clients.NameOf(_table.EndPointOf(side));

    private void Send(int row, long now)
    {
        _table.Sends[row]++;
        _table.Due[row] = now + NatNegTimes.ConnectResend;
        SendConnect(row * 2);
        SendConnect(row * 2 + 1);
    }

    private void SendConnect(int side)
    {
        if ((_table.Flags[side] & SideFlags.Acknowledged) != 0 || !Credit.TrySpend(_table.Credits, side, NatNegPacket.ConnectBytes)) return;
        long partner = AddressChoice.EndPointOf(_table, side ^ 1);
        int count = NatNegAnswer.WriteConnect(_table.Versions[side], _table.Cookies[side / 2], EndPoints.Address(partner), EndPoints.Port(partner),
            NatNegPacket.NoError, _tools.Reply);
        _table.OutboxOf(side).Send(_tools.Reply, 0, count, _table.Negotiators[side]);
    }

    private void SendNotice(int side)
    {
        if ((_table.Flags[side] & SideFlags.HasInit) == 0 || !Credit.TrySpend(_table.Credits, side, NatNegPacket.ConnectBytes)) return;
        int finished = _table.IsComplete(side) ? NatNegPacket.DeadbeatPartner : NatNegPacket.InitTimeOut;
        int count = NatNegAnswer.WriteConnect(_table.Versions[side], _table.Cookies[side / 2], 0, 0, finished, _tools.Reply);
        _table.OutboxOf(side).Send(_tools.Reply, 0, count, _table.EndPointOf(side));
    }
}
