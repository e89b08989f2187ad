using PocketSpy.Core;
using PocketSpy.Net;
using PocketSpy.Wire;

namespace PocketSpy.App;

/// <summary>
/// Opens listeners that gave way as soon as DNS is asked for their server: the client calls in a moment. The lobby lock is held, as the DNS
/// service is being called.
/// </summary>
internal sealed class PortWaker : INameWatcher
{
    private readonly SocketLoop _loop;
    private readonly ShortList _prefixes = new();
    private readonly ShortList _ports = new();

    internal PortWaker(SocketLoop loop)
    {
        _loop = loop;
    }

    /// <inheritdoc />
    public void NameAsked(byte[] name, int count)
    {
        for (int i = 0; i < _ports.Count; i++)
        {
            if (Ascii.StartsWith(name, 0, count, (string)_prefixes[i])) _loop.Wake((TcpPort)_ports[i]);
        }
    }

    /// <summary>Lets a port give way; names that begin so wake it.</summary>
    internal void Add(TcpPort port, string prefix)
    {
        port.GivesWay = true;
        _prefixes.Add(prefix);
        _ports.Add(port);
    }
}
