using PocketSpy.Core;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.OlderGames.Wire;
using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.OlderGames.Lists;

/// <summary>
/// An answer of the older server list, written in the box's one reply buffer, enciphered there and sent piece by piece. Enctype 1 tells the whole length
/// first: such an answer is written twice, once to measure it.
/// </summary>
/// <remarks>The ciphers cost 2 to 3 KB of heap and are made when the first client wants one. All lists have one seed, see <see cref="EnctypeTwo"/>.</remarks>
internal sealed class ListV1Answer
{
    private readonly IRandom _random;
    private readonly byte[] _reply;
    private readonly int _limit;
    private readonly byte[] _seed = new byte[EnctypeTwo.SeedSize];
    private Leviathan _tree;
    private EnctypeOne _one;
    private EnctypeTwo _two;
    private ListV1Session _session;
    private bool _measures;
    private int _header;
    private int _sent;

    /// <param name="random">For keys.</param>
    /// <param name="limit">Most bytes of an answer: they may all have to wait for the client.</param>
    /// <param name="reply">The reply buffer.</param>
    internal ListV1Answer(IRandom random, int limit, byte[] reply)
    {
        _random = random;
        _limit = limit - EnctypeTwo.MaximumHeader;
        _reply = reply;
    }

    /// <summary>Writes the answer.</summary>
    internal readonly ListV1Writer Writer = new();

    /// <summary>Bytes of the answer so far, without its header.</summary>
    internal int Length => _sent + Writer.Length;

    /// <summary>Begins an answer that is only measured.</summary>
    internal void Measure(ListV1Session session)
    {
        _session = session;
        _measures = true;
        Start(EnctypeOne.HeaderSize);
    }

    /// <summary>Begins an answer.</summary>
    /// <param name="session">Whose it is.</param>
    /// <param name="measured">Bytes that <see cref="End"/> gave for the measured answer; enctype 1 needs them.</param>
    internal void Begin(ListV1Session session, int measured)
    {
        _session = session;
        _measures = false;
        int header = 0;
        if (session.Enctype != Enctype.None && _tree is null) MakeTree();
        if (session.Enctype == Enctype.One)
        {
            _one ??= new EnctypeOne(_tree, new ServerListCipher());
            header = EnctypeOne.HeaderSize;
            _random.Fill(_reply, 0, header);
            _one.Begin(_seed, 0, session.Challenge, 0, measured, _reply, 0);
        }
        else if (session.Enctype == Enctype.Two)
        {
            _two ??= new EnctypeTwo(_tree);
            header = _two.Begin(_seed, 0, session.Key, 0, session.KeyCount, _reply, 0);
        }
        Start(header);
    }

    /// <summary>Call before each entry: sends what is written when the entry might not fit behind it. False when the answer may not become longer.</summary>
    internal bool MakeRoom(int bytes)
    {
        if (Length + bytes + ListV1Writer.FinalSize > _limit) return false;
        if (Writer.Length + bytes + ListV1Writer.FinalSize > _reply.Length - _header) Flush();
        return Writer.Length + bytes + ListV1Writer.FinalSize <= _reply.Length - _header;
    }

    /// <summary>Ends the answer, with \final\ or without, and gives its bytes.</summary>
    internal int End(bool final)
    {
        if (final) Writer.Final();
        Flush();
        _session = null;
        return _sent;
    }

    private void MakeTree()
    {
        _tree = new Leviathan();
        _random.Fill(_seed, 0, _seed.Length);
        _tree.Load(_seed, 0, _seed.Length);
    }

    private void Start(int header)
    {
        _header = header;
        _sent = 0;
        Writer.Load(_reply, header, _reply.Length - header);
    }

    private void Flush()
    {
        int count = Writer.Length;
        if (!_measures)
        {
            if (_session.Enctype == Enctype.One) _one.Encrypt(_reply, _header, count);
            else if (_session.Enctype == Enctype.Two) _two.Encrypt(_reply, _header, count);
            _session.Outbox.Send(_reply, 0, _header + count);
        }
        _sent += count;
        _header = 0;
        Writer.Load(_reply, 0, _reply.Length);
    }
}
