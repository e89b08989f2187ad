using System;

namespace PocketSpy.Presence.Profiles;

/// <summary>One profile's buddies, requests and blocks: columns of ids and flags. Also in memory as long as the profile is online.</summary>
public sealed class FriendList
{
    /// <summary>The other is a buddy: this profile sees what the other does.</summary>
    public const int Buddy = 1;

    /// <summary>This profile asked the other, who has not answered yet.</summary>
    public const int Requested = 2;

    /// <summary>This profile wants nothing from the other, and the other sees it as offline.</summary>
    public const int Blocked = 4;

    // A list is loaded with one more after the other: steps keep copies few, and little is left over.
    private const int Step = 4;

    private int[] _ids;
    private byte[] _flags;

    /// <param name="capacity">Most others; memory is taken as they come.</param>
    public FriendList(int capacity)
    {
        Capacity = capacity;
    }

    /// <summary>Number of others.</summary>
    public int Count { get; private set; }

    /// <summary>Most others.</summary>
    public readonly int Capacity;

    /// <summary>Whether flash could not tell who is in the list: then it is empty, and never saved over the one that is there.</summary>
    public bool IsUnknown;

    /// <summary>The profile of an other.</summary>
    public int IdAt(int place) => _ids[place];

    /// <summary>The flags of an other.</summary>
    public int FlagsAt(int place) => _flags[place];

    /// <summary>The flags of a profile, 0 when it is not in the list.</summary>
    public int FlagsOf(int profileId)
    {
        int place = Find(profileId);
        return place < 0 ? 0 : _flags[place];
    }

    /// <summary>Whether a profile has a flag.</summary>
    public bool Is(int profileId, int flag) => (FlagsOf(profileId) & flag) != 0;

    /// <summary>How many have a flag.</summary>
    public int CountOf(int flag)
    {
        int count = 0;
        for (int i = 0; i < Count; i++)
        {
            if ((_flags[i] & flag) != 0) count++;
        }
        return count;
    }

    /// <summary>Sets the flags of a profile; 0 takes it out of the list. False when there is no room.</summary>
    public bool Set(int profileId, int flags)
    {
        int place = Find(profileId);
        if (place < 0)
        {
            if (flags == 0) return true;
            if (Count == Capacity) return false;
            if (_ids is null || Count == _ids.Length) Grow();
            place = Count++;
            _ids[place] = profileId;
        }
        _flags[place] = (byte)flags;
        if (flags != 0) return true;
        // The order is that of adding: clients show it.
        Count--;
        for (int i = place; i < Count; i++)
        {
            _ids[i] = _ids[i + 1];
            _flags[i] = _flags[i + 1];
        }
        return true;
    }

    /// <summary>Empties the list.</summary>
    public void Clear() => Count = 0;

    private void Grow()
    {
        int size = Count + Step < Capacity ? Count + Step : Capacity;
        int[] ids = new int[size];
        byte[] flags = new byte[size];
        if (Count > 0)
        {
            Array.Copy(_ids, 0, ids, 0, Count);
            Array.Copy(_flags, 0, flags, 0, Count);
        }
        _ids = ids;
        _flags = flags;
    }

    private int Find(int profileId)
    {
        for (int i = 0; i < Count; i++)
        {
            if (_ids[i] == profileId) return i;
        }
        return -1;
    }
}
