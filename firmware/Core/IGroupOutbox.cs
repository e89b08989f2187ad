namespace PocketSpy.Core;

/// <summary>The sending side of a UDP port that can hear a multicast group.</summary>
public interface IGroupOutbox : IDatagramOutbox
{
    /// <summary>
    /// Joins a group on the network where <paramref name="own"/> is the box's address; what is sent to a group goes there from now on. False when
    /// the network does not do that now.
    /// </summary>
    bool Join(uint group, uint own);
}
