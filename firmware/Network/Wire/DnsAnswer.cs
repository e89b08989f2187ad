using System;

namespace PocketSpy.Network.Wire;

/// <summary>Writes answers to a <see cref="DnsQuery"/>: header and question of the query, and at most one record.</summary>
public static class DnsAnswer
{
    /// <summary>Result code: fine, even when there is no record.</summary>
    public const int NoError = 0;

    /// <summary>Result code: the server cannot tell now.</summary>
    public const int ServerFailure = 2;

    /// <summary>Result code: this kind of query is not known.</summary>
    public const int NotImplemented = 4;

    /// <summary>Result code: the server does not want to answer.</summary>
    public const int Refused = 5;

    /// <summary>Most bytes that an answer is longer than the header and question of its query.</summary>
    public const int RecordBytes = 16;

    private const int NamePointer = 0xC000 | DnsQuery.HeaderBytes;

    /// <summary>
    /// Writes an answer with one A record. <paramref name="message"/> is what <paramref name="query"/> was loaded from.
    /// Gives the bytes written, 0 when <paramref name="target"/> is too small.
    /// </summary>
    public static int WriteAddress(byte[] message, DnsQuery query, uint address, int secondsToLive, byte[] target)
    {
        int end = query.QuestionEnd;
        if (end + RecordBytes > target.Length) return 0;
        WriteHead(message, query, NoError, 1, target);
        Put16(target, end, NamePointer);
        Put16(target, end + 2, DnsQuery.TypeA);
        Put16(target, end + 4, DnsQuery.ClassInternet);
        Put32(target, end + 6, (uint)secondsToLive);
        Put16(target, end + 10, 4);
        Put32(target, end + 12, address);
        return end + RecordBytes;
    }

    /// <summary>Writes an answer without a record. Gives the bytes written, 0 when <paramref name="target"/> is too small.</summary>
    public static int WriteEmpty(byte[] message, DnsQuery query, int resultCode, byte[] target)
    {
        if (query.QuestionEnd > target.Length) return 0;
        WriteHead(message, query, resultCode, 0, target);
        return query.QuestionEnd;
    }

    /// <summary>
    /// Writes the query anew with another id and only its first question, so that the answer keeps to 512 bytes (no EDNS).
    /// Gives the bytes written, 0 when <paramref name="target"/> is too small.
    /// </summary>
    public static int WriteForward(byte[] message, DnsQuery query, int id, byte[] target)
    {
        int end = query.QuestionEnd;
        if (end > target.Length) return 0;
        Array.Copy(message, 0, target, 0, end);
        Put16(target, 0, id);
        Put16(target, 2, 0x0100);
        Put16(target, 4, 1);
        Put32(target, 6, 0);
        Put16(target, 10, 0);
        return end;
    }

    /// <summary>Puts another id into a message.</summary>
    public static void SetId(byte[] message, int id) => Put16(message, 0, id);

    private static void WriteHead(byte[] message, DnsQuery query, int resultCode, int answers, byte[] target)
    {
        Array.Copy(message, 0, target, 0, query.QuestionEnd);
        // An answer, authoritative; recursion is offered so that no console looks elsewhere.
        int flags = 0x8480 | (query.Opcode << 11) | (query.RecursionDesired ? 0x0100 : 0) | resultCode;
        Put16(target, 2, flags);
        Put16(target, 4, 1);
        Put16(target, 6, answers);
        Put32(target, 8, 0);
    }

    private static void Put16(byte[] target, int offset, int value)
    {
        target[offset] = (byte)(value >> 8);
        target[offset + 1] = (byte)value;
    }

    private static void Put32(byte[] target, int offset, uint value)
    {
        Put16(target, offset, (int)(value >> 16));
        Put16(target, offset + 2, (int)(value & 0xFFFF));
    }
}
