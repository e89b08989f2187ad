namespace PocketSpy.Core;

/// <summary>A server on a TCP port. Called with the lobby lock held.</summary>
public interface IStreamService
{
    /// <summary>A client has connected. Gives its session, or null to turn it away.</summary>
    IStreamSession Accept(long from, IStreamOutbox outbox);
}
