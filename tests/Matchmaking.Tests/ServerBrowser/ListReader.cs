using System;
using System.Collections;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.Matchmaking.Tests.ServerBrowser;

/// <summary>
/// Reads what the box sends as the public GameSpy SDK (2011, sb_serverlist.c) does, only stricter: one running cipher, a buffer of 4,096 bytes
/// that a record has to fit in whole, the same order of states. Throws on all that a client would end the link for, and on what it would
/// silently misread.
/// </summary>
internal sealed class ListReader
{
    private const int BufferBytes = 4_096;
    private const int NoListOption = 2;
    private const int NoLength = -1;

    private enum State
    {
        None,
        ClearHead,
        FixedHead,
        Keys,
        Popular,
        Hosts,
        Messages,
        Error,
    }

    private readonly ServerListCipher _cipher = new();
    private readonly byte[] _buffer = new byte[BufferBytes];
    private readonly ArrayList _due = new();
    private readonly ListParts _parts = new();
    private State _state;
    private ListAsk _ask;
    private int _count;
    private int _left;

    /// <summary>Its own address, as the box told it.</summary>
    internal uint Address { get; private set; }

    internal int BackendFlags { get; private set; }

    /// <summary>Why there is no list; null when there is no error.</summary>
    internal string Error { get; private set; }

    /// <summary>The end of the list has come.</summary>
    internal bool IsComplete { get; private set; }

    /// <summary>Messages may come: behind the list, or behind the head alone when no list was wanted.</summary>
    internal bool IsConnected => _state == State.Messages;

    /// <summary>Hosts, fields, popular values, and what messages brought.</summary>
    internal ListParts Parts => _parts;

    /// <summary>A request goes out: its answer begins a cipher anew, and a list.</summary>
    internal void Expect(ListAsk ask)
    {
        _due.Add(ask);
        if (IsConnected) _due.RemoveAt(0);
        if (_due.Count == 1) Begin();
    }

    /// <summary>What came, cut as the network cuts it.</summary>
    internal void Feed(byte[] bytes, int segment)
    {
        for (int at = 0; at < bytes.Length; at += segment)
        {
            int rest = bytes.Length - at;
            Take(bytes, at, rest < segment ? rest : segment);
        }
    }

    /// <summary>
    /// What came. While the next answer is due as well it is read byte by byte: it begins in the clear behind the last one's end.
    /// </summary>
    internal void Feed(byte[] bytes) => Feed(bytes, _due.Count > 1 ? 1 : bytes.Length + 1);

    private void Take(byte[] bytes, int offset, int count)
    {
        while (count > 0)
        {
            int taken = BufferBytes - _count < count ? BufferBytes - _count : count;
            Require(taken > 0, "more than fits a client's buffer");
            Array.Copy(bytes, offset, _buffer, _count, taken);
            if (_state > State.ClearHead) _cipher.Decrypt(_buffer, _count, taken);
            _count += taken;
            offset += taken;
            count -= taken;
            int used = 0;
            for (int step = Step(0); step != NoLength; step = Step(used))
            {
                used += step;
                if (_state == State.None) break;
            }
            _count -= used;
            Array.Copy(_buffer, used, _buffer, 0, _count);
            if (_state == State.None) Next();
        }
    }

    // Uses up what is whole; gives its bytes, or -1 while more must come.
    private int Step(int at)
    {
        int count = _count - at;
        switch (_state)
        {
            case State.ClearHead:
                return ReadClearHead(count);
            case State.FixedHead:
                return ReadFixedHead(at, count);
            case State.Keys:
                return ReadKeys(at, count);
            case State.Popular:
                return ReadPopular(at, count);
            case State.Hosts:
                return ReadHost(at, count);
            case State.Messages:
                return _parts.ReadMessage(_buffer, at, count);
            default:
                Require(count == 0, "bytes behind the end");
                return NoLength;
        }
    }

    private int ReadClearHead(int count)
    {
        if (count < 1) return NoLength;
        int head = (_buffer[0] ^ 0xEC) + 2;
        if (count < head) return NoLength;
        int keyCount = _buffer[head - 1] ^ 0xEA;
        if (count < head + keyCount) return NoLength;
        Require(head >= 4, "no room for the backend's flags");
        BackendFlags = (_buffer[1] << 8) | _buffer[2];
        Require(_cipher.Load(_ask.Key, 0, _ask.Key.Length, _ask.Challenge, 0, _buffer, head, keyCount), "no key");
        _cipher.Decrypt(_buffer, head + keyCount, count - head - keyCount);
        _state = State.FixedHead;
        return head + keyCount;
    }

    private int ReadFixedHead(int at, int count)
    {
        if (count < 6) return NoLength;
        int port = (_buffer[at + 4] << 8) | _buffer[at + 5];
        Address = ListParts.ReadAddress(_buffer, at);
        if (port == 0xFFFF)
        {
            int text = ListParts.TextAt(_buffer, at + 6, count - 6);
            if (text == NoLength) return NoLength;
            Error = Raw.Text(_buffer, at + 6, text - 1);
            _state = State.Error;
            return 6 + text;
        }
        _parts.DefaultPort = port;
        if ((_ask.Options & NoListOption) != 0) Finish();
        else _state = State.Keys;
        return 6;
    }

    private int ReadKeys(int at, int count)
    {
        if (_left < 0)
        {
            if (count < 1) return NoLength;
            _left = _buffer[at];
            _parts.BeginKeys();
            if (_left == 0) _state = State.Popular;
            if (_left == 0) _left = NoLength;
            return 1;
        }
        int length = count < 2 ? NoLength : ListParts.TextAt(_buffer, at + 1, count - 1);
        if (length == NoLength) return NoLength;
        _parts.AddKey(_buffer[at], Raw.Text(_buffer, at + 1, length - 1));
        if (--_left == 0)
        {
            _left = NoLength;
            _state = State.Popular;
        }
        return length + 1;
    }

    private int ReadPopular(int at, int count)
    {
        if (_left < 0)
        {
            if (count < 1) return NoLength;
            _left = _buffer[at];
            _parts.Popular.Clear();
            if (_left == 0) _state = State.Hosts;
            return 1;
        }
        int length = ListParts.TextAt(_buffer, at, count);
        if (length == NoLength) return NoLength;
        _parts.Popular.Add(Raw.Text(_buffer, at, length - 1));
        if (--_left == 0) _state = State.Hosts;
        return length;
    }

    private int ReadHost(int at, int count)
    {
        if (count < 5) return NoLength;
        if (_buffer[at] == 0 && ListParts.ReadAddress(_buffer, at + 1) == 0xFFFFFFFF)
        {
            IsComplete = true;
            Finish();
            return 5;
        }
        int length = _parts.ReadHost(_buffer, at, count, true, out ListedHost host);
        if (length == NoLength) return NoLength;
        Require(host.Address != 0xFFFFFFFF, "a host that reads as the end");
        _parts.Hosts.Add(host);
        return length;
    }

    // With another answer due, its head stands in the clear behind this one.
    private void Finish()
    {
        _state = _due.Count > 1 ? State.None : State.Messages;
    }

    private void Next()
    {
        Require(_count == 0, "read too far");
        _due.RemoveAt(0);
        Begin();
    }

    private void Begin()
    {
        _ask = (ListAsk)_due[0];
        _state = State.ClearHead;
        _left = NoLength;
        IsComplete = false;
        _parts.Hosts.Clear();
    }

    private static void Require(bool condition, string what)
    {
        if (!condition) throw new InvalidOperationException("The client ends the link: " + what + ".");
    }
}
