using System;
using System.Net.Sockets;
using PocketSpy.Services;

namespace PocketSpy.Net;

/// <summary>One TCP link. All is called with the lobby lock held; only the loop closes the socket.</summary>
internal sealed class TcpConnection : IStreamOutbox
{
    // A socket that polls as writable takes this much without blocking: lwIP reports it from half a send buffer of room on (2.8 KB).
    private const int Chunk = 1_024;

    private readonly TcpLimits _limits;
    private readonly IClock _clock;
    private byte[] _pending;
    private int _pendingStart;
    private long _pendingSince;
    private long _closeAt;

    public TcpConnection(Socket socket, TcpPort port, TcpLimits limits, IClock clock)
    {
        Socket = socket;
        Port = port;
        Kind = port.Kind;
        IdleLimit = port.IdleMilliseconds;
        _limits = limits;
        _clock = clock;
        LastInput = clock.Milliseconds;
        LastSent = LastInput;
    }

    public Socket Socket { get; }

    /// <summary>The port it came to.</summary>
    public TcpPort Port { get; }

    public SocketKind Kind { get; }

    public IStreamSession Session { get; set; }

    public long LastInput { get; set; }

    /// <summary>When the socket last took bytes.</summary>
    public long LastSent { get; private set; }

    /// <summary>When anything last went either way: what a link that is being sent a file is judged by when sockets run out.</summary>
    public long LastProgress => LastSent > LastInput ? LastSent : LastInput;

    public int IdleLimit { get; set; }

    /// <summary>No more answers: being drained, or waiting for the client to close first.</summary>
    public bool Closing { get; private set; }

    /// <summary>To be removed by the loop.</summary>
    public bool Dead { get; private set; }

    /// <summary>The client will send nothing more.</summary>
    public bool InputEnded { get; private set; }

    /// <summary>All was sent; only the client's closing is waited for.</summary>
    public bool Answered => Closing && Pending == 0;

    /// <summary>Bytes that wait for the client.</summary>
    public int Pending { get; private set; }

    public void Send(byte[] buffer, int offset, int count)
    {
        if (Dead || Closing || count <= 0) return;
        int sent = Pending == 0 ? SendNow(buffer, offset, count) : 0;
        if (!Dead && sent < count) Queue(buffer, offset + sent, count - sent);
    }

    public void Close()
    {
        Closing = true;
    }

    public void Abort()
    {
        Dead = true;
    }

    /// <summary>Sends what waits, as far as the client takes it.</summary>
    public void Drain()
    {
        int sent = SendNow(_pending, _pendingStart, Pending);
        Pending -= sent;
        _pendingStart += sent;
        if (sent > 0) _pendingSince = _clock.Milliseconds;
        if (Pending == 0) _pending = null;
    }

    /// <summary>The client has closed its side.</summary>
    public void EndInput()
    {
        InputEnded = true;
        if (Pending == 0) Dead = true;
    }

    /// <summary>Cuts the link when one of its times is up.</summary>
    public void Check(long now)
    {
        if (Dead) return;
        if (Pending > 0)
        {
            if (now - _pendingSince > _limits.StallMilliseconds) Dead = true;
        }
        else if (InputEnded)
        {
            Dead = true;
        }
        else if (Closing)
        {
            if (_closeAt == 0) _closeAt = now + _limits.LingerMilliseconds;
            if (now >= _closeAt) Dead = true;
        }
        else if (IdleLimit > 0 && now - LastInput > IdleLimit)
        {
            Dead = true;
        }
    }

    private int SendNow(byte[] buffer, int offset, int count)
    {
        int sent = 0;
        try
        {
            while (sent < count && Socket.Poll(0, SelectMode.SelectWrite))
            {
                int rest = count - sent;
                int now = Socket.Send(buffer, offset + sent, rest < Chunk ? rest : Chunk, SocketFlags.None);
                if (now <= 0) break;
                sent += now;
            }
            if (sent > 0) LastSent = _clock.Milliseconds;
        }
        catch (SocketException)
        {
            Dead = true;
        }
        return sent;
    }

    private void Queue(byte[] buffer, int offset, int count)
    {
        if (Pending + count > _limits.PendingBytes)
        {
            Dead = true;
            return;
        }
        if (Pending == 0) _pendingSince = _clock.Milliseconds;
        if (_pending is null || _pendingStart + Pending + count > _pending.Length)
        {
            byte[] larger = new byte[CapacityFor(Pending + count)];
            if (Pending > 0) Array.Copy(_pending, _pendingStart, larger, 0, Pending);
            _pending = larger;
            _pendingStart = 0;
        }
        Array.Copy(buffer, offset, _pending, _pendingStart + Pending, count);
        Pending += count;
    }

    // Twice what was, so that many small pieces are not copied over and over.
    private int CapacityFor(int count)
    {
        int twice = _pending is null ? count : _pending.Length * 2;
        if (twice > _limits.PendingBytes) twice = _limits.PendingBytes;
        return twice > count ? twice : count;
    }
}
