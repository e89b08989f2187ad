using System;
using System.Net;
using System.Net.Sockets;

namespace PocketSpy.EndToEnd.Tests;

/// <summary>
/// Draws what is added to all ports of a box. Below 2,868 none of them comes into the range from which operating systems
/// give ports to clients (32,768 and up), where any test's own links may sit.
/// </summary>
internal static class Offsets
{
    private static readonly int[] TcpPorts = [80, 8080, 28900, 28910, 29900, 29901];
    private static readonly int[] UdpPorts = [53, 10053, 27900, 27901];

    public static int Draw()
    {
        while (true)
        {
            int offset = Random.Shared.Next(1_100, 2_860);
            if (AreFree(TcpPorts, offset, SocketType.Stream, ProtocolType.Tcp) && AreFree(UdpPorts, offset, SocketType.Dgram, ProtocolType.Udp)) return offset;
        }
    }

    private static bool AreFree(int[] ports, int offset, SocketType type, ProtocolType protocol)
    {
        foreach (int port in ports)
        {
            using Socket socket = new(AddressFamily.InterNetwork, type, protocol);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Any, port + offset));
            }
            catch (SocketException)
            {
                return false;
            }
        }
        return true;
    }
}
