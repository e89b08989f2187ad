using System.Net.NetworkInformation;
using System.Net.Sockets;
using PocketSpy.App;
using PocketSpy.Net;

namespace PocketSpy.Box.Host;

/// <summary>The IPv4 networks of this PC.</summary>
public sealed class HostInterfaces : IInterfaces
{
    /// <inheritdoc />
    public int Read(uint[] addresses, uint[] masks)
    {
        int count = 0;
        foreach (NetworkInterface network in NetworkInterface.GetAllNetworkInterfaces())
        {
            if (network.OperationalStatus is OperationalStatus.Down or OperationalStatus.NotPresent) continue;
            foreach (UnicastIPAddressInformation unicast in network.GetIPProperties().UnicastAddresses)
            {
                if (unicast.Address.AddressFamily != AddressFamily.InterNetwork || count == addresses.Length) continue;
                addresses[count] = SocketAddresses.AddressOf(unicast.Address);
                masks[count] = SocketAddresses.AddressOf(unicast.IPv4Mask);
                count++;
            }
        }
        return count;
    }
}
