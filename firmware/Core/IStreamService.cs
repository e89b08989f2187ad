namespace PocketSpy.Core;

/// <summary>A server on a TCP port. Called with the lobby lock held.</summary>
public interface IStreamService
{
    /// <summary>A client has connected. Gives its session, or null to turn it away.</summary>
    IStreamSession Accept(long from, IStreamOutbox outbox);

    /// <summary>There is no room for a client that has connected: sends the protocol's own error, if it has one. The link ends afterwards.</summary>
    void TurnAway(IStreamOutbox outbox);
}
