namespace PocketSpy.Wire.Http;

/// <summary>Finds the end of an HTTP head: the first empty line (RFC 9112, 2.1). Bare line feeds are taken, consoles differ.</summary>
public static class HttpHead
{
    /// <summary>
    /// Index just behind the empty line, or -1 when it has not come yet. <paramref name="from"/> says how many bytes an earlier
    /// call has seen already, so that a head in many segments is not searched again and again.
    /// </summary>
    public static int FindEnd(byte[] buffer, int offset, int count, int from)
    {
        // The empty line may have begun up to three bytes before the new ones.
        int i = offset + (from > 3 ? from - 3 : 0);
        int end = offset + count;
        for (; i < end; i++)
        {
            if (buffer[i] != '\n') continue;
            if (i + 1 < end && buffer[i + 1] == '\n') return i + 2;
            if (i + 2 < end && buffer[i + 1] == '\r' && buffer[i + 2] == '\n') return i + 3;
        }
        return -1;
    }
}
