using PocketSpy.Messenger.Links;

namespace PocketSpy.Messenger.Switchboard;

/// <summary>One conversation and who is in it.</summary>
public sealed class Room
{
    /// <summary>Most people in one.</summary>
    public const int MostMembers = 20;

    private readonly MsnLink[] _members = new MsnLink[MostMembers];

    /// <param name="id">Its number.</param>
    public Room(int id)
    {
        Id = id;
    }

    /// <summary>Its number; not 0.</summary>
    public readonly int Id;

    /// <summary>How many are in it.</summary>
    public int Count { get; private set; }

    /// <summary>One of them, in the order in which they came.</summary>
    public MsnLink this[int index] => _members[index];

    /// <summary>The link of a user who is in it; null for none.</summary>
    public MsnLink Find(int userId)
    {
        for (int i = 0; i < Count; i++)
        {
            if (_members[i].UserId == userId) return _members[i];
        }
        return null;
    }

    /// <summary>Somebody comes. False when it is full.</summary>
    public bool Add(MsnLink link)
    {
        if (Count == MostMembers) return false;
        _members[Count++] = link;
        return true;
    }

    /// <summary>Somebody goes.</summary>
    public void Remove(MsnLink link)
    {
        int kept = 0;
        for (int i = 0; i < Count; i++)
        {
            if (_members[i] != link) _members[kept++] = _members[i];
        }
        for (int i = kept; i < Count; i++) _members[i] = null;
        Count = kept;
    }
}
