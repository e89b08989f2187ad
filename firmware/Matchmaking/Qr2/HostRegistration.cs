using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Wire;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.Matchmaking.Qr2;

/// <summary>How a host gets on the list: heartbeat, challenge, response; and how it leaves.</summary>
internal sealed class HostRegistration
{
    /// <summary>From its first heartbeat on a host has this long to answer its challenge.</summary>
    internal const int ProofMilliseconds = 15_000;

    // A listed host that has its public address wrong is challenged again after this.
    private const int ChallengeAgainMilliseconds = 10_000;

    // A host that waits is reminded after this: it sends no other heartbeat for a minute when its response was lost.
    private const int RemindMilliseconds = 4_000;

    private readonly HostTable _hosts;
    private readonly UnknownGames _unknown;
    private readonly ServiceTools _tools;
    private readonly Qr2Sender _sender;
    private readonly MessageQueue _messages;
    private readonly RefusalLimiter _refusals = new();
    private readonly byte[] _challenge = new byte[Qr2ChallengeText.Size];

    internal HostRegistration(HostTable hosts, UnknownGames unknown, ServiceTools tools, Qr2Sender sender, MessageQueue messages)
    {
        _hosts = hosts;
        _unknown = unknown;
        _tools = tools;
        _sender = sender;
        _messages = messages;
    }

    /// <summary>Checks responses.</summary>
    internal readonly Qr2Challenge Proof = new();

    /// <summary>The host that speaks: end point and instance key together; -1 when it is not known.</summary>
    internal int Find(long from, uint instanceKey)
    {
        int row = _hosts.Find(from, instanceKey);
        return row >= 0 && (_hosts.TraitsOf(row) & HostTraits.Older) == 0 ? row : -1;
    }

    /// <summary>Takes a heartbeat; the reader stands behind the instance key.</summary>
    internal void TakeHeartbeat(WireReader reader, uint instanceKey, long from)
    {
        byte[] buffer = reader.Buffer;
        int at = reader.Position;
        int count = reader.Remaining;
        int datagram = reader.End;
        int stateAt = KeyBlock.Seek(buffer, at, count, "statechanged");
        int change = stateAt < 0 ? HeartbeatChange.None : HeartbeatChange.Of(buffer, stateAt);
        int row = Find(from, instanceKey);
        if (change == HeartbeatChange.Leaving)
        {
            if (row >= 0) Remove(row);
            return;
        }
        int nameAt = KeyBlock.Seek(buffer, at, count, "gamename");
        if (nameAt < 0) return;
        int nameCount = KeyBlock.CountAt(buffer, nameAt);
        if (nameCount == 0 || nameCount > GameTable.NameBytes) return;
        if (row >= 0 && _hosts.Games.Find(buffer, nameAt, nameCount) != _hosts.GameOf(row))
        {
            Remove(row);
            row = -1;
        }
        if (!HostProfile.IsOwn(_hosts, row, _tools.Players, buffer, at, count, from))
        {
            if (IsNewRefusal(from)) _tools.Events.Write(EventTexts.HostOfStranger(_tools.Clients.NameOf(from)));
            Refuse(instanceKey, Qr2Error.Connection, Qr2Error.Stranger, from, datagram);
            return;
        }
        bool isNew = row < 0;
        if (isNew) row = Add(instanceKey, from, buffer, nameAt, nameCount, KeyBlock.Seek(buffer, at, count, "dwc_mver") >= 0, datagram);
        if (row < 0) return;
        _hosts.Earn(row, datagram);
        if (_hosts.IsListed(row)) _hosts.NoteHeard(row, _tools.Clock.Milliseconds);
        if (!_hosts.TrySetKeys(row, buffer, at, count, out bool changed))
        {
            if (IsNewRefusal(from)) _tools.Events.Write(EventTexts.Full("what " + _tools.Clients.NameOf(from) + " says of its game"));
            if (isNew) Refuse(row, Qr2Error.Connection, Qr2Error.Full);
            return;
        }
        if (changed) HostFacts.Note(_hosts, row);
        if (!_hosts.IsListed(row) || change == HeartbeatChange.First || !KnowsItsAddress(row)) Challenge(row);
        if (changed) _hosts.NoteChange(row);
    }

