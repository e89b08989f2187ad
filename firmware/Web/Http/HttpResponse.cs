using System;
using PocketSpy.Storage;
using PocketSpy.Wire;

namespace PocketSpy.Web.Http;

/// <summary>
/// One answer, written into the box's one reply buffer: the body first, then the head at the start, moved up to the body, so that both
/// go out in one segment and Content-Length is always right.
/// </summary>
public sealed class HttpResponse
{
    /// <summary>Bytes kept for the head.</summary>
    public const int HeadBytes = 384;

    private readonly byte[] _buffer;
    private readonly WireWriter _head = new();
    private string _extraHeaders;

    /// <param name="buffer">The reply buffer.</param>
    public HttpResponse(byte[] buffer)
    {
        _buffer = buffer;
    }

    /// <summary>200, 404 and so on.</summary>
    public int Status;

    /// <summary>The media type.</summary>
    public string ContentType;

    /// <summary>The body.</summary>
    public readonly WireWriter Body = new();

    /// <summary>Longest body.</summary>
    public int BodyCapacity => _buffer.Length - HeadBytes;

    /// <summary>What is the body instead of <see cref="Body"/>; null for none.</summary>
    internal IBodySource Source { get; private set; }

    /// <summary>The buffer that <see cref="Write"/> wrote to.</summary>
    public byte[] Buffer => _buffer;

    /// <summary>Starts anew.</summary>
    public void Begin()
    {
        Status = 200;
        ContentType = "text/plain";
        _extraHeaders = "";
        Source = null;
        Body.Load(_buffer, HeadBytes, _buffer.Length - HeadBytes);
    }

    /// <summary>Turns the answer into an error with a line of text.</summary>
    public void Fail(int status, string text)
    {
        Begin();
        Status = status;
        Body.WriteText(text);
        Body.WriteText("\n");
    }

    /// <summary>Makes a file the body. It is sent piece by piece, read as the client takes it, so it may be of any size.</summary>
    public void SendFile(IFileSystem files, string name, int size) => Send(new FileBody(files, name, size));

    /// <summary>Makes this the body. The client takes it while other requests are answered, so it belongs to this answer alone.</summary>
    public void Send(IBodySource source)
    {
        Source = source;
    }

    /// <summary>Adds a header, for instance "NODE: wifiappe1".</summary>
    public void AddHeader(string line)
    {
        _extraHeaders = _extraHeaders + line + "\r\n";
    }

    /// <summary>
    /// Puts the head before the body. Gives the start of the whole answer; its bytes are <paramref name="count"/>, of which a
    /// source is no part yet.
    /// </summary>
    public int Write(bool withBody, out int count)
    {
        if (Body.Overflowed) Fail(500, "the answer is too long");
        int length = Source is null ? Body.Length : Source.Size;
        _head.Load(_buffer, 0, HeadBytes);
        _head.WriteText("HTTP/1.1 ");
        _head.WriteDecimal(Status);
        _head.WriteText(Reason(Status));
        _head.WriteText("\r\nServer: Nintendo Wii (http)\r\nContent-Type: ");
        _head.WriteText(ContentType);
        if (length >= 0)
        {
            _head.WriteText("\r\nContent-Length: ");
            _head.WriteDecimal(length);
        }
        _head.WriteText("\r\nConnection: close\r\n");
        _head.WriteText(_extraHeaders);
        _head.WriteText("\r\n");
        int start = HeadBytes - _head.Length;
        Array.Copy(_buffer, 0, _buffer, start, _head.Length);
        count = _head.Length + (withBody && Source is null ? length : 0);
        return start;
    }

    private static string Reason(int status) => status switch
    {
        200 => " OK",
        204 => " No Content",
        302 => " Found",
        304 => " Not Modified",
        400 => " Bad Request",
        401 => " Unauthorized",
        403 => " Forbidden",
        404 => " Not Found",
        405 => " Method Not Allowed",
        409 => " Conflict",
        411 => " Length Required",
        413 => " Content Too Large",
        429 => " Too Many Requests",
        431 => " Request Header Fields Too Large",
        503 => " Service Unavailable",
        507 => " Insufficient Storage",
        _ => " Internal Server Error",
    };
}
