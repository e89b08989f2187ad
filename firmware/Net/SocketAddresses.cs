using System.Net;
using PocketSpy.Core;

namespace PocketSpy.Net;

/// <summary>Between the socket library's end points and the box's numbers.</summary>
public static class SocketAddresses
{
    /// <summary>An IPv4 address as a number, first byte highest.</summary>
    public static uint AddressOf(IPAddress address)
    {
        byte[] bytes = address.GetAddressBytes();
        if (bytes.Length != 4) return 0;
        return ((uint)bytes[0] << 24) | ((uint)bytes[1] << 16) | ((uint)bytes[2] << 8) | bytes[3];
    }

    /// <summary>An end point as a number, see <see cref="EndPoints"/>.</summary>
    public static long EndPointOf(EndPoint endPoint)
    {
        IPEndPoint ip = (IPEndPoint)endPoint;
        return EndPoints.Of(AddressOf(ip.Address), ip.Port);
    }

    /// <summary>The end point that the socket library wants.</summary>
    public static IPEndPoint ToEndPoint(long endPoint) => new(ToAddress(EndPoints.Address(endPoint)), EndPoints.Port(endPoint));

    /// <summary>The address that the socket library wants; for 0 the one object that stands for all addresses.</summary>
    public static IPAddress ToAddress(uint address) => address == 0
        ? IPAddress.Any
        : new(new byte[] { (byte)(address >> 24), (byte)(address >> 16), (byte)(address >> 8), (byte)address });
}
