using System.Collections.Generic;
using PocketSpy.Core;

namespace PocketSpy.App.Tests.Host.Walk;

/// <summary>Opens nothing and notes what was wanted.</summary>
internal sealed class RecordingOpener : IOpener, IGroupOutbox
{
    /// <summary>The ports, as "UDP 53".</summary>
    internal List<string> Ports { get; } = [];

    // Everything that can be turned on is, so that all ports are seen.
    public BoxSettings Settings { get; } = new() { GivesAddresses = true, AnswersToName = true };

    public string BoxName => "pocketspy";

    public PageSourceList Shown { get; } = new();

    public IGroupOutbox Udp(string label, IDatagramService service, int port, int bytes, UdpUse use)
    {
        Ports.Add("UDP " + port);
        return this;
    }

    public int Tcp(string label, IStreamService service, int port, SocketKind kind, int idleMilliseconds, int mostLinks)
    {
        Ports.Add("TCP " + port);
        return port;
    }

    public int TcpOnDemand(string label, IStreamService service, int port, SocketKind kind, int idleMilliseconds, int mostLinks, string wakeName) =>
        Tcp(label, service, port, kind, idleMilliseconds, 0);

    public void Timed(ITimed timed)
    {
    }

    public void Show(PageSource source) => Shown.Add(source);

    public void SetUpGate(ISetUpGate gate)
    {
    }

    public byte[] OwnersText(string name) => [];

    public void Send(byte[] buffer, int offset, int count, long to)
    {
    }

    public bool Join(uint group, uint own) => true;
}
