using PocketSpy.Wire;

namespace PocketSpy.Network.Wire;

/// <summary>
/// What a multicast DNS message (RFC 6762) says of one name, "label.local". It may have many questions and records, and names that point
/// to earlier ones (RFC 1035, 4.1.4). One instance is reused for every message; nothing is allocated.
/// </summary>
public sealed class MdnsMessage
{
    internal const string Domain = "local";

    // The top bit of a question's class: answer me alone (5.4). Of a record's class: forget older ones (10.2).
    internal const int TopBit = 0x8000;

    private const int LabelMask = 0xC0;

    private readonly WireReader _reader = new();
    private string _label;
    private bool _isOurs;

    /// <summary>Where the name of the question stands that <see cref="Asked"/> is of.</summary>
    public int AskedOffset;

    /// <summary>Bytes of the head and all questions.</summary>
    public int QuestionBytes;

    /// <summary>Whether this is an answer or announcement, not a question.</summary>
    public bool IsResponse { get; private set; }

    /// <summary>Type of the first question for the name, 0 for none; an address wins over other types.</summary>
    public int Asked { get; private set; }

    /// <summary>Whether a question for the name wants its answer for itself.</summary>
    public bool WantsUnicast { get; private set; }

    /// <summary>Whether the asker has the very answer still for a while, so that it need not be told.</summary>
    public bool KnowsAddress { get; private set; }

    /// <summary>Another address that somebody says the name has, or wants it to have; 0 for none.</summary>
    public uint OtherAddress { get; private set; }

    /// <summary>
    /// Reads the first <paramref name="count"/> bytes for the name that begins with <paramref name="label"/> and has the address
    /// <paramref name="own"/>. False when they are no whole DNS message.
    /// </summary>
    public bool Load(byte[] buffer, int count, string label, uint own)
    {
        _reader.Load(buffer, 0, count);
        _label = label;
        Asked = 0;
        WantsUnicast = false;
        KnowsAddress = false;
        OtherAddress = 0;
        if (!_reader.TryReadUInt16BigEndian(out int _)) return false;
        if (!_reader.TryReadUInt16BigEndian(out int flags)) return false;
        if (!_reader.TryReadUInt16BigEndian(out int questions)) return false;
        if (!_reader.TryReadUInt16BigEndian(out int answers)) return false;
        if (!_reader.TryReadUInt16BigEndian(out int authorities)) return false;
        if (!_reader.TryReadUInt16BigEndian(out int more)) return false;
        IsResponse = (flags & 0x8000) != 0;
        // Other kinds of query and answers that tell of an error do not count (18.3, 18.11).
        if ((flags & 0x780F) != 0) return false;
        for (int i = 0; i < questions; i++)
        {
            if (!ReadQuestion()) return false;
        }
        QuestionBytes = _reader.Position;
        for (int i = 0; i < answers + authorities + more; i++)
        {
            if (!ReadRecord(own)) return false;
        }
        return true;
    }

    private bool ReadQuestion()
    {
        int offset = _reader.Position;
        if (!ReadName()) return false;
        if (!_reader.TryReadUInt16BigEndian(out int type)) return false;
        if (!_reader.TryReadUInt16BigEndian(out int @class)) return false;
        int plain = @class & ~TopBit;
        if (!_isOurs || (plain != DnsQuery.ClassInternet && plain != DnsQuery.TypeAny)) return true;
        bool isAddress = type == DnsQuery.TypeA || type == DnsQuery.TypeAny;
        if (Asked == 0 || isAddress)
        {
            Asked = type;
            AskedOffset = offset;
        }
        if ((@class & TopBit) != 0) WantsUnicast = true;
        return true;
    }

    private bool ReadRecord(uint own)
    {
        if (!ReadName()) return false;
        if (!_reader.TryReadUInt16BigEndian(out int type)) return false;
        if (!_reader.TryReadUInt16BigEndian(out int @class)) return false;
        if (!_reader.TryReadUInt32BigEndian(out uint seconds)) return false;
        if (!_reader.TryReadUInt16BigEndian(out int length)) return false;
        int at = _reader.Position;
        if (!_reader.TrySkip(length)) return false;
        if (!_isOurs || type != DnsQuery.TypeA || (@class & ~TopBit) != DnsQuery.ClassInternet || length != 4) return true;
        byte[] buffer = _reader.Buffer;
        uint address = ((uint)buffer[at] << 24) | ((uint)buffer[at + 1] << 16) | ((uint)buffer[at + 2] << 8) | buffer[at + 3];
        if (address != own)
        {
            // One with no time left is a farewell.
            if (seconds > 0) OtherAddress = address;
        }
        else if (seconds >= MdnsWriter.SecondsToLive / 2)
        {
            KnowsAddress = true;
        }
        return true;
    }

    // Passes over a name and tells whether it is the one. A pointer must lead before all that was read of the name: so it ends.
    private bool ReadName()
    {
        byte[] buffer = _reader.Buffer;
        int end = _reader.End;
        int at = _reader.Position;
        int lowest = at;
        int behind = -1;
        int part = 0;
        bool same = true;
        while (at < end)
        {
            int length = buffer[at++];
            if (length == 0)
            {
                _isOurs = same && part == 2;
                return _reader.TrySkip((behind < 0 ? at : behind) - _reader.Position);
            }
            if ((length & LabelMask) == LabelMask)
            {
                if (at == end) return false;
                int target = ((length & ~LabelMask) << 8) | buffer[at++];
                if (target >= lowest) return false;
                if (behind < 0) behind = at;
                lowest = target;
                at = target;
                continue;
            }
            if ((length & LabelMask) != 0 || length > end - at) return false;
            if (same)
            {
                string expected = part == 0 ? _label : Domain;
                same = part < 2 && Ascii.EqualsIgnoreCase(buffer, at, length, expected);
                part++;
            }
            at += length;
        }
        return false;
    }
}
