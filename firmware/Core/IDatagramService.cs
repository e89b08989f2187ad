namespace PocketSpy.Core;

/// <summary>A server on a UDP port. Called with the lobby lock held, one datagram at a time.</summary>
public interface IDatagramService
{
    /// <summary>
    /// Handles one datagram: the first <paramref name="count"/> bytes of <paramref name="buffer"/>, which is reused
    /// for the next one. Answers go to <paramref name="outbox"/>. Bad input is no error: it is ignored or answered.
    /// </summary>
    void Receive(byte[] buffer, int count, long from, IDatagramOutbox outbox);
}
