using System;
using PocketSpy.Core;
using PocketSpy.Matchmaking;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Qr2;
using PocketSpy.Matchmaking.ServerBrowser;
using PocketSpy.OlderGames.Wire;
using PocketSpy.Wire;
using PocketSpy.Wire.Filters;

namespace PocketSpy.OlderGames.Lists;

/// <summary>
/// The server list of games of before about 2004, version 1, TCP 28900: the box greets with a challenge, the client signs in with a proof of its game's
/// key, asks for one list and is done. Facts as in <see cref="ListV1Request"/> and <see cref="ListV1Writer"/>.
/// </summary>
/// <remarks>
/// Who cannot be served is cut off without a word: a client that expects a cipher would wait for the rest of what it takes for a key.
/// </remarks>
public sealed class ListV1Service : IStreamService, ITimed
{
    /// <summary>The standard port.</summary>
    public const int Port = 28900;

    /// <summary>Silence after which a link is cut; Unreal waits 2 s before it asks for its list.</summary>
    public const int IdleMilliseconds = 20_000;

    // Some clients do not end their last message: it counts as whole after this.
    private const int QuietMilliseconds = 700;

    private readonly IGameKeys _keys;
    private readonly byte[] _gameKeys = new byte[KeyList.MaximumBytes];
    private readonly UnknownGames _unknown;
    private readonly ServiceTools _tools;
    private readonly ListProof _proof;
    private readonly ListV1Session[] _sessions;
    private readonly ListV1Lists _lists;
    private readonly ListV1Request _request = new();
    private readonly ListV1Writer _writer;

    /// <param name="hosts">The hosts.</param>
    /// <param name="keys">The games' secret keys.</param>
    /// <param name="rooms">The group rooms.</param>
    /// <param name="filters">Understands filters.</param>
    /// <param name="unknown">What becomes of games without a known key.</param>
    /// <param name="tools">What all services share.</param>
    /// <param name="proof">Checks proofs.</param>
    /// <param name="size">Clients at once and bytes that may wait for one.</param>
    public ListV1Service(HostTable hosts, IGameKeys keys, GroupRooms rooms, FilterCompiler filters, UnknownGames unknown, ServiceTools tools, ListProof proof, BoxSize size)
    {
        _keys = keys;
        _unknown = unknown;
        _tools = tools;
        _proof = proof;
        _sessions = new ListV1Session[MatchmakingSize.For(size).ListSessions];
        ListV1Answer answer = new(tools.Random, size.PendingBytes, tools.Reply);
        _writer = answer.Writer;
        _lists = new ListV1Lists(hosts, rooms, filters, tools, answer);
    }

    /// <summary>Clients that are connected.</summary>
    public int Count { get; private set; }

    /// <summary>Most of them.</summary>
    public int Capacity => _sessions.Length;

    internal long Now => _tools.Clock.Milliseconds;

    /// <inheritdoc />
    public IStreamSession Accept(long from, IStreamOutbox outbox)
    {
        if (!MemoryReserve.IsFree(_tools, MemoryReserve.PcTitle))
        {
            _tools.Events.Write(EventTexts.NoMemory("another server browser"));
            return null;
        }
        MakePlace(EndPoints.Address(from));
        ListV1Session session = new(this, from, outbox);
        _tools.Random.Fill(session.Challenge, 0, ListProof.ChallengeSize);
        ListProof.Shape(session.Challenge, 0);
        _writer.Load(_tools.Reply, 0, _tools.Reply.Length);
        _writer.Greeting(session.Challenge, 0);
        outbox.Send(_tools.Reply, 0, _writer.Length);
        // Last: what fails before leaves nothing behind.
        _sessions[Count++] = session;
        return session;
    }

    /// <inheritdoc />
    public void TurnAway(IStreamOutbox outbox)
    {
        // As said above: without a word.
    }

    /// <inheritdoc />
    public void Tick(long now)
    {
        for (int i = Count - 1; i >= 0; i--)
        {
            if (now - _sessions[i].HeardAt >= QuietMilliseconds) _sessions[i].TakeRest();
        }
    }

    internal void Remove(ListV1Session session)
    {
        for (int i = 0; i < Count; i++)
        {
            if (_sessions[i] != session) continue;
            _sessions[i] = _sessions[--Count];
            _sessions[Count] = null;
            return;
        }
    }

