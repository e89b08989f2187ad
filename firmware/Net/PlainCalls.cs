using System.Net;
using System.Net.Sockets;

namespace PocketSpy.Net;

/// <summary>Calls the runtime's sockets and nothing else.</summary>
public sealed class PlainCalls : ISocketCalls
{
    /// <inheritdoc />
    public void Opened(Socket port)
    {
        // There is nothing to prepare.
    }

    /// <inheritdoc />
    public bool HasDatagram(Socket port) => port.Poll(0, SelectMode.SelectRead);

    /// <inheritdoc />
    public int ReceiveFrom(Socket port, byte[] buffer, int most, ref EndPoint sender) => port.ReceiveFrom(buffer, 0, most, SocketFlags.None, ref sender);

    /// <inheritdoc />
    public void SendTo(Socket port, byte[] buffer, int offset, int count, EndPoint to) => port.SendTo(buffer, offset, count, SocketFlags.None, to);

    /// <inheritdoc />
    public int Receive(Socket link, byte[] buffer) => link.Receive(buffer, 0, buffer.Length, SocketFlags.None);

    /// <inheritdoc />
    public bool CanSend(Socket link) => link.Poll(0, SelectMode.SelectWrite);

    /// <inheritdoc />
    public int Send(Socket link, byte[] buffer, int offset, int count) => link.Send(buffer, offset, count, SocketFlags.None);
}
