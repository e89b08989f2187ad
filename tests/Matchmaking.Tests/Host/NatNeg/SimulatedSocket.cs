using PocketSpy.Core;
using PocketSpy.Tests;

namespace PocketSpy.Matchmaking.Tests.Host.NatNeg;

/// <summary>A socket of a client: where it is in its own network, and where the box sees it.</summary>
internal sealed class SimulatedSocket
{
    internal SimulatedSocket(SdkClient owner, SimulatedMachine machine, int port, int seenPort)
    {
        Owner = owner;
        Port = port;
        Machine = machine;
        Inside = EndPoints.Of(machine.Address, port);
        Outside = EndPoints.Of(machine.Seen, seenPort);
    }

    internal SdkClient Owner { get; }

    internal SimulatedMachine Machine { get; }

    internal int Port { get; }

    internal long Inside { get; }

    internal long Outside { get; }
}