    /// <summary>Takes the response of a host to its challenge; the reader stands on the text.</summary>
    internal void TakeResponse(WireReader reader, int row)
    {
        if (_hosts.ChallengedAt(row) == 0 || IsLate(row)) return;
        long from = _hosts.EndPointOf(row);
        int game = _hosts.GameOf(row);
        byte[] keys = _hosts.Games.KeysOf(game);
        if (keys is not null && !Proves(reader, row, keys))
        {
            if (_hosts.IsListed(row)) return;
            if (IsNewRefusal(from)) _tools.Events.Write(EventTexts.HostRefused(ClientOf(row), _hosts.Games.TextOf(game)));
            Refuse(row, Qr2Error.NoChallenge, Qr2Error.WrongResponse);
            return;
        }
        if (!_hosts.IsListed(row) && !TryList(row, keys is not null)) return;
        _hosts.NoteHeard(row, _tools.Clock.Milliseconds);
        if (_hosts.TrySpend(row, Qr2Packet.AnswerHeadBytes)) _sender.Send(Qr2PacketType.Registered, _hosts.InstanceKeyOf(row), from);
    }

    /// <summary>A host waits for its challenge, or for its response to come: it is challenged again, or goes.</summary>
    internal void WatchWaiting(int row)
    {
        if (IsLate(row)) _hosts.Remove(row);
        else if (_tools.Clock.Milliseconds - _hosts.ChallengedAt(row) >= RemindMilliseconds) Challenge(row);
    }

    /// <summary>A host is gone, with all that waits for it.</summary>
    internal void Remove(int row)
    {
        long from = _hosts.EndPointOf(row);
        if (_hosts.IsListed(row)) _tools.Events.Write(EventTexts.HostGone(ClientOf(row), _hosts.Games.TextOf(_hosts.GameOf(row))));
        _messages.Forget(from, _hosts.InstanceKeyOf(row));
        _hosts.Remove(row);
    }

    /// <summary>Whether a line of the event log is due for one that is turned away.</summary>
    internal bool IsNewRefusal(long from) => _refusals.IsNew(from, _tools.Clock.Milliseconds);

    // Whether there is room is known before anything changes.
    private int Add(uint instanceKey, long from, byte[] buffer, int nameAt, int nameCount, bool isConsole, int datagram)
    {
        if (_unknown == UnknownGames.Refuse && !_hosts.Games.IsKnown(buffer, nameAt, nameCount))
        {
            if (IsNewRefusal(from)) _tools.Events.Write(EventTexts.GameUnknown(_tools.Clients.NameOf(from), Ascii.ToText(buffer, nameAt, nameCount)));
            Refuse(instanceKey, Qr2Error.Connection, Qr2Error.UnknownGame, from, datagram);
            return -1;
        }
        bool hasMemory = MemoryReserve.IsFree(_tools, isConsole ? MemoryReserve.Console : MemoryReserve.PcTitle);
        int game = hasMemory && _hosts.HasPlaceFor(from) ? _hosts.ClaimGame(buffer, nameAt, nameCount, EndPoints.Address(from)) : -1;
        int row = game < 0 ? -1 : _hosts.Add(from, instanceKey, game, 0, _tools.Clock.Milliseconds);
        if (row < 0)
        {
            if (IsNewRefusal(from)) _tools.Events.Write(hasMemory ? EventTexts.Full("another game host") : EventTexts.NoMemory("another game host"));
            Refuse(instanceKey, Qr2Error.Connection, Qr2Error.Full, from, datagram);
            return -1;
        }
        _hosts.NoteChallenge(row, RandomNumbers.Draw(_tools.Random, _challenge), 0);
        return row;
    }

    // One that sends another instance key from the same end point is the same program started again, or another one with the same address. Whoever has
    // proved nothing may be anybody who fakes that address: it takes no place of one that has.
    private bool TryList(int row, bool isProven)
    {
        long from = _hosts.EndPointOf(row);
        int before = _hosts.Find(from);
        bool isTaken = before >= 0 && _hosts.IsListed(before);
        if (isTaken && !isProven && _hosts.StateOf(before) == HostState.Listed)
        {
            if (IsNewRefusal(from)) _tools.Events.Write(EventTexts.HostRefused(ClientOf(row), _hosts.Games.TextOf(_hosts.GameOf(row))));
            Refuse(row, Qr2Error.Connection, Qr2Error.Full);
            return false;
        }
        if (isTaken) Replace(before, row);
        RemoveFormer(row);
        string client = ClientOf(row);
        string game = _hosts.Games.TextOf(_hosts.GameOf(row));
        _tools.Events.Write(isProven ? EventTexts.HostListed(client, game) : EventTexts.HostUnproven(client, game));
        _hosts.List(row, isProven ? HostState.Listed : HostState.Unproven);
        return true;
    }

