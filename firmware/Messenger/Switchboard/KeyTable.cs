using PocketSpy.Core;
using PocketSpy.Wire;

namespace PocketSpy.Messenger.Switchboard;

/// <summary>
/// Keys that lead into a conversation, each once and for two minutes: a new conversation, or one that somebody was called to. A full table forgets the oldest
/// of whoever has most: nobody takes all places.
/// </summary>
public sealed class KeyTable
{
    /// <summary>A key is good for so long.</summary>
    public const int Milliseconds = 120_000;

    private const int KeyBytes = 12;

    private readonly IRandom _random;
    private readonly IClock _clock;
    private readonly int[] _users;
    private readonly int[] _versions;
    private readonly int[] _rooms;
    private readonly long[] _until;
    private readonly string[] _keys;
    private readonly byte[] _drawn = new byte[KeyBytes];

    /// <param name="capacity">Keys at once.</param>
    /// <param name="tools">Draws them, has the clock.</param>
    public KeyTable(int capacity, ServiceTools tools)
    {
        _random = tools.Random;
        _clock = tools.Clock;
        _users = new int[capacity];
        _versions = new int[capacity];
        _rooms = new int[capacity];
        _until = new long[capacity];
        _keys = new string[capacity];
    }

    /// <summary>The version of the key that was taken last.</summary>
    public int Version { get; private set; }

    /// <summary>How many of a user's are good.</summary>
    public int CountOf(int userId)
    {
        int count = 0;
        for (int i = 0; i < _keys.Length; i++)
        {
            if (_keys[i] is not null && _users[i] == userId && _until[i] > _clock.Milliseconds) count++;
        }
        return count;
    }

    /// <summary>A key for a user into a room; 0 for a new one.</summary>
    public string Make(int userId, int version, int room)
    {
        _random.Fill(_drawn, 0, KeyBytes);
        string key = Digits(0) + "." + Digits(4) + "." + Digits(8);
        int place = PlaceFor(_clock.Milliseconds);
        _users[place] = userId;
        _versions[place] = version;
        _rooms[place] = room;
        _until[place] = _clock.Milliseconds + Milliseconds;
        _keys[place] = key;
        return key;
    }

    /// <summary>Takes a user's key into a room, which then is no key any more. False when there is none.</summary>
    public bool TryTake(int userId, int room, byte[] buffer, int offset, int count)
    {
        for (int i = 0; i < _keys.Length; i++)
        {
            if (_keys[i] is null || _users[i] != userId || _rooms[i] != room || !Ascii.Equals(buffer, offset, count, _keys[i])) continue;
            _keys[i] = null;
            Version = _versions[i];
            return _until[i] > _clock.Milliseconds;
        }
        return false;
    }

    private string Digits(int at) => (BigEndian.Read32(_drawn, at) % 1_000_000_000).ToString();

    private int PlaceFor(long now)
    {
        int place = -1;
        int most = 0;
        for (int i = 0; i < _keys.Length; i++)
        {
            if (_keys[i] is null || _until[i] <= now) return i;
            int held = CountOf(_users[i]);
            if (held < most || (held == most && _until[i] >= _until[place])) continue;
            most = held;
            place = i;
        }
        return place;
    }
}
