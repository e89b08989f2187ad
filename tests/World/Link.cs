using System;
using PocketSpy.Core;

namespace PocketSpy.Tests;

/// <summary>
/// One TCP client of a service: what it sends arrives at once, what it gets is kept. With <see cref="Room"/> it takes only so many
/// bytes; the rest waits, as in the port, until <see cref="Drain"/>.
/// </summary>
internal sealed class Link : IStreamOutbox
{
    private readonly IStreamSession _session;
    private byte[] _received = new byte[0];
    private byte[] _waiting = new byte[0];
    private bool _gone;

    internal Link(IStreamService service, long from)
    {
        _session = service.Accept(from, this);
        if (_session is null) IsRefused = true;
    }

    /// <summary>Whether the service turned the client away.</summary>
    internal bool IsRefused { get; private set; }

    internal bool IsClosed { get; private set; }

    internal bool IsAborted { get; private set; }

    /// <summary>Whether the service ended the link, in whatever way.</summary>
    internal bool IsEnded => IsClosed || IsAborted;

    /// <summary>Whether to keep nothing, for measurements.</summary>
    internal bool Discards { get; set; }

    /// <summary>Bytes that the client takes until the next <see cref="Drain"/>.</summary>
    internal int Room { get; set; } = int.MaxValue;

    /// <summary>The most that ever waited.</summary>
    internal int MostPending { get; private set; }

    public int IdleLimit { get; set; }

    public bool GivesWay { get; set; }

    public bool IsProven { get; set; }

    public bool IsBusy { get; set; }

    public int Pending => _waiting.Length;

    public void Send(byte[] buffer, int offset, int count)
    {
        if (Discards || IsEnded || _gone) return;
        int taken = Pending > 0 ? 0 : count < Room ? count : Room;
        _received = Join(_received, buffer, offset, taken);
        if (Room != int.MaxValue) Room -= taken;
        if (taken == count) return;
        _waiting = Join(_waiting, buffer, offset + taken, count - taken);
        if (Pending > MostPending) MostPending = Pending;
    }

    /// <summary>The client takes this many bytes more, of what waits and of what comes.</summary>
    internal void Drain(int count)
    {
        int taken = count < Pending ? count : Pending;
        _received = Join(_received, _waiting, 0, taken);
        _waiting = Join(new byte[0], _waiting, taken, _waiting.Length - taken);
        Room = count - taken;
    }

    public void Close() => IsClosed = true;

    public void Abort() => IsAborted = true;

    /// <summary>Sends bytes in one segment. As in the port, nothing reaches a session whose link has ended.</summary>
    internal void Write(byte[] bytes, int offset, int count)
    {
        if (IsEnded || _gone || IsRefused) return;
        // The port's buffer is shared: what a session did not copy is overwritten by the next client.
        byte[] shared = new byte[count + 16];
        Array.Copy(bytes, offset, shared, 0, count);
        _session.Receive(shared, count);
        GoOn(shared);
        for (int i = 0; i < shared.Length; i++) shared[i] = 0xEE;
    }

    // As the port does it, pass by pass; nobody else comes in between here.
    private void GoOn(byte[] shared)
    {
        while (IsBusy && Pending == 0 && !IsEnded)
        {
            for (int i = 0; i < shared.Length; i++) shared[i] = 0xEE;
            IsBusy = false;
            _session.Receive(shared, 0);
        }
    }

    internal void Write(byte[] bytes) => Write(bytes, 0, bytes.Length);

    internal void Write(string text) => Write(Raw.Bytes(text));

    /// <summary>Sends a buffer as it is, without a copy: for measurements.</summary>
    internal void WriteSame(byte[] bytes)
    {
        _session.Receive(bytes, bytes.Length);
        while (IsBusy && !IsEnded)
        {
            IsBusy = false;
            _session.Receive(bytes, 0);
        }
    }

    /// <summary>What came since the last call.</summary>
    internal byte[] TakeBytes()
    {
        byte[] bytes = _received;
        _received = new byte[0];
        return bytes;
    }

    /// <summary>What came since the last call, as text.</summary>
    internal string Take() => Raw.Text(TakeBytes());

    /// <summary>The link is gone, as the port tells it: once.</summary>
    internal void HangUp()
    {
        if (_gone || IsRefused) return;
        _gone = true;
        _session.Closed();
    }

    private static byte[] Join(byte[] first, byte[] buffer, int offset, int count)
    {
        if (count == 0) return first;
        byte[] all = new byte[first.Length + count];
        Array.Copy(first, 0, all, 0, first.Length);
        Array.Copy(buffer, offset, all, first.Length, count);
        return all;
    }
}
