using PocketSpy.Core;

namespace PocketSpy.Matchmaking.Qr2;

/// <summary>Answers the texts of the older protocol that arrive on the same port.</summary>
public interface IOlderMaster
{
    /// <summary>Handles one text, as <see cref="IDatagramService.Receive"/> does.</summary>
    void Receive(byte[] buffer, int count, long from, IDatagramOutbox outbox);
}
