using System;
using System.Collections;
using PocketSpy.Core;
using PocketSpy.Net;
using PocketSpy.Storage;

namespace PocketSpy.App;

/// <summary>Opens the ports of modules on the socket loop, and notes how that went.</summary>
internal sealed class BoxOpener : IOpener
{
    private const int HttpPort = 80;
    private const int OtherHttpPort = 8_080;
    private const int LowPorts = 1_024;
    private const int OtherPortsAbove = 10_000;

    private readonly SocketLoop _loop;
    private readonly PortWaker _waker;
    private readonly Keeper _keeper;
    private readonly IEventSink _events;

    internal BoxOpener(SocketLoop loop, PortWaker waker, Keeper keeper, IEventSink events, BoxSettings settings, string boxName)
    {
        _loop = loop;
        _waker = waker;
        _keeper = keeper;
        _events = events;
        Settings = settings;
        BoxName = boxName;
    }

    /// <inheritdoc />
    public BoxSettings Settings { get; }

    /// <inheritdoc />
    public string BoxName { get; }

    /// <inheritdoc />
    public PageSourceList Shown { get; } = new();

    /// <summary>What the button at the board opens; null when nothing does.</summary>
    internal ISetUpGate Gate { get; private set; }

    /// <summary>The ports, each a <see cref="Listener"/>.</summary>
    internal readonly ArrayList Listeners = new();

    /// <inheritdoc />
    public IGroupOutbox Udp(string label, IDatagramService service, int port, int bytes, UdpUse use)
    {
        UdpPort udp = new(service, bytes);
        bool isFixed = use != UdpUse.Plain;
        uint address = use == UdpUse.Broadcast ? Settings.OwnAddress : use == UdpUse.Group ? 0 : Settings.Bind;
        Listener listener = Add(label, "UDP", isFixed ? port : PortFor(port));
        Note(listener, _loop.Open(udp, SocketAddresses.ToAddress(address), listener.Wanted, use));
        int other = isFixed ? 0 : PortInsteadOf(port);
        if (listener.Result != OpenResult.Opened && other != 0) listener.Result = _loop.Open(udp, SocketAddresses.ToAddress(address), other, use);
        listener.Port = udp.Port;
        return udp;
    }

    /// <inheritdoc />
    public int Tcp(string label, IStreamService service, int port, SocketKind kind, int idleMilliseconds, int mostLinks) =>
        Open(label, new TcpPort(service, kind, idleMilliseconds) { MostLinks = mostLinks }, port);

    /// <inheritdoc />
    public int TcpOnDemand(string label, IStreamService service, int port, SocketKind kind, int idleMilliseconds, int mostLinks, string wakeName)
    {
        TcpPort tcp = new(service, kind, idleMilliseconds) { MostLinks = mostLinks };
        int opened = Open(label, tcp, port);
        // One that could not be opened gave no way, and nobody would serve it.
        if (opened != 0) _waker.Add(tcp, wakeName);
        return opened;
    }

    /// <inheritdoc />
    public void Timed(ITimed timed) => _loop.Add(timed);

    /// <inheritdoc />
    public void Show(PageSource source) => Shown.Add(source);

    /// <inheritdoc />
    public void SetUpGate(ISetUpGate gate) => Gate = gate;

    /// <inheritdoc />
    public byte[] OwnersText(string name)
    {
        for (int i = 0; i < _keeper.FileCount; i++)
        {
            if (_keeper.FileAt(i) == name) return Read(name, _keeper.FileLimitAt(i));
        }
        // In safe mode nothing is registered.
        return new byte[0];
    }

    private int Open(string label, TcpPort tcp, int port)
    {
        Listener listener = Add(label, "TCP", PortFor(port));
        Note(listener, _loop.Open(tcp, SocketAddresses.ToAddress(Settings.Bind), listener.Wanted));
        int other = PortInsteadOf(port);
        if (listener.Result != OpenResult.Opened && other != 0) listener.Result = _loop.Open(tcp, SocketAddresses.ToAddress(Settings.Bind), other);
        // The port itself keeps the number that it was to have.
        listener.Port = listener.Result == OpenResult.Opened ? tcp.Port : 0;
        return listener.Port;
    }

    private int PortFor(int wanted) => Settings.AnyPorts ? 0 : wanted + Settings.Offset;

    // 0 for none.
    private int PortInsteadOf(int wanted)
    {
        if (!Settings.MovesLowPorts || wanted >= LowPorts) return 0;
        return (wanted == HttpPort ? OtherHttpPort : wanted + OtherPortsAbove) + Settings.Offset;
    }

    private Listener Add(string name, string transport, int wanted)
    {
        Listener listener = new(name, transport, wanted);
        Listeners.Add(listener);
        return listener;
    }

    private static void Note(Listener listener, OpenResult result)
    {
        listener.FirstResult = result;
        listener.Result = result;
    }

    // A file that cannot be read is none. Of a longer one the whole lines count that fit.
    private byte[] Read(string name, int limit)
    {
        try
        {
            IFileSystem files = _keeper.Files;
            if (!files.Exists(name)) return new byte[0];
            int size = files.Size(name);
            byte[] text = new byte[size < limit ? size : limit];
            int count = files.Read(name, 0, text, 0, text.Length);
            if (size > limit)
            {
                _events.Write(EventTexts.FileCut(name, limit));
                while (count > 0 && text[count - 1] != '\n') count--;
            }
            if (count == text.Length) return text;
            byte[] whole = new byte[count];
            Array.Copy(text, 0, whole, 0, count);
            return whole;
        }
        catch (Exception exception)
        {
            _events.Write(EventTexts.NotRead(name, exception.Message));
            return new byte[0];
        }
    }
}
