using PocketSpy.Core;

namespace PocketSpy.Matchmaking.Qr2;

/// <summary>
/// Who was turned away in the last minute. One line in the event log tells it; hosts try again every few seconds, and those that mean harm
/// far more often.
/// </summary>
internal sealed class RefusalLimiter
{
    private const int MaximumClients = 8;

    // After this all are forgotten: each client is told of once a minute at most.
    private const int QuietMilliseconds = 60_000;

    private readonly uint[] _addresses = new uint[MaximumClients];
    private int _count;
    private long _since;

    /// <summary>Whether a line is due. Not for one that had its line, nor when there were too many.</summary>
    internal bool IsNew(long from, long now)
    {
        if (now - _since >= QuietMilliseconds)
        {
            _count = 0;
            _since = now;
        }
        uint address = EndPoints.Address(from);
        for (int i = 0; i < _count; i++)
        {
            if (_addresses[i] == address) return false;
        }
        if (_count == MaximumClients) return false;
        _addresses[_count++] = address;
        return true;
    }
}
