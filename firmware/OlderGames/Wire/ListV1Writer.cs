using PocketSpy.Wire;

namespace PocketSpy.OlderGames.Wire;

/// <summary>
/// Writes what a server of list version 1 says. Layouts: public sources of OpenSpy (with a recorded answer to groups), of
/// 333networks' master server and of the games with GameSpy's list of 1999 to 2001, whose reader wants a backslash behind the last value.
/// </summary>
public sealed class ListV1Writer
{
    /// <summary>Bytes of the greeting.</summary>
    public const int GreetingSize = 21;

    /// <summary>Bytes of a host in a compact list.</summary>
    public const int CompactSize = 6;

    /// <summary>The most bytes of a host in a list of text.</summary>
    public const int LongestText = 25;

    /// <summary>Bytes of the end.</summary>
    public const int FinalSize = 7;

    private readonly WireWriter _writer = new();

    /// <summary>Bytes written.</summary>
    public int Length => _writer.Length;

    /// <summary>Whether something did not fit.</summary>
    public bool Overflowed => _writer.Overflowed;

    /// <summary>Starts at <paramref name="offset"/>, with room for <paramref name="capacity"/> bytes.</summary>
    public void Load(byte[] buffer, int offset, int capacity) => _writer.Load(buffer, offset, capacity);

    /// <summary>\basic\\secure\ and the challenge, without an end: the client looks for the 6 characters behind the last backslash.</summary>
    public void Greeting(byte[] challenge, int offset)
    {
        _writer.WriteText("\\basic\\\\secure\\");
        _writer.WriteBytes(challenge, offset, ListProof.ChallengeSize);
    }

    /// <summary>A host in a compact list: address and query port, high byte first.</summary>
    public void Compact(uint address, int port)
    {
        _writer.WriteUInt32BigEndian(address);
        _writer.WriteUInt16BigEndian(port);
    }

    /// <summary>A host in a list of text: \ip\192.168.4.2:7778.</summary>
    public void Text(uint address, int port)
    {
        _writer.WriteText("\\ip\\");
        Address(address, port);
    }

    /// <summary>The fields of group rooms, and then eight values a room. The last, other, has pairs of its own between bytes 1.</summary>
    public void GroupFields() => _writer.WriteText("\\fieldcount\\8\\groupid\\hostname\\numplayers\\maxwaiting\\numwaiting\\numservers\\password\\other");

    /// <summary>\fieldcount\ and the names of the fields; their values follow, host by host.</summary>
    public void Fields(string[] names)
    {
        _writer.WriteText("\\fieldcount\\");
        _writer.WriteDecimal(names.Length);
        for (int i = 0; i < names.Length; i++)
        {
            _writer.WriteByte('\\');
            _writer.WriteText(names[i]);
        }
    }

    /// <summary>A value that is an address and a port.</summary>
    public void AddressValue(uint address, int port)
    {
        _writer.WriteByte('\\');
        Address(address, port);
    }

    /// <summary>A value that is a number.</summary>
    public void Value(long number)
    {
        _writer.WriteByte('\\');
        _writer.WriteDecimal(number);
    }

    /// <summary>A value that is a text without backslashes.</summary>
    public void Value(string text)
    {
        _writer.WriteByte('\\');
        _writer.WriteText(text);
    }

    /// <summary>A value as it is, but for backslashes, which become slashes, and NULs, which are left out.</summary>
    public void Value(byte[] buffer, int offset, int count)
    {
        _writer.WriteByte('\\');
        int end = offset + count;
        for (int i = offset; i < end; i++)
        {
            byte value = buffer[i];
            if (value != 0) _writer.WriteByte(value == '\\' ? '/' : value);
        }
    }

    /// <summary>Ends a list.</summary>
    public void Final() => _writer.WriteText("\\final\\");

    private void Address(uint address, int port)
    {
        _writer.WriteDecimal(address >> 24);
        _writer.WriteByte('.');
        _writer.WriteDecimal((address >> 16) & 0xFF);
        _writer.WriteByte('.');
        _writer.WriteDecimal((address >> 8) & 0xFF);
        _writer.WriteByte('.');
        _writer.WriteDecimal(address & 0xFF);
        _writer.WriteByte(':');
        _writer.WriteDecimal(port);
    }
}
