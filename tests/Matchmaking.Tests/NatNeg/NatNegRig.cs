using PocketSpy.Core;
using PocketSpy.Matchmaking.NatNeg;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.NatNeg;

/// <summary>The service alone, on fakes, with the table of a small board.</summary>
internal sealed class NatNegRig
{
    internal const int Capacity = 12;

    private readonly byte[] _buffer = new byte[NatNegService.MessageBytes];

    internal NatNegRig()
        : this(Capacity)
    {
    }

    internal NatNegRig(int capacity)
    {
        Service = new NatNegService(new ServiceTools { Clock = Clock, Events = Events, Clients = Clients, Reply = new byte[NatNegAnswer.MaximumBytes] }, capacity);
    }

    internal FakeClock Clock { get; } = new();

    internal EventLog Events { get; } = new(32, null);

    internal ClientNames Clients { get; } = new(8);

    internal NatNegService Service { get; }

    internal NatNegOutbox Outbox { get; } = new();

    /// <summary>A datagram arrives, as in the one buffer of a port: the rest of it is of an earlier one.</summary>
    internal void Receive(byte[] packet, long from)
    {
        int count = packet.Length < _buffer.Length ? packet.Length : _buffer.Length;
        for (int i = 0; i < count; i++) _buffer[i] = packet[i];
        Service.Receive(_buffer, count, from, Outbox);
    }

    /// <summary>Lets time pass as the box does it: in steps of a quarter of a second.</summary>
    internal void Pass(int milliseconds)
    {
        while (milliseconds > 0)
        {
            int step = milliseconds < 250 ? milliseconds : 250;
            Clock.Pass(step);
            Service.Tick(Clock.Milliseconds);
            Events.Tick(Clock.Milliseconds);
            milliseconds -= step;
        }
    }

    /// <summary>How many lines of the event log have these words in them.</summary>
    internal int LinesWith(string words)
    {
        int count = 0;
        for (int i = 0; i < Events.Count; i++)
        {
            if (Events[i].Contains(words)) count++;
        }
        return count;
    }

    /// <summary>The next datagram for an end point is a CONNECT of this version to this partner.</summary>
    internal void AssertConnect(long receiver, int version, long partner)
    {
        byte[] connect = Outbox.Take(receiver, NatNegType.Connect);
        Assert.IsNotNull(connect, "no CONNECT");
        Assert.AreEqual(NatNegPacket.ConnectBytes, connect.Length);
        Assert.AreEqual(version, NatNegPackets.Version(connect));
        Assert.AreEqual(NatNegPacket.NoError, NatNegPackets.Finished(connect));
        Assert.AreEqual(partner, NatNegPackets.Remote(connect));
    }

    /// <summary>The next datagram for an end point is a CONNECT that says why there is no partner.</summary>
    internal void AssertNotice(long receiver, int version, int finished)
    {
        byte[] connect = Outbox.Take(receiver, NatNegType.Connect);
        Assert.IsNotNull(connect, "no notice");
        Assert.AreEqual(version, NatNegPackets.Version(connect));
        Assert.AreEqual(finished, NatNegPackets.Finished(connect));
        Assert.AreEqual(0L, NatNegPackets.Remote(connect));
    }

    /// <summary>Nothing is on its way to an end point but acknowledgements of INITs.</summary>
    internal void AssertNoConnect(long receiver) => Assert.IsNull(Outbox.Take(receiver, NatNegType.Connect), "a CONNECT too many");
}
