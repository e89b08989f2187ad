using PocketSpy.Wire;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.Matchmaking.Wire;

/// <summary>
/// A list request behind its length and type: protocol (1), encoding (3), game version (4 bytes, low first), queried game, asking game (each
/// ended by a NUL), 8 bytes of challenge, filter, fields (\a\b), options (4 bytes, high first), then by option the alternate source
/// address and the limit (4 bytes, low first). Public GameSpy SDK (2011), serverbrowsing.
/// </summary>
public sealed class ListRequest
{
    /// <summary>The only protocol.</summary>
    public const int Protocol = 1;

    /// <summary>The only encoding.</summary>
    public const int Encoding = 3;

    /// <summary>Most bytes of a name, the filter or the fields: twice what the SDK sends (MAX_FILTER_LEN, MAX_FIELD_LIST_LEN 256), as watchers keep them.</summary>
    public const int MaximumText = 512;

    private readonly WireReader _reader = new();

    /// <summary>Where the request is; valid until the next <see cref="TryLoad"/>.</summary>
    public byte[] Buffer => _reader.Buffer;

    /// <summary>The game whose hosts are wanted.</summary>
    public int GameOffset { get; private set; }

    /// <summary>Its bytes.</summary>
    public int GameCount { get; private set; }

    /// <summary>The game that asks: its key enciphers the answer.</summary>
    public int AskerOffset { get; private set; }

    /// <summary>Its bytes.</summary>
    public int AskerCount { get; private set; }

    /// <summary>The client's half of the cipher's key, 8 bytes.</summary>
    public int ChallengeOffset { get; private set; }

    /// <summary>The filter.</summary>
    public int FilterOffset { get; private set; }

    /// <summary>Its bytes.</summary>
    public int FilterCount { get; private set; }

    /// <summary>The fields, each behind a backslash.</summary>
    public int FieldsOffset { get; private set; }

    /// <summary>Their bytes.</summary>
    public int FieldsCount { get; private set; }

    /// <summary><see cref="ListOptions"/> together.</summary>
    public int Options { get; private set; }

    /// <summary>The address that the client wants to be seen at; 0 for its own.</summary>
    public uint AlternateSource { get; private set; }

    /// <summary>Hosts at most; <see cref="int.MaxValue"/> without a limit.</summary>
    public int Limit { get; private set; }

    /// <summary>Reads what stands behind the type. False when it is cut or of another protocol.</summary>
    public bool TryLoad(byte[] buffer, int offset, int count)
    {
        _reader.Load(buffer, offset, count);
        if (!_reader.TryReadByte(out int protocol) || protocol != Protocol) return false;
        if (!_reader.TryReadByte(out int encoding) || encoding != Encoding || !_reader.TrySkip(4)) return false;
        return TryReadTexts() && TryReadOptions();
    }

    private bool TryReadTexts()
    {
        if (!_reader.TryReadNulTerminated(MaximumText, out int gameOffset, out int gameCount)) return false;
        if (!_reader.TryReadNulTerminated(MaximumText, out int askerOffset, out int askerCount)) return false;
        if (!_reader.TryReadBytes(ServerListCipher.ChallengeSize, out int challengeOffset)) return false;
        if (!_reader.TryReadNulTerminated(MaximumText, out int filterOffset, out int filterCount)) return false;
        if (!_reader.TryReadNulTerminated(MaximumText, out int fieldsOffset, out int fieldsCount)) return false;
        GameOffset = gameOffset;
        GameCount = gameCount;
        AskerOffset = askerOffset;
        AskerCount = askerCount;
        ChallengeOffset = challengeOffset;
        FilterOffset = filterOffset;
        FilterCount = filterCount;
        FieldsOffset = fieldsOffset;
        FieldsCount = fieldsCount;
        return true;
    }

    private bool TryReadOptions()
    {
        if (!_reader.TryReadUInt32BigEndian(out uint options)) return false;
        Options = (int)options;
        AlternateSource = 0;
        Limit = int.MaxValue;
        if ((Options & ListOptions.AlternateSource) != 0)
        {
            if (!_reader.TryReadUInt32BigEndian(out uint source)) return false;
            AlternateSource = source;
        }
        if ((Options & ListOptions.Limit) != 0)
        {
            if (!_reader.TryReadUInt32LittleEndian(out uint limit)) return false;
            if (limit < int.MaxValue) Limit = (int)limit;
        }
        return true;
    }
}
