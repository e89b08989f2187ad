using PocketSpy.Core;

namespace PocketSpy.Net;

/// <summary>
/// Counts every socket of the box. The stock ESP32 image has 16 in all; the last one stays free so that a newcomer can be
/// accepted and, when nobody can give way, turned away instead of hanging. Guarded by the lobby lock.
/// </summary>
public sealed class SocketBudget
{
    /// <summary>Sockets kept back to accept the one that is turned away.</summary>
    public const int Reserve = 1;

    private readonly int[] _open = new int[5];

    /// <param name="limit">Sockets that the runtime has in all, at least 2.</param>
    public SocketBudget(int limit)
    {
        Limit = limit;
    }

    /// <summary>Sockets that the runtime has in all.</summary>
    public readonly int Limit;

    /// <summary>Open now, of all kinds.</summary>
    public int Open { get; private set; }

    /// <summary>How many more may be opened.</summary>
    public int Free => Limit - Reserve - Open;

    /// <summary>Most that were ever open at once.</summary>
    public int Peak { get; private set; }

    /// <summary>Clients that were turned away because no socket was free.</summary>
    public int Refused { get; private set; }

    /// <summary>Clients that had to give way to a newcomer.</summary>
    public int Evicted { get; private set; }

    /// <summary>Open now, of one kind.</summary>
    public int OpenOf(SocketKind kind) => _open[(int)kind];

    /// <summary>Takes a socket. False when only the reserve is left.</summary>
    public bool TryTake(SocketKind kind)
    {
        if (Open >= Limit - Reserve) return false;
        _open[(int)kind]++;
        Open++;
        if (Open > Peak) Peak = Open;
        return true;
    }

    /// <summary>Gives a socket back.</summary>
    public void Release(SocketKind kind)
    {
        _open[(int)kind]--;
        Open--;
    }

    /// <summary>Notes that a client was turned away.</summary>
    public void CountRefused() => Refused++;

    /// <summary>Notes that a client had to give way.</summary>
    public void CountEvicted() => Evicted++;
}
