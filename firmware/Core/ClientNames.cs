namespace PocketSpy.Core;

/// <summary>
/// What is known of the client behind an address, for the event log: "Wii 2555-1516-5607-6614". An address has one name. When there is no room the one
/// that was longest not asked for is forgotten: those who play are named again and again.
/// </summary>
public sealed class ClientNames
{
    private readonly uint[] _addresses;
    private readonly string[] _names;
    private readonly int[] _uses;
    private int _use;

    /// <param name="capacity">Clients that are remembered.</param>
    public ClientNames(int capacity)
    {
        _addresses = new uint[capacity];
        _names = new string[capacity];
        _uses = new int[capacity];
    }

    /// <summary>Remembers who is behind an address.</summary>
    public void Set(uint address, string name)
    {
        int place = Find(address);
        if (place < 0) place = LongestUnused();
        _addresses[place] = address;
        _names[place] = name;
        _uses[place] = ++_use;
    }

    /// <summary>Somebody else has the address now.</summary>
    public void Forget(uint address)
    {
        int place = Find(address);
        if (place >= 0) _names[place] = null;
    }

    /// <summary>The name of the client at an end point, or its address as text.</summary>
    public string NameOf(long endPoint)
    {
        uint address = EndPoints.Address(endPoint);
        int place = Find(address);
        if (place < 0) return EndPoints.AddressText(address);
        _uses[place] = ++_use;
        return _names[place];
    }

    private int Find(uint address)
    {
        for (int i = 0; i < _addresses.Length; i++)
        {
            if (_addresses[i] == address && _names[i] is not null) return i;
        }
        return -1;
    }

    private int LongestUnused()
    {
        int place = 0;
        for (int i = 0; i < _names.Length; i++)
        {
            if (_names[i] is null) return i;
            if (_uses[i] - _uses[place] < 0) place = i;
        }
        return place;
    }
}
