using System;
using System.Net;
using PocketSpy.Box.Simulate;

namespace PocketSpy.EndToEnd.Tests.Networks;

/// <summary>A box somewhere outside, and a home behind a router that translates addresses.</summary>
internal sealed class Internet : IDisposable
{
    private const uint RouterAddress = 0xCB007102;

    private readonly TemporaryFolder _folder = new();
    private readonly RunningTestBox _box;
    private readonly TinyNat _nat;

    public Internet()
    {
        Middle = NetworkSpace.Create("box");
        Middle.AddBridge("198.51.100.1/24");
        Middle.Forward();
        Router = NetworkSpace.Create("router");
        Router.AddBridge("192.168.7.1/24");
        Router.Forward();
        TunDevice home = TunDevice.Create(Router, "wan0", "192.168.7.254", "203.0.113.254");
        Router.Ip("route add default dev wan0");
        TunDevice outside = TunDevice.Create(Middle, "home0", "198.51.100.1", "203.0.113.2");
        _nat = new TinyNat(home, outside, RouterAddress);
        _box = RunningTestBox.StartIn(Middle, 0xC6336401, _folder.Path);
    }

    /// <summary>Where the box is, and whoever is not at home.</summary>
    public NetworkSpace Middle { get; }

    /// <summary>The network at home.</summary>
    public NetworkSpace Router { get; }

    /// <summary>Where the box is to be found.</summary>
    public BoxAddress BoxAddress => BoxAddress.WithOffset(IPAddress.Parse("198.51.100.1"), 0);

    public void Dispose()
    {
        _box.Dispose();
        _nat.Dispose();
        Router.Dispose();
        Middle.Dispose();
        _folder.Dispose();
    }
}
