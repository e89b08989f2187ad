namespace PocketSpy.Core;

/// <summary>
/// From where datagrams are answered. Their source is easily faked: what cannot be a single client's address gets nothing anywhere, and on a box with its
/// own Wi-Fi nothing from outside its networks, where no player can be.
/// </summary>
public sealed class SourceFilter
{
    private const uint Loopback = 127;

    // 224.0.0.0 and above: groups, what is reserved, and everybody.
    private const uint FirstGroup = 224;

    private readonly bool _isInside;
    private readonly uint _own;
    private readonly uint _mask;
    private readonly ILocalAddress _addresses;

    /// <param name="settings">Tells whether the box has its own Wi-Fi, and its network.</param>
    /// <param name="addresses">Knows the box's networks.</param>
    public SourceFilter(BoxSettings settings, ILocalAddress addresses)
    {
        _isInside = settings.GivesAddresses;
        _own = settings.OwnAddress;
        _mask = settings.OwnMask;
        _addresses = addresses;
    }

    /// <summary>Whether an <see cref="EndPoints">end point</see> may be answered.</summary>
    public bool Allows(long from)
    {
        uint address = EndPoints.Address(from);
        uint first = address >> 24;
        if (first == 0 || first >= FirstGroup || EndPoints.Port(from) == 0) return false;
        if (!_isInside || first == Loopback) return true;
        return IsIn(address, _own, _mask) ? IsHost(address, _mask) : _addresses.IsNear(address);
    }

    /// <summary>Whether an address is on the network of another one.</summary>
    public static bool IsIn(uint address, uint network, uint mask) => ((address ^ network) & mask) == 0;

    /// <summary>Whether it is neither that of its network nor that of everybody in it.</summary>
    public static bool IsHost(uint address, uint mask) => mask >= 0xFFFFFFFE || ((address & ~mask) != 0 && (address | mask) != 0xFFFFFFFF);
}
