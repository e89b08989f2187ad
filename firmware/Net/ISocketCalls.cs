using System.Net;
using System.Net.Sockets;

namespace PocketSpy.Net;

/// <summary>
/// The calls that move bytes. Each may throw a <see cref="SocketException"/> at any time: then the one client is gone and nobody else. The box makes
/// them as they are (<see cref="PlainCalls"/>); a PC has its own, for answers from the address that was asked and for the limits of a board.
/// </summary>
public interface ISocketCalls
{
    /// <summary>A UDP port was opened.</summary>
    void Opened(Socket port);

    /// <summary>Whether a datagram waits.</summary>
    bool HasDatagram(Socket port);

    /// <summary>Reads a datagram that waits. What is longer than <paramref name="most"/> is cut.</summary>
    int ReceiveFrom(Socket port, byte[] buffer, int most, ref EndPoint sender);

    /// <summary>Sends a datagram.</summary>
    void SendTo(Socket port, byte[] buffer, int offset, int count, EndPoint to);

    /// <summary>Reads what a link has sent; 0 when it will send no more.</summary>
    int Receive(Socket link, byte[] buffer);

    /// <summary>Whether a link takes bytes now.</summary>
    bool CanSend(Socket link);

    /// <summary>Sends on a link that takes bytes. Gives how many it took.</summary>
    int Send(Socket link, byte[] buffer, int offset, int count);
}
