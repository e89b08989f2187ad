namespace PocketSpy.Core;

/// <summary>Tells which of the box's own addresses a client should use: a box may be on two networks at once.</summary>
public interface ILocalAddress
{
    /// <summary>The box's address on the network of <paramref name="client"/> (an <see cref="EndPoints">end point</see>); 0 when it has none.</summary>
    uint AddressFor(long client);

    /// <summary>Whether an address (first byte highest) can be a client's on one of the box's networks: in it, and neither its own nor that of everybody.</summary>
    bool IsNear(uint address);

    /// <summary>Whether an address is one of the box's own.</summary>
    bool IsOwn(uint address);
}
