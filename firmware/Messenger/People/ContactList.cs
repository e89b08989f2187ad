using PocketSpy.Presence.Profiles;

namespace PocketSpy.Messenger.People;

/// <summary>
/// The lists of somebody who is signed in, in memory as columns: contacts with their lists and groups, RL among them, which is worked out of the others' lists.
/// Names stay on the drive.
/// </summary>
public sealed class ContactList
{
    private const int FirstRows = 8;
    private const int None = -1;

    private int[] _ids = new int[FirstRows];
    private int[] _groups = new int[FirstRows];
    private byte[] _flags = new byte[FirstRows];

    /// <summary>Number of contacts that are on any list.</summary>
    public int Count { get; private set; }

    /// <summary>Whether strangers are blocked (BLP BL).</summary>
    public bool BlocksStrangers;

    /// <summary>Contacts that are kept, without those who are only watchers.</summary>
    public int KeptCount => CountOf(ContactFlags.Kept);

    /// <summary>The contact of a row.</summary>
    public int IdOf(int row) => _ids[row];

    /// <summary>Its lists, bits of <see cref="ContactFlags"/>.</summary>
    public int FlagsOf(int row) => _flags[row];

    /// <summary>Its groups, a bit each.</summary>
    public int GroupsOf(int row) => _groups[row];

    /// <summary>How many are on one of these lists.</summary>
    public int CountOf(int flags)
    {
        int count = 0;
        for (int i = 0; i < Count; i++)
        {
            if ((_flags[i] & flags) != 0) count++;
        }
        return count;
    }

    /// <summary>The lists on which a contact is; 0 for none.</summary>
    public int Of(int contact)
    {
        int row = Find(contact);
        return row == None ? 0 : _flags[row];
    }

    /// <summary>The groups of a contact.</summary>
    public int GroupsOfContact(int contact)
    {
        int row = Find(contact);
        return row == None ? 0 : _groups[row];
    }

    /// <summary>Whether somebody may see the person and call: not blocked, and allowed or no stranger at that.</summary>
    public bool Admits(int contact)
    {
        int flags = Of(contact);
        if ((flags & ContactFlags.Block) != 0) return false;
        return (flags & ContactFlags.Allow) != 0 || !BlocksStrangers;
    }

    /// <summary>Puts a contact on exactly these lists and into these groups; on none, it is gone.</summary>
    public void Set(int contact, int flags, int groups)
    {
        int row = Find(contact);
        if (flags == 0)
        {
            if (row != None) Remove(row);
            return;
        }
        if (row == None)
        {
            if (Count == _ids.Length) Grow();
            row = Count++;
            _ids[row] = contact;
        }
        _flags[row] = (byte)flags;
        _groups[row] = groups;
    }

    /// <summary>A copy, for what is sent piece by piece while others change the list.</summary>
    public ContactList Copy()
    {
        ContactList copy = new() { BlocksStrangers = BlocksStrangers };
        for (int i = 0; i < Count; i++) copy.Set(_ids[i], _flags[i], _groups[i]);
        return copy;
    }

    /// <summary>Reads all lists of a person.</summary>
    public void Load(int owner, PeopleTable people, UserTable users)
    {
        Count = 0;
        people.Read(owner, 0);
        BlocksStrangers = people.Number(PeopleTable.Privacy) != 0;
        for (long item = people.Next(owner, 1); item > 0 && item <= int.MaxValue; item = people.Next(owner, item + 1))
        {
            if (!users.Contains((int)item) || !people.Read(owner, item)) continue;
            int flags = people.Number(PeopleTable.Flags) & ContactFlags.Kept;
            if (flags != 0) Set((int)item, flags, people.Number(PeopleTable.Groups));
        }
        for (int row = 0; row < users.Rows; row++)
        {
            int other = users.IdAt(row);
            if (other == UserTable.None || other == owner || !people.Contains(other, owner) || !people.Read(other, owner)) continue;
            if ((people.Number(PeopleTable.Flags) & ContactFlags.Forward) != 0) Set(other, Of(other) | ContactFlags.Reverse, GroupsOfContact(other));
        }
    }

    private int Find(int contact)
    {
        for (int i = 0; i < Count; i++)
        {
            if (_ids[i] == contact) return i;
        }
        return None;
    }

    // In order: what is sent by number must not jump.
    private void Remove(int row)
    {
        Count--;
        for (int i = row; i < Count; i++)
        {
            _ids[i] = _ids[i + 1];
            _flags[i] = _flags[i + 1];
            _groups[i] = _groups[i + 1];
        }
    }

    private void Grow()
    {
        int[] ids = new int[Count * 2];
        int[] groups = new int[Count * 2];
        byte[] flags = new byte[Count * 2];
        System.Array.Copy(_ids, 0, ids, 0, Count);
        System.Array.Copy(_groups, 0, groups, 0, Count);
        System.Array.Copy(_flags, 0, flags, 0, Count);
        _ids = ids;
        _groups = groups;
        _flags = flags;
    }
}
