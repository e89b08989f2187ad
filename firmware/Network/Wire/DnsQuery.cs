using PocketSpy.Wire;

namespace PocketSpy.Network.Wire;

/// <summary>
/// The header and first question of a DNS message (RFC 1035, 4.1). One instance is reused for every message.
/// The name is kept in lower case with dots, as people write it: "nas.nintendowifi.net".
/// </summary>
public sealed class DnsQuery
{
    /// <summary>Bytes of the header: id, flags and four counts, each two bytes, big-endian.</summary>
    public const int HeaderBytes = 12;

    /// <summary>Longest name with its length bytes (RFC 1035, 2.3.4).</summary>
    public const int MaximumNameBytes = 255;

    /// <summary>Question type of an IPv4 address.</summary>
    public const int TypeA = 1;

    /// <summary>Question type of an IPv6 address.</summary>
    public const int TypeAaaa = 28;

    /// <summary>Question type for whatever there is.</summary>
    public const int TypeAny = 255;

    /// <summary>Question class of the Internet.</summary>
    public const int ClassInternet = 1;

    private const int MaximumLabelBytes = 63;

    private readonly WireReader _reader = new();

    /// <summary>The name in lower case with dots, <see cref="NameCount"/> bytes of it.</summary>
    public readonly byte[] Name = new byte[MaximumNameBytes];

    /// <summary>Bytes in <see cref="Name"/>; 0 for the root.</summary>
    public int NameCount { get; private set; }

    /// <summary>The asker's number for this query.</summary>
    public int Id { get; private set; }

    /// <summary>Whether this is an answer, not a question.</summary>
    public bool IsResponse { get; private set; }

    /// <summary>0 for a standard query.</summary>
    public int Opcode { get; private set; }

    /// <summary>Whether the asker wants the server to ask on.</summary>
    public bool RecursionDesired { get; private set; }

    /// <summary>What is asked for, see <see cref="TypeA"/>.</summary>
    public int Type { get; private set; }

    /// <summary>Nearly always <see cref="ClassInternet"/>.</summary>
    public int Class { get; private set; }

    /// <summary>Index of the first byte behind the first question.</summary>
    public int QuestionEnd { get; private set; }

    /// <summary>Reads the first <paramref name="count"/> bytes. False when they are no DNS message with a whole question.</summary>
    public bool Load(byte[] buffer, int count)
    {
        _reader.Load(buffer, 0, count);
        if (!_reader.TryReadUInt16BigEndian(out int id)) return false;
        if (!_reader.TryReadUInt16BigEndian(out int flags)) return false;
        if (!_reader.TryReadUInt16BigEndian(out int questions)) return false;
        if (!_reader.TrySkip(HeaderBytes - 6)) return false;
        Id = id;
        IsResponse = (flags & 0x8000) != 0;
        Opcode = (flags >> 11) & 0xF;
        RecursionDesired = (flags & 0x0100) != 0;
        if (questions == 0 || !ReadName(buffer)) return false;
        if (!_reader.TryReadUInt16BigEndian(out int type)) return false;
        if (!_reader.TryReadUInt16BigEndian(out int @class)) return false;
        Type = type;
        Class = @class;
        QuestionEnd = _reader.Position;
        return true;
    }

    // A question stands first, so a compression pointer in it could only point at itself or the header: refused.
    private bool ReadName(byte[] buffer)
    {
        int written = 0;
        int wire = 0;
        while (true)
        {
            if (!_reader.TryReadByte(out int length)) return false;
            wire += length + 1;
            if (length > MaximumLabelBytes || wire > MaximumNameBytes) return false;
            if (length == 0) break;
            if (!_reader.TryReadBytes(length, out int offset)) return false;
            if (written > 0) Name[written++] = (byte)'.';
            for (int i = 0; i < length; i++)
            {
                int value = buffer[offset + i];
                if (value >= 'A' && value <= 'Z') value += 'a' - 'A';
                Name[written++] = (byte)value;
            }
        }
        NameCount = written;
        return true;
    }
}
