namespace PocketSpy.Core;

/// <summary>The sending side of one TCP link.</summary>
public interface IStreamOutbox
{
    /// <summary>
    /// Sends bytes, at once or as soon as the client takes them. A client that does not drain is dropped:
    /// then, and on a link that is closing, this does nothing. Never blocks.
    /// </summary>
    void Send(byte[] buffer, int offset, int count);

    /// <summary>Bytes that wait because the client does not take them. Whoever has much to send waits until this is 0.</summary>
    int Pending { get; }

    /// <summary>Ends the link once all has been sent and the client had a moment to close first. Later input is dropped.</summary>
    void Close();

    /// <summary>Ends the link at once, without waiting for anything.</summary>
    void Abort();

    /// <summary>Milliseconds without input after which the link is cut; 0 for never.</summary>
    int IdleLimit { get; set; }

    /// <summary>Whether the client is a person looking at the page: when sockets run out such a link goes before any console's.</summary>
    bool GivesWay { get; set; }
}
