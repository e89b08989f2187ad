using System.Collections.Generic;
using System.Net.Sockets;
using PocketSpy.Net;

namespace PocketSpy.Box.Host;

/// <summary>The PC's way to wait: one blocking call for all sockets, so that 1,000 links do not cost 1,000 polls.</summary>
public sealed class SelectWaiter : ISocketWaiter
{
    private readonly List<Socket> _read = [];
    private readonly List<Socket> _write = [];
    private readonly HashSet<Socket> _ready = [];

    /// <inheritdoc />
    public void Wait(Socket[] sockets, int count, bool[] wantsWrite, bool[] readable, bool[] writable, int milliseconds)
    {
        _read.Clear();
        _write.Clear();
        for (int i = 0; i < count; i++)
        {
            _read.Add(sockets[i]);
            if (wantsWrite[i]) _write.Add(sockets[i]);
        }
        try
        {
            Socket.Select(_read, _write.Count > 0 ? _write : null, null, milliseconds * 1_000);
        }
        catch (SocketException)
        {
            // One of them broke meanwhile: all count as ready, and the read that follows finds out which.
        }
        Mark(_read, sockets, count, readable);
        Mark(_write, sockets, count, writable);
    }

    private void Mark(List<Socket> found, Socket[] sockets, int count, bool[] marks)
    {
        _ready.Clear();
        _ready.UnionWith(found);
        for (int i = 0; i < count; i++) marks[i] = _ready.Contains(sockets[i]);
    }
}
