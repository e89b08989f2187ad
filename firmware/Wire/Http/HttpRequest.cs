namespace PocketSpy.Wire.Http;

/// <summary>
/// An HTTP/1.x request as the consoles send it, as ranges of the buffer that it was read from. One instance is reused.
/// Quirks that it takes (seen in the field): two Host headers, one Host header with several names, a header literally named
/// HTTP_X_GAMECD, HTTP/1.0, an absolute URI as target, bare line feeds.
/// </summary>
public sealed class HttpRequest
{
    /// <summary>A body may not be longer than this, whatever the server's own limit is.</summary>
    public const int MaximumContentLength = 1 << 28;

    private int _lineEnd;

    /// <summary>Where all ranges point into.</summary>
    public byte[] Buffer { get; private set; }

    /// <summary>Start of the method, for instance POST.</summary>
    public int MethodOffset { get; private set; }

    /// <summary>Bytes of the method.</summary>
    public int MethodCount { get; private set; }

    /// <summary>Start of the path, without the query.</summary>
    public int PathOffset { get; private set; }

    /// <summary>Bytes of the path; 0 when an absolute target has none, which stands for the root.</summary>
    public int PathCount { get; private set; }

    /// <summary>Start of the query, behind the question mark.</summary>
    public int QueryOffset { get; private set; }

    /// <summary>Bytes of the query, 0 without one.</summary>
    public int QueryCount { get; private set; }

    /// <summary>Start of the host name, without a port.</summary>
    public int HostOffset { get; private set; }

    /// <summary>Bytes of the host name, 0 without one.</summary>
    public int HostCount { get; private set; }

    /// <summary>Start of the four letters of HTTP_X_GAMECD.</summary>
    public int GameCodeOffset { get; private set; }

    /// <summary>Bytes of HTTP_X_GAMECD, 0 without it.</summary>
    public int GameCodeCount { get; private set; }

    /// <summary>Start of the value of X-Pin.</summary>
    public int PinOffset { get; private set; }

    /// <summary>Bytes of X-Pin, 0 without it.</summary>
    public int PinCount { get; private set; }

    /// <summary>Start of the value of If-None-Match.</summary>
    public int TagOffset { get; private set; }

    /// <summary>Bytes of If-None-Match, 0 without it.</summary>
    public int TagCount { get; private set; }

    /// <summary>Start of the value of Origin: the site whose page asks.</summary>
    public int OriginOffset { get; private set; }

    /// <summary>Bytes of Origin, 0 without it.</summary>
    public int OriginCount { get; private set; }

    /// <summary>Whether the client would rather have a page than anything else: a browser that goes somewhere. Consoles do not say so.</summary>
    public bool WantsPage { get; private set; }

    /// <summary>Whether the client takes answers in gzip: what Accept-Encoding names with a weight other than 0 (RFC 9110, 12.5.3).</summary>
    public bool TakesGzip { get; private set; }

    /// <summary>Start of the body; set by <see cref="SetBody"/>.</summary>
    public int BodyOffset { get; private set; }

    /// <summary>Bytes of the body.</summary>
    public int BodyCount { get; private set; }

    /// <summary>Bytes that the head announces.</summary>
    public int ContentLength { get; private set; }

    /// <summary>Whether the body comes in chunks, see <see cref="ChunkedBody"/>; then nothing tells its length before.</summary>
    public bool IsChunked;

    /// <summary>Whether the client waits for "100 Continue" before its body.</summary>
    public bool ExpectsContinue { get; private set; }

    /// <summary>
    /// Reads a whole head, up to and with its empty line. False when it is no HTTP/1.x head: a bad request line, a Content-Length
    /// that is no number or too large or given twice with different values or beside chunks, or
    /// a header without a colon or with a blank before it (RFC 9112, 5.1). An obsolete fold is made a blank in the buffer (5.2).
    /// </summary>
    public bool LoadHead(byte[] buffer, int offset, int count)
    {
        Buffer = buffer;
        QueryCount = HostCount = GameCodeCount = PinCount = TagCount = OriginCount = BodyCount = 0;
        ContentLength = 0;
        ExpectsContinue = false;
        IsChunked = false;
        WantsPage = false;
        TakesGzip = false;
        int end = offset + count;
        int line = offset;
        int next = FindLine(line, end);
        if (next < 0 || !ReadRequestLine(line, _lineEnd)) return false;
        bool hasLength = false;
        while (true)
        {
            line = next;
            next = FindLine(line, end);
            if (next < 0) return false;
            if (_lineEnd == line) return !(IsChunked && hasLength);
            while (next < end && IsBlank(Buffer[next]))
            {
                Buffer[_lineEnd] = (byte)' ';
                Buffer[next - 1] = (byte)' ';
                next = FindLine(next, end);
                if (next < 0) return false;
            }
            if (!ReadHeader(line, _lineEnd, ref hasLength)) return false;
        }
    }

    /// <summary>Tells where the body is, once it is there.</summary>
    public void SetBody(int offset, int count)
    {
        BodyOffset = offset;
        BodyCount = count;
    }

    /// <summary>Whether the method is this one.</summary>
    public bool MethodIs(string method) => Ascii.Equals(Buffer, MethodOffset, MethodCount, method);

