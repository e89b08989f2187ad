using PocketSpy.Core;
using PocketSpy.Net;
using PocketSpy.Network.Dns;
using PocketSpy.Wire;

namespace PocketSpy.App;

/// <summary>
/// Opens listeners that gave way as soon as DNS is asked for their server: the client calls in a moment. The lobby lock is held, as the DNS
/// service is being called.
/// </summary>
internal sealed class PortWaker : INameWatcher
{
    private const int MaximumPorts = 4;

    private readonly SocketLoop _loop;
    private readonly string[] _prefixes = new string[MaximumPorts];
    private readonly TcpPort[] _ports = new TcpPort[MaximumPorts];
    private int _count;

    internal PortWaker(SocketLoop loop)
    {
        _loop = loop;
    }

    /// <inheritdoc />
    public void NameAsked(byte[] name, int count)
    {
        for (int i = 0; i < _count; i++)
        {
            if (Ascii.StartsWith(name, 0, count, _prefixes[i])) _loop.Wake(_ports[i]);
        }
    }

    /// <summary>Lets a port give way; names that begin so wake it.</summary>
    internal void Add(TcpPort port, string prefix)
    {
        port.GivesWay = true;
        _prefixes[_count] = prefix;
        _ports[_count] = port;
        _count++;
    }
}
