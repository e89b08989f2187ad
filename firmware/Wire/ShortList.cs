using System;

namespace PocketSpy.Wire;

/// <summary>
/// A list that is filled once and read often: as long as what it holds, so that it costs 44 bytes of heap and 12 for each entry, where an ArrayList costs
/// 120 for up to four. Adding copies it.
/// </summary>
public sealed class ShortList
{
    private object[] _items = new object[0];

    /// <summary>How many there are.</summary>
    public int Count => _items.Length;

    /// <summary>One of them.</summary>
    public object this[int index] => _items[index];

    /// <summary>Adds one behind the others.</summary>
    public void Add(object item) => Insert(_items.Length, item);

    /// <summary>Adds one before that which stands at a place, or behind all.</summary>
    public void Insert(int place, object item)
    {
        object[] items = new object[_items.Length + 1];
        Array.Copy(_items, 0, items, 0, place);
        items[place] = item;
        Array.Copy(_items, place, items, place + 1, _items.Length - place);
        _items = items;
    }

    /// <summary>The place of an object, the very same one; -1 when it is not there.</summary>
    public int IndexOf(object item)
    {
        for (int i = 0; i < _items.Length; i++)
        {
            if (_items[i] == item) return i;
        }
        return -1;
    }

    /// <summary>Forgets all.</summary>
    public void Clear() => _items = new object[0];
}
