using System;
using PocketSpy.Wire.Text;

namespace PocketSpy.Wire.Http;

/// <summary>
/// A body in chunks (RFC 9112, 7.1): each has its size in hexadecimal, perhaps an extension, a line end, its bytes and a line end; one of size 0
/// and perhaps more headers and an empty line end all. Extensions and those headers mean nothing here. Bare line feeds are taken, as in heads.
/// </summary>
public static class ChunkedBody
{
    /// <summary>More has to come.</summary>
    public const int Incomplete = -1;

    /// <summary>What came is no such body.</summary>
    public const int Bad = -2;

    // A size and its extension; a header behind the last chunk.
    private const int MaximumLineBytes = 256;
    private const int MaximumSizeDigits = 7;

    /// <summary>
    /// Gives the bytes of a body that is whole, which then stand one behind the other from <paramref name="offset"/> on; else
    /// <see cref="Incomplete"/> or <see cref="Bad"/>, and nothing is changed.
    /// </summary>
    public static int Read(byte[] buffer, int offset, int count)
    {
        int total = Walk(buffer, offset, count, false);
        return total < 0 ? total : Walk(buffer, offset, count, true);
    }

    private static int Walk(byte[] buffer, int offset, int count, bool move)
    {
        int end = offset + count;
        int total = 0;
        int at = offset;
        bool isLast = false;
        while (true)
        {
            int feed = Ascii.IndexOf(buffer, at, end - at, '\n');
            if ((feed < 0 ? end : feed) - at > MaximumLineBytes) return Bad;
            if (feed < 0) return Incomplete;
            int lineEnd = feed > at && buffer[feed - 1] == '\r' ? feed - 1 : feed;
            if (isLast)
            {
                if (lineEnd == at) return total;
                at = feed + 1;
                continue;
            }
            int size = SizeOf(buffer, at, lineEnd);
            if (size < 0) return Bad;
            at = feed + 1;
            isLast = size == 0;
            if (isLast) continue;
            if (size > end - at) return Incomplete;
            if (move) Array.Copy(buffer, at, buffer, offset + total, size);
            total += size;
            at += size;
            if (at < end && buffer[at] == '\r') at++;
            if (at == end) return Incomplete;
            if (buffer[at++] != '\n') return Bad;
        }
    }

    private static int SizeOf(byte[] buffer, int start, int end)
    {
        int size = 0;
        int at = start;
        while (at < end && at - start < MaximumSizeDigits)
        {
            int digit = Hex.Value(buffer[at]);
            if (digit < 0) break;
            size = (size << 4) | digit;
            at++;
        }
        bool isWhole = at == end || buffer[at] == ';' || buffer[at] == ' ' || buffer[at] == '\t';
        return at > start && isWhole ? size : Bad;
    }
}
