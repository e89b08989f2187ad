using System.Net.Sockets;
using PocketSpy.Core;

namespace PocketSpy.Net;

/// <summary>The link of a client that is turned away: takes one answer, at once or never. One serves all, so that refusing costs no memory.</summary>
internal sealed class Refusal : IStreamOutbox
{
    private readonly ISocketCalls _calls;
    private Socket _socket;
    private bool _wasSent;

    internal Refusal(ISocketCalls calls)
    {
        _calls = calls;
    }

    public int Pending => 0;

    // It lives for one answer: what it is does not matter.
    public int IdleLimit { get => 0; set { } }

    public bool GivesWay { get => false; set { } }

    public bool IsProven { get => false; set { } }

    public bool IsBusy { get => false; set { } }

    public void Send(byte[] buffer, int offset, int count)
    {
        if (!_calls.CanSend(_socket)) return;
        _calls.Send(_socket, buffer, offset, count);
        _wasSent = true;
    }

    public void Close()
    {
        // It is closed in any case.
    }

    public void Abort()
    {
        // It is closed in any case.
    }

    /// <summary>Lets the service say why, and closes. What was said has to arrive: only a link without a word is cut.</summary>
    internal void Run(IStreamService service, Socket socket)
    {
        _socket = socket;
        _wasSent = false;
        try
        {
            service.TurnAway(this);
        }
        catch (System.Exception)
        {
            // Gone already, or no memory for a word.
        }
        _socket = null;
        SocketCut.Close(socket, !_wasSent);
    }
}
