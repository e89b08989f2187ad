using System;
using System.Net;
using System.Net.Sockets;

namespace PocketSpy.Net.Tests;

/// <summary>Calls that throw when the test says so.</summary>
internal sealed class TroubledCalls : ISocketCalls
{
    private readonly PlainCalls _plain = new();

    /// <summary>Says by the name of a call and its socket whether it throws.</summary>
    public Func<string, Socket, bool> Throws { get; set; } = (_, _) => false;

    public void Opened(Socket port) => _plain.Opened(port);

    public bool HasDatagram(Socket port) => !Fails(nameof(HasDatagram), port) && _plain.HasDatagram(port);

    public int ReceiveFrom(Socket port, byte[] buffer, int most, ref EndPoint sender) =>
        Fails(nameof(ReceiveFrom), port) ? 0 : _plain.ReceiveFrom(port, buffer, most, ref sender);

    public void SendTo(Socket port, byte[] buffer, int offset, int count, EndPoint to)
    {
        if (!Fails(nameof(SendTo), port)) _plain.SendTo(port, buffer, offset, count, to);
    }

    public int Receive(Socket link, byte[] buffer) => Fails(nameof(Receive), link) ? 0 : _plain.Receive(link, buffer);

    public bool CanSend(Socket link) => !Fails(nameof(CanSend), link) && _plain.CanSend(link);

    public int Send(Socket link, byte[] buffer, int offset, int count) => Fails(nameof(Send), link) ? 0 : _plain.Send(link, buffer, offset, count);

    private bool Fails(string call, Socket socket) => Throws(call, socket) ? throw new SocketException((int)SocketError.NetworkReset) : false;
}
