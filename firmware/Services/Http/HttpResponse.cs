using System;
using PocketSpy.Storage;
using PocketSpy.Wire;

namespace PocketSpy.Services.Http;

/// <summary>
/// One answer, written into the box's one reply buffer: the body first, then the head right before it, so that both go out
/// in one segment and Content-Length is always right.
/// </summary>
public sealed class HttpResponse
{
    /// <summary>Bytes kept for the head.</summary>
    public const int HeadBytes = 384;

    private readonly byte[] _buffer;
    private readonly byte[] _head = new byte[HeadBytes];
    private readonly WireWriter _headWriter = new();
    private string _extraHeaders;

    /// <param name="buffer">The reply buffer.</param>
    public HttpResponse(byte[] buffer)
    {
        _buffer = buffer;
    }

    /// <summary>200, 404 and so on.</summary>
    public int Status { get; set; }

    /// <summary>The media type.</summary>
    public string ContentType { get; set; }

    /// <summary>The body.</summary>
    public WireWriter Body { get; } = new();

    /// <summary>Longest body.</summary>
    public int BodyCapacity => _buffer.Length - HeadBytes;

    /// <summary>The file that is the body instead of <see cref="Body"/>; null for none.</summary>
    internal FileBody File { get; private set; }

    /// <summary>The buffer that <see cref="Write"/> wrote to.</summary>
    public byte[] Buffer => _buffer;

    /// <summary>Starts anew.</summary>
    public void Begin()
    {
        Status = 200;
        ContentType = "text/plain";
        _extraHeaders = "";
        File = null;
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
    public void SendFile(IFileSystem files, string name, int size)
    {
        File = new FileBody(files, name, size);
    }

    /// <summary>Adds a header, for instance "NODE: wifiappe1".</summary>
    public void AddHeader(string line)
    {
        _extraHeaders = _extraHeaders + line + "\r\n";
    }

    /// <summary>
    /// Puts the head before the body. Gives the start of the whole answer; its bytes are <paramref name="count"/>, of which a file
    /// is no part yet.
    /// </summary>
    public int Write(bool withBody, out int count)
    {
        if (Body.Overflowed) Fail(500, "the answer is too long");
        int length = File is null ? Body.Length : File.Size;
        _headWriter.Load(_head, 0, HeadBytes);
        _headWriter.WriteText("HTTP/1.1 ");
        _headWriter.WriteDecimal(Status);
        _headWriter.WriteText(Reason(Status));
        _headWriter.WriteText("\r\nServer: Nintendo Wii (http)\r\nContent-Type: ");
        _headWriter.WriteText(ContentType);
        _headWriter.WriteText("\r\nContent-Length: ");
        _headWriter.WriteDecimal(length);
        _headWriter.WriteText("\r\nConnection: close\r\n");
        _headWriter.WriteText(_extraHeaders);
        _headWriter.WriteText("\r\n");
        int start = HeadBytes - _headWriter.Length;
        Array.Copy(_head, 0, _buffer, start, _headWriter.Length);
        count = _headWriter.Length + (withBody && File is null ? length : 0);
        return start;
    }

    private static string Reason(int status) => status switch
    {
        200 => " OK",
        400 => " Bad Request",
        404 => " Not Found",
        405 => " Method Not Allowed",
        413 => " Content Too Large",
        431 => " Request Header Fields Too Large",
        503 => " Service Unavailable",
        _ => " Internal Server Error",
    };
}
