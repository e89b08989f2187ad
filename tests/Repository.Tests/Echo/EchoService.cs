using PocketSpy.Core;

namespace PocketSpy.Echo;

/// <summary>Echo, UDP 7 (RFC 862).</summary>
public sealed class EchoService : IDatagramService
{
    /// <summary>The standard port.</summary>
    public const int Port = 7;

    /// <summary>Longest datagram that is sent back whole.</summary>
    public const int DatagramBytes = 512;

    private readonly EchoTable _callers;
    private readonly ServiceTools _tools;

    /// <param name="callers">Who called.</param>
    /// <param name="tools">What all services share.</param>
    public EchoService(EchoTable callers, ServiceTools tools)
    {
        _callers = callers;
        _tools = tools;
    }

    /// <summary>Datagrams sent back since the start.</summary>
    public int Echoes { get; private set; }

    /// <inheritdoc />
    public void Receive(byte[] buffer, int count, long from, IDatagramOutbox outbox)
    {
        // Two echoes would never stop; and whoever asks from outside could have somebody else's address.
        if (EndPoints.Port(from) == Port || !PrivateAddress.Is(EndPoints.Address(from))) return;
        if (_callers.Note(EndPoints.Address(from))) _tools.Events.Write(_tools.Clients.NameOf(from) + " tries the echo");
        Echoes++;
        outbox.Send(buffer, 0, count, from);
    }
}
