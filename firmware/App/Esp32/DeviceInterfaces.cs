using System.Net.NetworkInformation;
using PocketSpy.Core;

namespace PocketSpy.App.Esp32;

/// <summary>The networks of the ESP32: its own access point, a joined Wi-Fi, Ethernet.</summary>
public sealed class DeviceInterfaces : IInterfaces
{
    private readonly uint[] _address = new uint[1];
    private readonly uint[] _mask = new uint[1];

    /// <inheritdoc />
    public int Read(uint[] addresses, uint[] masks)
    {
        int count = 0;
        foreach (NetworkInterface network in NetworkInterface.GetAllNetworkInterfaces())
        {
            if (count == addresses.Length) break;
            if (!EndPoints.TryParseAddress(network.IPv4Address, out uint address) || address == 0) continue;
            if (!EndPoints.TryParseAddress(network.IPv4SubnetMask, out uint mask)) continue;
            addresses[count] = address;
            masks[count] = mask;
            count++;
        }
        return count;
    }

    /// <summary>Whether any network has an address.</summary>
    public bool HasAddress() => Read(_address, _mask) > 0;

    /// <summary>The first address as text.</summary>
    public string FirstAddress() => EndPoints.AddressText(_address[0]);
}
