using PocketSpy.Core;

namespace PocketSpy.App;

/// <summary>
/// Which of the box's addresses a client sees. A box on two networks (its own Wi-Fi and a LAN) must give each client the address
/// on the client's own network.
/// </summary>
public sealed class InterfaceTable : ILocalAddress, ITimed
{
    /// <summary>Most networks.</summary>
    public const int Capacity = 16;

    // How often the box's own addresses are read.
    private const int RefreshMilliseconds = 5_000;
    private const uint Loopback = 127;

    private readonly IInterfaces _interfaces;
    private readonly uint _fixed;
    private readonly uint _ownWifi;
    private readonly uint[] _addresses = new uint[Capacity];
    private readonly uint[] _masks = new uint[Capacity];
    private int _count;
    private long _next;

    /// <param name="interfaces">Lists the networks.</param>
    /// <param name="fixedAddress">The answer for everybody; 0 to look.</param>
    /// <param name="ownWifi">The box's address on its own Wi-Fi, which does not lead out; 0 for none.</param>
    public InterfaceTable(IInterfaces interfaces, uint fixedAddress, uint ownWifi)
    {
        _interfaces = interfaces;
        _fixed = fixedAddress;
        _ownWifi = ownWifi;
        _count = interfaces.Read(_addresses, _masks);
    }

    /// <inheritdoc />
    public uint AddressFor(long client)
    {
        if (_fixed != 0) return _fixed;
        uint address = EndPoints.Address(client);
        for (int i = 0; i < _count; i++)
        {
            if (_addresses[i] == address) return address;
        }
        for (int i = 0; i < _count; i++)
        {
            if (_masks[i] != 0 && (address & _masks[i]) == (_addresses[i] & _masks[i])) return _addresses[i];
        }
        // From beyond a router: whatever leads out.
        uint any = _count > 0 ? _addresses[0] : 0;
        for (int i = 0; i < _count; i++)
        {
            if (_addresses[i] >> 24 == Loopback) continue;
            if (_addresses[i] != _ownWifi) return _addresses[i];
            any = _ownWifi;
        }
        return any;
    }

    /// <inheritdoc />
    public bool IsNear(uint address)
    {
        for (int i = 0; i < _count; i++)
        {
            if (SourceFilter.IsIn(address, _addresses[i], _masks[i]) && _masks[i] != 0 && SourceFilter.IsHost(address, _masks[i])) return true;
        }
        return false;
    }

    /// <inheritdoc />
    public bool IsOwn(uint address)
    {
        if (address == 0) return false;
        for (int i = 0; i < _count; i++)
        {
            if (_addresses[i] == address) return true;
        }
        return address == _fixed || address == _ownWifi || address >> 24 == Loopback;
    }

    /// <inheritdoc />
    public void Tick(long now)
    {
        if (now < _next) return;
        _next = now + RefreshMilliseconds;
        _count = _interfaces.Read(_addresses, _masks);
    }
}
