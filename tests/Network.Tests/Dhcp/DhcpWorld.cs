using PocketSpy.Core;
using PocketSpy.Network.Dhcp;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;

namespace PocketSpy.Network.Tests.Dhcp;

/// <summary>The DHCP server of a box at 192.168.4.1, on fakes.</summary>
internal sealed class DhcpWorld
{
    internal const uint Box = 0xC0A80401;
    internal const uint Mask = 0xFFFFFF00;
    internal const int Capacity = 16;

    private readonly byte[] _buffer = new byte[DhcpService.MessageBytes];

    internal DhcpWorld()
        : this(new FaultyFileSystem())
    {
    }

    /// <summary>A box that finds these files.</summary>
    internal DhcpWorld(FaultyFileSystem files)
        : this(files, Box, Mask, Capacity)
    {
    }

    internal DhcpWorld(FaultyFileSystem files, uint box, uint mask, int capacity)
    {
        Files = files;
        Events = new EventLog(32, null);
        ServiceTools tools = new() { Files = files, Clock = Clock, Events = Events, Clients = Clients, Reply = new byte[2_560] };
        Writes = new DriveWrites(files, tools);
        tools.Writes = Writes;
        Service = new DhcpService(box, mask, capacity, tools);
        Writes.Add(Service);
    }

    /// <summary>Writes what may wait.</summary>
    internal DriveWrites Writes { get; }

    internal DhcpService Service { get; }

    internal FaultyFileSystem Files { get; }

    internal FakeClock Clock { get; } = new();

    internal EventLog Events { get; }

    internal ClientNames Clients { get; } = new(16);

    internal DatagramOutbox Outbox { get; } = new();

    /// <summary>The box is stopped, and starts anew with the files that it has.</summary>
    internal DhcpWorld Restart()
    {
        Files.PowerOn();
        Writes.Flush();
        return new DhcpWorld(Files);
    }

    /// <summary>The address that messages come from: 0 before a client uses the one that it has got.</summary>
    internal uint From { get; set; }

    internal void Receive(byte[] message) => Receive(message, message.Length);

    /// <summary>A message comes in the one buffer that is never cleared.</summary>
    internal void Receive(byte[] message, int count)
    {
        for (int i = 0; i < count; i++) _buffer[i] = message[i];
        Service.Receive(_buffer, count, EndPoints.Of(From, 68), Outbox);
    }

    internal void PassSeconds(int seconds) => Clock.Pass(seconds * 1_000);

    /// <summary>Lets seconds go by as the socket loop does, ten ticks each.</summary>
    internal void TickSeconds(int seconds)
    {
        for (int i = 0; i < seconds * 10; i++)
        {
            Clock.Pass(100);
            Writes.Tick(Clock.Milliseconds);
        }
    }

    /// <summary>Joins clients 1 to <paramref name="count"/>, and all of them are written.</summary>
    internal DhcpWorld Fill(int count)
    {
        for (int i = 1; i <= count; i++) new DhcpClient(this, i).Join();
        Writes.Flush();
        return this;
    }
}
