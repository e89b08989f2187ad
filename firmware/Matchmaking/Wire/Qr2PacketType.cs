namespace PocketSpy.Matchmaking.Wire;

/// <summary>The packet types of QR2, byte 0 of what a host sends and byte 2 of what it is sent. Public GameSpy SDK (2011), qr2.</summary>
public static class Qr2PacketType
{
    /// <summary>A player's query to a host, and the host's answer.</summary>
    public const int Query = 0x00;

    /// <summary>The master's challenge and the host's response.</summary>
    public const int Challenge = 0x01;

    /// <summary>Asks a host for an <see cref="EchoResponse"/>.</summary>
    public const int Echo = 0x02;

    /// <summary>A host says that it is there and what it plays.</summary>
    public const int Heartbeat = 0x03;

    /// <summary>The master does not list the host: a code and a text.</summary>
    public const int AddError = 0x04;

    /// <summary>The answer to <see cref="Echo"/>, its data again.</summary>
    public const int EchoResponse = 0x05;

    /// <summary>A message of another player, passed on by the master.</summary>
    public const int ClientMessage = 0x06;

    /// <summary>A host has got a client message.</summary>
    public const int ClientMessageAck = 0x07;

    /// <summary>A host is still there; the master says the same.</summary>
    public const int KeepAlive = 0x08;

    /// <summary>To the master: is the game's service available? To a host: asks for the challenge of a query.</summary>
    public const int Available = 0x09;

    /// <summary>The master lists the host. Unknown to the SDK of 2011, used by consoles.</summary>
    public const int Registered = 0x0A;

    /// <summary>The first byte of a CD-key packet on the same socket.</summary>
    public const int CdKey = 0x3B;

    /// <summary>The first byte of a text of the older protocol, QR1, on the same port.</summary>
    public const int OlderText = '\\';
}
