using PocketSpy.Wire;

namespace PocketSpy.Messenger.Notification;

/// <summary>Who was sent from a first link to a second a moment ago: the second is this same port, and signs them in.</summary>
public sealed class Dispatched
{
    private const int Places = 16;

    // Who was sent on comes within.
    private const int Milliseconds = 60_000;

    private readonly int[] _people = new int[Places];
    private readonly long[] _until = new long[Places];
    private int _next;

    /// <summary>Somebody is sent on.</summary>
    public void Note(byte[] email, int offset, int count, long now)
    {
        _people[_next] = Hash.OfIgnoreCase(email, offset, count, 0);
        _until[_next] = now + Milliseconds;
        _next = (_next + 1) % Places;
    }

    /// <summary>Whether somebody comes who was sent on; once.</summary>
    public bool TryTake(byte[] email, int offset, int count, long now)
    {
        int person = Hash.OfIgnoreCase(email, offset, count, 0);
        for (int i = 0; i < Places; i++)
        {
            if (_people[i] != person || _until[i] <= now) continue;
            _until[i] = 0;
            return true;
        }
        return false;
    }
}
