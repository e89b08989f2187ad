using System.Collections;
using PocketSpy.Core;
using PocketSpy.Storage.Tests;

namespace PocketSpy.Tests;

/// <summary>Opens modules without sockets: every port can be had, and a test finds what answers at it.</summary>
internal sealed class WorldOpener : IOpener
{
    private readonly FaultyFileSystem _files;
    private readonly Keeper _keeper;
    private readonly Hashtable _datagrams = new();
    private readonly Hashtable _streams = new();
    private readonly ArrayList _timed = new();

    internal WorldOpener(FaultyFileSystem files, Keeper keeper, BoxSettings settings)
    {
        _files = files;
        _keeper = keeper;
        Settings = settings;
    }

    /// <inheritdoc />
    public BoxSettings Settings { get; }

    /// <inheritdoc />
    public string BoxName => Settings.Name;

    /// <inheritdoc />
    public PageSourceList Shown { get; } = new();

    /// <summary>What the button at the board opens; null when nothing does.</summary>
    internal ISetUpGate Gate { get; private set; }

    /// <inheritdoc />
    public IGroupOutbox Udp(string label, IDatagramService service, int port, int bytes, UdpUse use)
    {
        _datagrams.Add(port, service);
        return new GroupOutbox();
    }

    /// <inheritdoc />
    public int Tcp(string label, IStreamService service, int port, SocketKind kind, int idleMilliseconds, int mostLinks)
    {
        _streams.Add(port, service);
        return port;
    }

    /// <inheritdoc />
    public int TcpOnDemand(string label, IStreamService service, int port, SocketKind kind, int idleMilliseconds, int mostLinks, string wakeName)
    {
        _streams.Add(port, service);
        return port;
    }

    /// <inheritdoc />
    public void Timed(ITimed timed) => _timed.Add(timed);

    /// <inheritdoc />
    public void Show(PageSource source) => Shown.Add(source);

    /// <inheritdoc />
    public void SetUpGate(ISetUpGate gate) => Gate = gate;

    /// <inheritdoc />
    public byte[] OwnersText(string name)
    {
        for (int i = 0; i < _keeper.FileCount; i++)
        {
            if (_keeper.FileAt(i) == name) return _files[name] ?? new byte[0];
        }
        return new byte[0];
    }

    /// <summary>Who answers at a UDP port; null for nobody.</summary>
    internal IDatagramService DatagramsAt(int port) => (IDatagramService)_datagrams[port];

    /// <summary>Who answers at a TCP port; null for nobody.</summary>
    internal IStreamService StreamsAt(int port) => (IStreamService)_streams[port];

    /// <summary>Calls all that wants to be called, in the order in which it said so.</summary>
    internal void Tick(long now)
    {
        for (int i = 0; i < _timed.Count; i++) ((ITimed)_timed[i]).Tick(now);
    }
}
