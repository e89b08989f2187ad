namespace PocketSpy.Core;

/// <summary>What the owner chose for this start. What is not set is what a box at a party needs.</summary>
public sealed class BoxSettings
{
    /// <summary>Address to listen at, first byte highest; 0 for all.</summary>
    public uint Bind;

    /// <summary>Address that DNS gives out for the games' servers; 0 for the box's own on the asker's network.</summary>
    public uint Address;

    /// <summary>What DNS does with names that are none of the games'.</summary>
    public OtherNames OtherNames = OtherNames.Refuse;

    /// <summary>
    /// The server asked for other names, an <see cref="EndPoints">end point</see>; for <see cref="OtherNames.Forward"/>. 0 while there is none, see
    /// <see cref="HomeNetwork"/>.
    /// </summary>
    public long Upstream;

    /// <summary>The box's own name: lower-case letters, digits and hyphens, at most 60; null for the one that the owner set on the box.</summary>
    public string Name;

    /// <summary>Whether the box gives out addresses (DHCP). Only for a network that has no other DHCP server.</summary>
    public bool GivesAddresses;

    /// <summary>The box's address on the network whose addresses it gives out.</summary>
    public uint OwnAddress = 0xC0A80401;

    /// <summary>The mask of that network.</summary>
    public uint OwnMask = 0xFFFFFF00;

    /// <summary>Whether the box answers to its name on a home network (multicast DNS).</summary>
    public bool AnswersToName;

    /// <summary>Whether hosts of games whose key is not known are turned away, whatever the owner set on the box.</summary>
    public bool KnownGamesOnly;

    /// <summary>Added to every port but DHCP's and mDNS's, whose clients look nowhere else.</summary>
    public int Offset;

    /// <summary>Whether a port below 1024 that cannot be had is replaced: 80 by 8080, others by one that is greater by 10,000.</summary>
    public bool MovesLowPorts;

    /// <summary>Whether each port is any free one, for tests.</summary>
    public bool AnyPorts;
}
