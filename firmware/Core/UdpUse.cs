namespace PocketSpy.Core;

/// <summary>What a UDP port is used for beyond plain datagrams.</summary>
public enum UdpUse
{
    /// <summary>Nothing.</summary>
    Plain,

    /// <summary>To hear and reach everybody on the one network that has the port's address.</summary>
    Broadcast,

    /// <summary>To hear a group; other programs of a PC may have the same port. Bound to all addresses, or it hears no group.</summary>
    Group,
}
