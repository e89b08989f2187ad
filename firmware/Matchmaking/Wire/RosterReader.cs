using PocketSpy.Wire;

namespace PocketSpy.Matchmaking.Wire;

/// <summary>
/// The players or the teams of a heartbeat: their number (2 bytes, high first), the names of their keys, each ended by a NUL, an empty name,
/// then the values player by player. Checked as a whole before anything is told.
/// </summary>
public sealed class RosterReader
{
    /// <summary>Most players.</summary>
    public const int MaximumMembers = 255;

    /// <summary>Most keys a player.</summary>
    public const int MaximumKeys = 64;

    private readonly WireReader _reader = new();
    private int _names;
    private int _key;

    /// <summary>Players or teams.</summary>
    public int Members { get; private set; }

    /// <summary>Keys of each.</summary>
    public int Keys { get; private set; }

    /// <summary>Bytes that were read by <see cref="TryLoad"/>.</summary>
    public int Size { get; private set; }

    /// <summary>Where the bytes are.</summary>
    public byte[] Buffer => _reader.Buffer;

    /// <summary>Number of the member that <see cref="Next"/> found, from 0.</summary>
    public int Member { get; private set; }

    /// <summary>Name of the key that <see cref="Next"/> found, as it came: player_, score_t.</summary>
    public int NameOffset { get; private set; }

    /// <summary>Its bytes.</summary>
    public int NameCount { get; private set; }

    /// <summary>The value that <see cref="Next"/> found.</summary>
    public int ValueOffset { get; private set; }

    /// <summary>Its bytes.</summary>
    public int ValueCount { get; private set; }

    /// <summary>Checks a roster. False when it is cut or has more members or keys than it may: then there is nothing to go through.</summary>
    public bool TryLoad(byte[] buffer, int offset, int count)
    {
        Members = 0;
        Keys = 0;
        Size = 0;
        _reader.Load(buffer, offset, count);
        if (!_reader.TryReadUInt16BigEndian(out int members) || members > MaximumMembers) return false;
        _names = _reader.Position;
        int keys = 0;
        while (true)
        {
            if (!_reader.TryReadNulTerminated(count, out int _, out int nameCount)) return false;
            if (nameCount == 0) break;
            if (++keys > MaximumKeys) return false;
        }
        int values = _reader.Position;
        for (int i = members * keys; i > 0; i--)
        {
            if (!_reader.TryReadNulTerminated(count, out int _, out int _)) return false;
        }
        Members = members;
        Keys = keys;
        Size = _reader.Position - offset;
        _reader.Load(buffer, values, offset + Size - values);
        Member = -1;
        _key = keys;
        return true;
    }

    /// <summary>Goes to the next value, member by member. False at the end.</summary>
    public bool Next()
    {
        if (Keys == 0) return false;
        if (++_key >= Keys)
        {
            if (++Member >= Members) return false;
            _key = 0;
            NameOffset = _names;
        }
        else
        {
            NameOffset += NameCount + 1;
        }
        NameCount = KeyBlock.CountAt(Buffer, NameOffset);
        if (!_reader.TryReadNulTerminated(Buffer.Length, out int valueOffset, out int valueCount)) return false;
        ValueOffset = valueOffset;
        ValueCount = valueCount;
        return true;
    }
}