    /// <summary>A client that cannot be understood.</summary>
    internal void GiveUp(ListV1Session session)
    {
        _tools.Events.Write(EventTexts.NotUnderstood(_tools.Clients.NameOf(session.From), EventTexts.BrowserNoise));
        End(session);
    }

    /// <summary>Answers one whole message, \final\ included.</summary>
    internal void Execute(ListV1Session session, byte[] buffer, int offset, int count)
    {
        if (_request.Load(buffer, offset, count)) Run(session);
        else if (!_request.IsTail) GiveUp(session);
    }

    /// <summary>Answers a message that has no end. False when there is nothing to answer yet.</summary>
    internal bool ExecuteRest(ListV1Session session, byte[] buffer, int offset, int count)
    {
        if (!_request.Load(buffer, offset, count) || !_request.IsWhole) return false;
        Run(session);
        return true;
    }

    // Who has his list is gone: all who are here have not asked yet, and the one that came first gives way; of this address when it has its share.
    private void MakePlace(uint address)
    {
        ListV1Session oldest = null;
        ListV1Session own = null;
        int held = 0;
        for (int i = 0; i < Count; i++)
        {
            ListV1Session session = _sessions[i];
            if (oldest is null || session.Since < oldest.Since) oldest = session;
            if (EndPoints.Address(session.From) != address) continue;
            held++;
            if (own is null || session.Since < own.Since) own = session;
        }
        bool hasShare = held >= FairShare.Of(_sessions.Length);
        if (!hasShare && Count < _sessions.Length) return;
        ListV1Session loser = hasShare ? own : oldest;
        End(loser);
        Remove(loser);
    }

    private static void End(ListV1Session session)
    {
        session.Ended = true;
        session.Outbox.Close();
    }

    private void Run(ListV1Session session)
    {
        if (_request.IsSignIn && session.Game is null && !TrySignIn(session)) return;
        if (_request.Mode == ListMode.None) return;
        if (session.Game is null)
        {
            GiveUp(session);
            return;
        }
        _lists.Send(session, _request);
        End(session);
    }

    private bool TrySignIn(ListV1Session session)
    {
        byte[] buffer = _request.SignIn.Buffer;
        _request.SignIn.TryGet("gamename", out int name, out int nameCount);
        int enctype = _request.Enctype;
        if (nameCount == 0 || nameCount > GameTable.NameBytes || enctype < 0)
        {
            GiveUp(session);
            return false;
        }
        if (!_keys.TryFind(buffer, name, nameCount, _gameKeys, out int keysCount))
        {
            if (_unknown == UnknownGames.Refuse || enctype == Enctype.Two)
            {
                _tools.Events.Write(EventTexts.GameUnknown(_tools.Clients.NameOf(session.From), Ascii.ToText(buffer, name, nameCount)));
                End(session);
                return false;
            }
        }
        else if (!TryTakeKey(session, enctype, keysCount, ProofExemptions.OfClients(buffer, name, nameCount)))
        {
            _tools.Events.Write(EventTexts.ListRefused(_tools.Clients.NameOf(session.From), Ascii.ToText(buffer, name, nameCount)));
            End(session);
            return false;
        }
        session.Outbox.IsProven = true;
        session.Enctype = enctype;
        session.Game = new byte[nameCount];
        Array.Copy(buffer, name, session.Game, 0, nameCount);
        return true;
    }

    // The key that the client proves to know, or the first one where the game's clients prove nothing: the answer is enciphered with it.
    private bool TryTakeKey(ListV1Session session, int enctype, int keysCount, bool isExempt)
    {
        int start = -1;
        if (_request.SignIn.TryGet("validate", out int offset, out int count))
            start = _proof.FindKey(enctype, _gameKeys, keysCount, session.Challenge, 0, _request.SignIn.Buffer, offset, count, out int _);
        if (start < 0 && !isExempt) return false;
        if (start < 0) start = 0;
        int keyCount = KeyList.CountAt(_gameKeys, start, keysCount);
        Array.Copy(_gameKeys, start, session.Key, 0, keyCount);
        session.KeyCount = keyCount;
        return true;
    }
}
