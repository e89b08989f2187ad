using System.Collections.Generic;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using PocketSpy.Box.Run;

namespace PocketSpy.Box.Doctor;

/// <summary>Whether a box could have its ports on this PC.</summary>
public static class PortChecks
{
    /// <summary>Looks at the ports for DNS and web.</summary>
    public static IEnumerable<Finding> Look(int offset)
    {
        yield return Look("DNS", SocketType.Dgram, ProtocolType.Udp, 53 + offset);
        yield return Look("web", SocketType.Stream, ProtocolType.Tcp, 80 + offset);
    }

    /// <summary>Whether an address is one of this PC's.</summary>
    public static bool IsOwn(IPAddress address)
    {
        if (IPAddress.IsLoopback(address)) return true;
        foreach (NetworkInterface card in NetworkInterface.GetAllNetworkInterfaces())
        {
            foreach (UnicastIPAddressInformation own in card.GetIPProperties().UnicastAddresses)
            {
                if (own.Address.Equals(address)) return true;
            }
        }
        return false;
    }

    private static Finding Look(string name, SocketType type, ProtocolType protocol, int port)
    {
        string subject = $"port for {name}, {(type == SocketType.Dgram ? "UDP" : "TCP")} {port}";
        using Socket socket = new(AddressFamily.InterNetwork, type, protocol);
        try
        {
            socket.ExclusiveAddressUse = true;
            socket.Bind(new IPEndPoint(IPAddress.Any, port));
            return Finding.Ok(subject, "free");
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            string user = PortUser.Find(protocol, port) ?? "another program";
            return Finding.Note(subject, $"taken by {user}", $"A box on this PC needs it: {PortAdvice.FindUser(port, protocol == ProtocolType.Udp)} and stop it, or `box run --bind ADDRESS`.");
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AccessDenied)
        {
            return Finding.Note(subject, "not allowed for you", $"A box on this PC needs it: {PortAdvice.GiveRights()}");
        }
        catch (SocketException exception)
        {
            return Finding.Note(subject, exception.Message, "A box on this PC needs it.");
        }
    }
}