    // A console that was switched off has not said farewell; started again, it comes from another port. Whoever searches must not find both.
    private void RemoveFormer(int row)
    {
        long profile = _hosts.NumberOf(row, HostProfile.Key, 0);
        if (profile == 0) return;
        uint address = EndPoints.Address(_hosts.EndPointOf(row));
        for (int other = 0; other < _hosts.Capacity; other++)
        {
            if (other == row || !_hosts.IsListed(other) || _hosts.GameOf(other) != _hosts.GameOf(row)) continue;
            if (EndPoints.Address(_hosts.EndPointOf(other)) == address && _hosts.NumberOf(other, HostProfile.Key, 0) == profile) Replace(other, row);
        }
    }

    // A PC's game has no part in the name of a console at the same address.
    private string ClientOf(int row)
    {
        long from = _hosts.EndPointOf(row);
        return (_hosts.TraitsOf(row) & HostTraits.Dwc) != 0 ? _tools.Clients.NameOf(from) : EndPoints.AddressText(EndPoints.Address(from));
    }

    // Who wanted to join the game while it started anew is not forgotten.
    private void Replace(int former, int row)
    {
        bool isSame = _hosts.GameOf(former) == _hosts.GameOf(row);
        if (isSame) _messages.Readdress(_hosts.EndPointOf(former), _hosts.InstanceKeyOf(former), _hosts.EndPointOf(row), _hosts.InstanceKeyOf(row));
        Remove(former);
    }

    // Listed hosts may take their time: their proof is in.
    private bool IsLate(int row) => !_hosts.IsListed(row) && _tools.Clock.Milliseconds - _hosts.HeardAt(row) > ProofMilliseconds;

    // A host that says a wrong public address has missed the challenge that told it, or its router has given it another one.
    private bool KnowsItsAddress(int row)
    {
        if (_tools.Clock.Milliseconds - _hosts.ChallengedAt(row) < ChallengeAgainMilliseconds) return true;
        if (_hosts.ValueOf(row, "publicip") < 0) return true;
        return PublicAddress.IsRight(_hosts.NumberOf(row, "publicip", 0), _hosts.NumberOf(row, "publicport", 0), _hosts.EndPointOf(row));
    }

    private void Challenge(int row)
    {
        if (!_hosts.TrySpend(row, Qr2Packet.AnswerHeadBytes + Qr2ChallengeText.Size + 1)) return;
        // 0 stands for never.
        long now = _tools.Clock.Milliseconds;
        _hosts.NoteChallenge(row, _hosts.SeedOf(row), now == 0 ? 1 : now);
        WriteChallenge(row);
        _sender.SendChallenge(_hosts.InstanceKeyOf(row), _challenge, _hosts.EndPointOf(row));
    }

    private void WriteChallenge(int row)
    {
        long from = _hosts.EndPointOf(row);
        Qr2ChallengeText.Write(_challenge, 0, _hosts.SeedOf(row), 0, EndPoints.Address(from), EndPoints.Port(from));
    }

    // With any of the keys; which one is kept.
    private bool Proves(WireReader reader, int row, byte[] keys)
    {
        WriteChallenge(row);
        int offset = reader.Position;
        int count = KeyBlock.CountAt(reader.Buffer, offset, reader.End);
        int number = 0;
        int keyCount;
        for (int start = 0; start < keys.Length; start += keyCount + 1)
        {
            keyCount = KeyList.CountAt(keys, start, keys.Length);
            if (Proof.Verify(keys, start, keyCount, _challenge, 0, Qr2ChallengeText.Size, reader.Buffer, offset, count))
            {
                _hosts.NoteKey(row, number);
                return true;
            }
            number++;
        }
        return false;
    }

    private void Refuse(int row, int code, string text)
    {
        uint instanceKey = _hosts.InstanceKeyOf(row);
        long to = _hosts.EndPointOf(row);
        bool isTold = _hosts.TrySpend(row, Qr2Packet.AddErrorBytes(text));
        _hosts.Remove(row);
        if (isTold) _sender.SendError(instanceKey, code, text, to);
    }

    // One that is not in the table is told for the bytes of this datagram alone.
    private void Refuse(uint instanceKey, int code, string text, long to, int datagram)
    {
        if (Qr2Packet.AddErrorBytes(text) <= datagram * Credit.BytesPerByte) _sender.SendError(instanceKey, code, text, to);
    }
}
