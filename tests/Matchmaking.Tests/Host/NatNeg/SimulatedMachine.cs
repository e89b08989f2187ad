using PocketSpy.Tests;

namespace PocketSpy.Matchmaking.Tests.Host.NatNeg;

/// <summary>A console or PC: its own address, the network that it is in, and the address that the box sees.</summary>
internal sealed class SimulatedMachine
{
    internal SimulatedMachine(uint address, int network, uint seen, bool isTranslated)
    {
        Address = address;
        Network = network;
        Seen = seen;
        IsTranslated = isTranslated;
    }

    internal uint Address { get; }

    /// <summary>Machines of one network reach each other's own addresses.</summary>
    internal int Network { get; }

    internal uint Seen { get; }

    /// <summary>Whether a router gives it other ports outside, and lets nobody of its own network come in through them.</summary>
    internal bool IsTranslated { get; }
}
