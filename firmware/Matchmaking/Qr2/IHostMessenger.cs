namespace PocketSpy.Matchmaking.Qr2;

/// <summary>Passes messages of players on to hosts.</summary>
public interface IHostMessenger
{
    /// <summary>Sends a message until the host acknowledges it. False when it is too long or too many wait.</summary>
    bool TrySend(int row, byte[] buffer, int offset, int count);
}
