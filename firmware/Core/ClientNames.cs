namespace PocketSpy.Core;

/// <summary>What is known of the client behind an address, for the event log: "Wii 2555-1516-5607-6614". The oldest is forgotten first.</summary>
public sealed class ClientNames
{
    private readonly uint[] _addresses;
    private readonly string[] _names;
    private int _next;

    /// <param name="capacity">Clients that are remembered.</param>
    public ClientNames(int capacity)
    {
        _addresses = new uint[capacity];
        _names = new string[capacity];
    }

    /// <summary>Remembers who is behind an address.</summary>
    public void Set(uint address, string name)
    {
        int place = Find(address);
        if (place < 0)
        {
            place = _next;
            _next = (_next + 1) % _addresses.Length;
        }
        _addresses[place] = address;
        _names[place] = name;
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
        return place < 0 ? EndPoints.AddressText(address) : _names[place];
    }

    private int Find(uint address)
    {
        for (int i = 0; i < _addresses.Length; i++)
        {
            if (_addresses[i] == address && _names[i] is not null) return i;
        }
        return -1;
    }
}
