using System.Net.Sockets;
using PocketSpy.Core;

namespace PocketSpy.Net;

/// <summary>One TCP link. All is called with the lobby lock held; only the loop closes the socket.</summary>
internal sealed class TcpConnection : IStreamOutbox
{
    // A socket that polls as writable takes this much without blocking: lwIP reports it from half a send buffer of room on (2.8 KB).
    private const int Chunk = 1_024;

    // Bits of _state: one field for four.
    private const int ClosingBit = 1;
    private const int DeadBit = 2;
    private const int InputEndedBit = 4;
    private const int GivesWayBit = 8;
    private const int ProvenBit = 16;
    private const int BusyBit = 32;

    private readonly TcpLinks _links;
    private PendingBytes _pending;
    private int _state;
    private long _closeAt;

    public TcpConnection(Socket socket, TcpPort port, uint address, TcpLinks links)
    {
        Socket = socket;
        Address = address;
        Port = port;
        IdleLimit = port.IdleMilliseconds;
        _links = links;
        Since = links.Clock.Milliseconds;
        LastInput = Since;
        LastSent = Since;
    }

    public readonly Socket Socket;

    /// <summary>The port it came to.</summary>
    public readonly TcpPort Port;

    public SocketKind Kind => Port.Kind;

    /// <summary>The client's address, first byte highest.</summary>
    public readonly uint Address;

    /// <summary>When it came.</summary>
    public readonly long Since;

    public IStreamSession Session;

    public long LastInput;

    /// <summary>When the socket last took bytes.</summary>
    public long LastSent { get; private set; }

    /// <summary>When anything last went either way: what a link that is being sent a file is judged by when sockets run out.</summary>
    public long LastProgress => LastSent > LastInput ? LastSent : LastInput;

    public int IdleLimit { get; set; }

    /// <summary>No more answers: being drained, or waiting for the client to close first.</summary>
    public bool Closing => (_state & ClosingBit) != 0;

    /// <summary>To be removed by the loop.</summary>
    public bool Dead => (_state & DeadBit) != 0;

    /// <summary>The client will send nothing more.</summary>
    public bool InputEnded => (_state & InputEndedBit) != 0;

    /// <summary>Somebody looks at the page: goes before any console's link.</summary>
    public bool GivesWay
    {
        get => (_state & GivesWayBit) != 0;
        set => Set(GivesWayBit, value);
    }

    /// <summary>Whether it has shown what it is.</summary>
    public bool IsProven
    {
        get => (_state & ProvenBit) != 0;
        set => Set(ProvenBit, value);
    }

    /// <summary>Whether its session goes on in the next pass with what it was given.</summary>
    public bool IsBusy
    {
        get => (_state & BusyBit) != 0;
        set => Set(BusyBit, value);
    }

    /// <summary>Whether the loop is to call its session again now.</summary>
    public bool MayGoOn => (_state & (BusyBit | ClosingBit | DeadBit)) == BusyBit && Pending == 0;

    /// <summary>All was sent; only the client's closing is waited for.</summary>
    public bool Answered => Closing && Pending == 0;

    /// <summary>Bytes that wait for the client.</summary>
    public int Pending => _pending is null ? 0 : _pending.Count;

    public void Send(byte[] buffer, int offset, int count)
    {
        if (Dead || Closing || count <= 0) return;
        // No word of a change that is not durable: it waits for the end of the pass, or for a flush of its own when that is more than may wait.
        if (_links.MustHold && Pending + count > _links.Limits.PendingBytes && !_links.Commit()) Abort();
        int sent = Pending == 0 && !_links.MustHold ? SendNow(buffer, offset, count) : 0;
        if (!Dead && sent < count) Queue(buffer, offset + sent, count - sent);
    }

    public void Close() => _state |= ClosingBit;

    public void Abort() => _state |= DeadBit;

    /// <summary>Sends what waits, as far as the client takes it.</summary>
    public void Drain()
    {
        int sent = SendNow(_pending.Buffer, _pending.Start, _pending.Count);
        if (sent > 0) _pending.Take(sent, _links.Clock.Milliseconds);
        if (Pending == 0) _pending = null;
    }

    /// <summary>The client has closed its side.</summary>
    public void EndInput()
    {
        _state |= InputEndedBit;
        if (Pending == 0) Abort();
    }

    /// <summary>Cuts the link when one of its times is up.</summary>
    public void Check(long now)
    {
        if (Dead) return;
        if (Pending > 0)
        {
            if (now - _pending.Since > _links.Limits.StallMilliseconds) Abort();
        }
        else if (InputEnded)
        {
            Abort();
        }
        else if (Closing)
        {
            if (_closeAt == 0) _closeAt = now + _links.Limits.LingerMilliseconds;
            if (now >= _closeAt) Abort();
        }
        else if (IdleLimit > 0 && now - LastInput > IdleLimit)
        {
            Abort();
        }
    }

    private int SendNow(byte[] buffer, int offset, int count)
    {
        int sent = 0;
        try
        {
            ISocketCalls calls = _links.Calls;
            while (sent < count && calls.CanSend(Socket))
            {
                int rest = count - sent;
                int now = calls.Send(Socket, buffer, offset + sent, rest < Chunk ? rest : Chunk);
                if (now <= 0) break;
                sent += now;
            }
            if (sent > 0) LastSent = _links.Clock.Milliseconds;
        }
        catch (SocketException)
        {
            Abort();
        }
        return sent;
    }

    private void Set(int bit, bool isSet) => _state = isSet ? _state | bit : _state & ~bit;

    private void Queue(byte[] buffer, int offset, int count)
    {
        int limit = _links.Limits.PendingBytes;
        if (Pending + count > limit)
        {
            Abort();
            return;
        }
        _pending ??= new PendingBytes(_links.Clock.Milliseconds);
        _pending.Add(buffer, offset, count, limit);
    }
}
