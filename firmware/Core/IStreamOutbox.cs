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

    /// <summary>
    /// Whether the client has shown what it is: it has logged in, its request is whole, it has asked for a list. Until then it is the first
    /// to go when somebody new finds no room.
    /// </summary>
    bool IsProven { get; set; }

    /// <summary>
    /// Whether the session has more to do with what it was given. It is then called again in the next pass, with no bytes, once nothing waits for
    /// the client; until it says that it is done nothing more is read from the link. So one client's work is cut into pieces that nobody else notices.
    /// </summary>
    bool IsBusy { get; set; }
}
