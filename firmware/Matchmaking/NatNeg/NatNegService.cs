using PocketSpy.Core;
using PocketSpy.Matchmaking.Wire;

namespace PocketSpy.Matchmaking.NatNeg;

/// <summary>
/// NAT negotiation, UDP 27901, versions 1 to 4: two clients that know the same cookie are told each other's address. All three
/// natneg names of a game lead to this one port.
/// <para>
/// A client's test of its router (NATIFY_REQUEST) wants answers from another address and from another port as well. There is one
/// of each, so all three come from it. A console on the box's own network is told the truth by that: nothing is in between. One behind
/// a router may think it more open than it is, which changes nothing here: that address counts which its packets come from.
/// </para>
/// Malformed packets are ignored. A packet that comes again allocates nothing.
/// </summary>
public sealed class NatNegService : IDatagramService, ITimed
{
    /// <summary>The standard port; natneg1, natneg2 and natneg3 are all this one.</summary>
    public const int Port = 27901;

    /// <summary>Longest datagram that is read: the longest INIT.</summary>
    public const int MessageBytes = 128;

    private readonly ServiceTools _tools;
    private readonly NegotiationTable _table;
    private readonly Connector _connector;
    private readonly Gatherer _gatherer;
    private readonly NatNegRequest _request = new();

    /// <param name="tools">What all services share.</param>
    /// <param name="capacity">Negotiations at once, at most <see cref="IntIndex.MaximumRows"/>.</param>
    public NatNegService(ServiceTools tools, int capacity)
    {
        _tools = tools;
        _table = new NegotiationTable(capacity);
        _connector = new Connector(_table, tools);
        _gatherer = new Gatherer(_table, new Admission(_table, tools.Events), _connector, tools.Reply);
    }

    /// <summary>Negotiations that are in the table, those that are over but still kept among them.</summary>
    public int Count => _table.Count;

    /// <inheritdoc />
    public void Receive(byte[] buffer, int count, long from, IDatagramOutbox outbox)
    {
        // Nothing can be sent to port 0, nor may anybody be sent there.
        if (EndPoints.Port(from) == 0 || EndPoints.Address(from) == 0 || !_tools.Answers(from) || !_request.Load(buffer, count)) return;
        switch (_request.Type)
        {
            case NatNegType.Init:
                _gatherer.TakeInit(buffer, _request, from, outbox, _tools.Clock.Milliseconds);
                break;
            case NatNegType.PreInit:
                _gatherer.TakePreInit(buffer, _request, from, outbox, _tools.Clock.Milliseconds);
                break;
            case NatNegType.ConnectAck:
                Acknowledge(from);
                break;
            case NatNegType.Report:
                Report(buffer, from, outbox);
                break;
            case NatNegType.AddressCheck:
                outbox.Send(_tools.Reply, 0, NatNegAnswer.WriteAddressReply(buffer, EndPoints.Address(from), EndPoints.Port(from), _tools.Reply), from);
                break;
            case NatNegType.NatifyRequest:
                outbox.Send(_tools.Reply, 0, NatNegAnswer.WriteEcho(buffer, NatNegType.ErtTest, _tools.Reply), from);
                break;
            case NatNegType.BackupTest:
                outbox.Send(_tools.Reply, 0, NatNegAnswer.WriteEcho(buffer, NatNegType.BackupAck, _tools.Reply), from);
                break;
            default:
                // ERTACK, STATEUPDATE and stray pings want no answer.
                break;
        }
    }

    /// <inheritdoc />
    public void Tick(long now)
    {
        if (_table.Count == 0) return;
        for (int row = 0; row < _table.Capacity; row++)
        {
            switch (_table.States[row])
            {
                case NegotiationState.Open:
                    Watch(row, now);
                    break;
                case NegotiationState.Connecting:
                    if (now >= _table.Due[row]) _connector.Resend(row, now);
                    break;
                case NegotiationState.Done:
                    if (now >= _table.Due[row]) _table.Remove(row);
                    break;
                case NegotiationState.Failing:
                    if (now >= _table.Due[row]) _connector.RepeatNotice(row, now);
                    break;
                default:
                    break;
            }
        }
    }

    private void Acknowledge(long from)
    {
        int side = _table.FindSide(_request.Cookie, _request.ClientIndex, from);
        if (side >= 0) _connector.Acknowledge(side, _tools.Clock.Milliseconds);
    }

    // Answered whatever is known of the negotiation: the client's success waits for it.
    private void Report(byte[] buffer, long from, IDatagramOutbox outbox)
    {
        outbox.Send(_tools.Reply, 0, NatNegAnswer.WriteReportAck(buffer, _tools.Reply), from);
        int side = _table.FindSide(_request.Cookie, _request.ClientIndex, from);
        if (side >= 0) _connector.Report(side, _request.Succeeded, _tools.Clock.Milliseconds);
    }

    private void Watch(int row, long now)
    {
        _gatherer.ConnectWhenReady(row, now);
        if (_table.States[row] == NegotiationState.Open) WatchSide(row * 2, now);
        if (_table.States[row] == NegotiationState.Open) WatchSide(row * 2 + 1, now);
    }

    private void WatchSide(int side, long now)
    {
        int row = side / 2;
        long waited = now - _table.Since[side];
        if (_table.IsComplete(side))
        {
            if (waited >= NatNegTimes.Deadbeat) _connector.Fail(row, EventTexts.Deadbeat(_connector.NameOf(side), _table.NameOf(row)), now);
        }
        else if ((_table.Flags[side] & SideFlags.HasInit) != 0)
        {
            if (waited >= NatNegTimes.Inits(_table.Versions[side])) _connector.Fail(row, EventTexts.InitsMissing(_connector.NameOf(side), _table.NameOf(row)), now);
        }
        else if (_table.Flags[side] != 0 && waited >= NatNegTimes.Deadbeat && IsIdle(side ^ 1, now))
        {
            _table.Remove(row);
        }
    }

    // Nobody, or one that sent a PREINIT long ago and then nothing.
    private bool IsIdle(int side, long now) =>
        _table.Flags[side] == 0 || ((_table.Flags[side] & SideFlags.HasInit) == 0 && now - _table.Since[side] >= NatNegTimes.Deadbeat);
}
