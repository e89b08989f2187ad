using PocketSpy.Wire;

namespace PocketSpy.Network.Wire;

/// <summary>
/// Writes multicast DNS messages (RFC 6762) about one name, "label.local", that has an IPv4 address and nothing else. Each gives the bytes
/// written, 0 when the target is too small.
/// </summary>
public sealed class MdnsWriter
{
    /// <summary>Seconds for which the address may be remembered (10).</summary>
    public const int SecondsToLive = 120;

    // For those who do not know multicast DNS and cannot be told of a change (6.7).
    private const int PlainSecondsToLive = 10;

    // Says which types a name has, and so which not (RFC 4034, 4; RFC 6762, 6.1).
    private const int TypeNsec = 47;
    private const int AddressBit = 0x40;

    private const int AnswerFlags = 0x8400;
    private const int NamePointer = 0xC000 | DnsQuery.HeaderBytes;

    private readonly WireWriter _writer = new();

    /// <summary>A question whether anybody has the name, with the address that it shall have (8.1).</summary>
    public int WriteProbe(string label, uint address, byte[] target)
    {
        WriteHead(0, 0, 1, 0, 1, 0, target);
        WriteName(label);
        _writer.WriteUInt16BigEndian(DnsQuery.TypeAny);
        _writer.WriteUInt16BigEndian(MdnsMessage.TopBit | DnsQuery.ClassInternet);
        _writer.WriteUInt16BigEndian(NamePointer);
        WriteAddress(address, DnsQuery.ClassInternet, SecondsToLive);
        return Length;
    }

    /// <summary>The address, and that there is nothing else: an answer or announcement for all.</summary>
    public int WriteAddress(string label, uint address, byte[] target)
    {
        WriteHead(0, AnswerFlags, 0, 1, 0, 1, target);
        WriteName(label);
        WriteAddress(address, MdnsMessage.TopBit | DnsQuery.ClassInternet, SecondsToLive);
        _writer.WriteUInt16BigEndian(NamePointer);
        WriteNothingElse();
        return Length;
    }

    /// <summary>That there is nothing but an IPv4 address: the answer to a question for another type.</summary>
    public int WriteNothingElse(string label, byte[] target)
    {
        WriteHead(0, AnswerFlags, 0, 1, 0, 0, target);
        WriteName(label);
        WriteNothingElse();
        return Length;
    }

    /// <summary>
    /// The answer to a client that knows plain DNS only (6.7): its number and all its questions come back byte for byte, and the address under the
    /// name of the question that was for it.
    /// </summary>
    public int WritePlain(byte[] message, MdnsMessage read, uint address, byte[] target)
    {
        bool hasAddress = read.Asked == DnsQuery.TypeA || read.Asked == DnsQuery.TypeAny;
        _writer.Load(target, 0, target.Length);
        _writer.WriteBytes(message, 0, 2);
        _writer.WriteUInt16BigEndian(AnswerFlags);
        _writer.WriteBytes(message, 4, 2);
        _writer.WriteUInt16BigEndian(hasAddress ? 1 : 0);
        _writer.WriteUInt32BigEndian(0);
        _writer.WriteBytes(message, DnsQuery.HeaderBytes, read.QuestionBytes - DnsQuery.HeaderBytes);
        if (!hasAddress) return Length;
        _writer.WriteUInt16BigEndian(0xC000 | read.AskedOffset);
        WriteAddress(address, DnsQuery.ClassInternet, PlainSecondsToLive);
        return Length;
    }

    private int Length => _writer.Overflowed ? 0 : _writer.Length;

    private void WriteHead(int id, int flags, int questions, int answers, int authorities, int more, byte[] target)
    {
        _writer.Load(target, 0, target.Length);
        _writer.WriteUInt16BigEndian(id);
        _writer.WriteUInt16BigEndian(flags);
        _writer.WriteUInt16BigEndian(questions);
        _writer.WriteUInt16BigEndian(answers);
        _writer.WriteUInt16BigEndian(authorities);
        _writer.WriteUInt16BigEndian(more);
    }

    private void WriteName(string label)
    {
        _writer.WriteByte(label.Length);
        _writer.WriteText(label);
        _writer.WriteByte(MdnsMessage.Domain.Length);
        _writer.WriteText(MdnsMessage.Domain);
        _writer.WriteByte(0);
    }

    private void WriteAddress(uint address, int @class, int seconds)
    {
        _writer.WriteUInt16BigEndian(DnsQuery.TypeA);
        _writer.WriteUInt16BigEndian(@class);
        _writer.WriteUInt32BigEndian((uint)seconds);
        _writer.WriteUInt16BigEndian(4);
        _writer.WriteUInt32BigEndian(address);
    }

    // The next name is the name itself; then one block of the types 0 to 255, one byte long: only the second type, A, is there.
    private void WriteNothingElse()
    {
        _writer.WriteUInt16BigEndian(TypeNsec);
        _writer.WriteUInt16BigEndian(MdnsMessage.TopBit | DnsQuery.ClassInternet);
        _writer.WriteUInt32BigEndian(SecondsToLive);
        _writer.WriteUInt16BigEndian(5);
        _writer.WriteUInt16BigEndian(NamePointer);
        _writer.WriteByte(0);
        _writer.WriteByte(1);
        _writer.WriteByte(AddressBit);
    }
}
