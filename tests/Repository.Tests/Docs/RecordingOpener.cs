using System.Collections.Generic;
using PocketSpy.Core;

namespace PocketSpy.Repository.Tests.Docs;

/// <summary>Opens nothing, and notes what modules would open.</summary>
internal sealed class RecordingOpener : IOpener, IGroupOutbox
{
    private const string Name = "pocketspy";

    /// <summary>All switched on that a module may open.</summary>
    public BoxSettings Settings { get; } = new() { GivesAddresses = true, AnswersToName = true, OtherNames = OtherNames.Forward };

    public string BoxName => Name;

    public PageSourceList Shown { get; } = new();

    /// <summary>The module that is being opened.</summary>
    public string Module { get; set; }

    public List<OpenedPort> Ports { get; } = [];

    /// <summary>Who answers at the UDP ports.</summary>
    public List<IDatagramService> Services { get; } = [];

    public IGroupOutbox Udp(string label, IDatagramService service, int port, int bytes, UdpUse use)
    {
        string note = use switch { UdpUse.Broadcast => "on the box's own network only", UdpUse.Group => "on a home network only", _ => "" };
        Ports.Add(new OpenedPort(Module, "UDP", port, label, 0, note));
        Services.Add(service);
        return this;
    }

    public int Tcp(string label, IStreamService service, int port, SocketKind kind, int idleMilliseconds, int mostLinks)
    {
        Ports.Add(new OpenedPort(Module, "TCP", port, label, idleMilliseconds, ""));
        return port;
    }

    public int TcpOnDemand(string label, IStreamService service, int port, SocketKind kind, int idleMilliseconds, int mostLinks, string wakeName)
    {
        Ports.Add(new OpenedPort(Module, "TCP", port, label, idleMilliseconds, $"gives way; DNS names that begin with `{wakeName}` open it again"));
        return port;
    }

    public void Timed(ITimed timed)
    {
    }

    public void Show(PageSource source) => Shown.Add(source);

    public void SetUpGate(ISetUpGate gate)
    {
    }

    public byte[] OwnersText(string name) => [];

    public bool Join(uint group, uint own) => true;

    public void Send(byte[] buffer, int offset, int count, long to)
    {
    }
}
