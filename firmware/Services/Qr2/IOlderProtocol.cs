namespace PocketSpy.Services.Qr2;

/// <summary>Answers the texts of the older protocol, QR1, which come to the port of QR2. No port of its own, so no <see cref="IDatagramService"/>.</summary>
public interface IOlderProtocol
{
    /// <summary>Takes a text, which begins with a backslash; at least one byte.</summary>
    void Take(byte[] buffer, int count, long from, IDatagramOutbox outbox);
}
