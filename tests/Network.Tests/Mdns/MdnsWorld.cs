using PocketSpy.Core;
using PocketSpy.Network.Mdns;
using PocketSpy.Tests;

namespace PocketSpy.Network.Tests.Mdns;

/// <summary>The multicast DNS responder of a box at 192.168.1.9, on fakes.</summary>
internal sealed class MdnsWorld
{
    internal const uint Box = 0xC0A80109;
    internal const uint Lower = 0xC0A80102;
    internal const uint Higher = 0xC0A80142;

    private readonly byte[] _buffer = new byte[MdnsService.MessageBytes];
    private readonly MdnsService _service;

    internal MdnsWorld()
    {
        Addresses.Address = Box;
        _service = new MdnsService("pocketspy", new ServiceTools { Addresses = Addresses, Clock = Clock, Events = Events, Reply = new byte[512] }) { Outbox = Outbox };
    }

    internal FakeClock Clock { get; } = new();

    internal FakeLocalAddress Addresses { get; } = new();

    internal EventLog Events { get; } = new(32, null);

    internal GroupOutbox Outbox { get; } = new();

    /// <summary>A box that has its name for good.</summary>
    internal static MdnsWorld Settled()
    {
        MdnsWorld world = new();
        world.Pass(5_000);
        world.Outbox.Clear();
        return world;
    }

    internal void Pass(int milliseconds)
    {
        for (int i = 0; i < milliseconds; i += 50)
        {
            _service.Tick(Clock.Milliseconds);
            Clock.Pass(50);
        }
    }

    /// <summary>Somebody says something. Gives what the box answers, null for nothing.</summary>
    internal byte[] Hear(byte[] message, long from)
    {
        int before = Outbox.Count;
        for (int i = 0; i < message.Length; i++) _buffer[i] = message[i];
        _service.Receive(_buffer, message.Length, from, Outbox);
        return Outbox.Count == before ? null : Outbox.Last;
    }
}