    /// <summary>Whether the path is this one, in any case.</summary>
    public bool PathIs(string path) => PathCount == 0 ? path == "/" : Ascii.EqualsIgnoreCase(Buffer, PathOffset, PathCount, path);

    /// <summary>Whether the path begins so, in any case.</summary>
    public bool PathStartsWith(string start) => Ascii.StartsWithIgnoreCase(Buffer, PathOffset, PathCount, start);

    /// <summary>Whether the host begins so, in any case.</summary>
    public bool HostStartsWith(string start) => Ascii.StartsWithIgnoreCase(Buffer, HostOffset, HostCount, start);

    /// <summary>Whether the host ends so, in any case.</summary>
    public bool HostEndsWith(string end) =>
        HostCount >= end.Length && Ascii.EqualsIgnoreCase(Buffer, HostOffset + HostCount - end.Length, end.Length, end);

    // Sets _lineEnd to the end of the line without CR LF; gives the start of the next line or -1.
    private int FindLine(int start, int end)
    {
        int feed = Ascii.IndexOf(Buffer, start, end - start, '\n');
        if (feed < 0) return -1;
        _lineEnd = feed > start && Buffer[feed - 1] == '\r' ? feed - 1 : feed;
        return feed + 1;
    }

    private bool ReadRequestLine(int start, int end)
    {
        int space = Ascii.IndexOf(Buffer, start, end - start, ' ');
        if (space <= start) return false;
        MethodOffset = start;
        MethodCount = space - start;
        int target = space + 1;
        int second = Ascii.IndexOf(Buffer, target, end - target, ' ');
        if (second <= target || !Ascii.StartsWith(Buffer, second + 1, end - second - 1, "HTTP/1.")) return false;
        ReadTarget(target, second);
        return true;
    }

    private void ReadTarget(int start, int end)
    {
        if (Ascii.StartsWithIgnoreCase(Buffer, start, end - start, "http://"))
        {
            int host = start + 7;
            start = host;
            while (start < end && Buffer[start] != '/' && Buffer[start] != '?') start++;
            SetHost(host, start);
        }
        int mark = Ascii.IndexOf(Buffer, start, end - start, '?');
        PathOffset = start;
        PathCount = (mark < 0 ? end : mark) - start;
        if (mark < 0) return;
        QueryOffset = mark + 1;
        QueryCount = end - mark - 1;
    }

    private bool ReadHeader(int start, int end, ref bool hasLength)
    {
        int colon = Ascii.IndexOf(Buffer, start, end - start, ':');
        if (colon <= start || IsBlank(Buffer[start]) || IsBlank(Buffer[colon - 1])) return false;
        int name = colon - start;
        int value = colon + 1;
        while (value < end && IsBlank(Buffer[value])) value++;
        while (end > value && IsBlank(Buffer[end - 1])) end--;
        int count = end - value;
        if (Ascii.EqualsIgnoreCase(Buffer, start, name, "Host"))
        {
            if (HostCount == 0) SetHost(value, end);
        }
        else if (Ascii.EqualsIgnoreCase(Buffer, start, name, "Content-Length"))
        {
            if (!Ascii.TryParseUInt32(Buffer, value, count, out uint length) || length > MaximumContentLength) return false;
            if (hasLength && ContentLength != (int)length) return false;
            hasLength = true;
            ContentLength = (int)length;
        }
        else if (Ascii.EqualsIgnoreCase(Buffer, start, name, "Transfer-Encoding"))
        {
            if (Ascii.EqualsIgnoreCase(Buffer, value, count, "identity")) return true;
            if (IsChunked || !Ascii.EqualsIgnoreCase(Buffer, value, count, "chunked")) return false;
            IsChunked = true;
        }
        else if (Ascii.EqualsIgnoreCase(Buffer, start, name, "Expect"))
        {
            ExpectsContinue = Ascii.EqualsIgnoreCase(Buffer, value, count, "100-continue");
        }
        else if (Ascii.EqualsIgnoreCase(Buffer, start, name, "HTTP_X_GAMECD") || Ascii.EqualsIgnoreCase(Buffer, start, name, "X-GameCD"))
        {
            GameCodeOffset = value;
            GameCodeCount = count;
        }
        else if (Ascii.EqualsIgnoreCase(Buffer, start, name, "If-None-Match"))
        {
            TagOffset = value;
            TagCount = count;
        }
        else if (Ascii.EqualsIgnoreCase(Buffer, start, name, "Accept"))
        {
            WantsPage = Ascii.StartsWithIgnoreCase(Buffer, value, count, "text/html");
        }
        else if (Ascii.EqualsIgnoreCase(Buffer, start, name, "Accept-Encoding"))
        {
            TakesGzip = GzipWish.Stands(Buffer, value, count);
        }
        else if (Ascii.EqualsIgnoreCase(Buffer, start, name, "Origin"))
        {
            OriginOffset = value;
            OriginCount = count;
        }
        else if (Ascii.EqualsIgnoreCase(Buffer, start, name, "X-Pin"))
        {
            PinOffset = value;
            PinCount = count;
        }
        return true;
    }

    private static bool IsBlank(int character) => character == ' ' || character == '\t';

    // The first of several names, without a port.
    private void SetHost(int start, int end)
    {
        int i = start;
        while (i < end && Buffer[i] != ',' && Buffer[i] != ':' && Buffer[i] != ' ') i++;
        HostOffset = start;
        HostCount = i - start;
    }
}
