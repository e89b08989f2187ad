using System;
using System.Text;
using PocketSpy.Core;
using PocketSpy.Web.Http;

namespace PocketSpy.Web.Page;

/// <summary>
/// What a program gets that asks for the page and cannot unpack gzip: the page unpacked, where the box can, or else a few words and the addresses of
/// what the page shows.
/// </summary>
internal sealed class PlainPageBody : IBodySource
{
    private const string Words = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>PocketSpy</title></head><body><h1>PocketSpy</h1>"
        + "<p>This box sends its page packed in gzip, and this program did not say that it can unpack it (<code>Accept-Encoding: gzip</code>; "
        + "<code>curl --compressed</code>). Any browser can.</p><p>What the page shows: <a href=\"/api/lobby\">players and rooms</a>, "
        + "<a href=\"/api/events\">events</a>, <a href=\"/metrics\">numbers</a>.</p></body></html>\n";

    private readonly byte[] _bytes;
    private int _position;

    /// <param name="unpacker">Null where there is none.</param>
    internal PlainPageBody(IUnpacker unpacker)
    {
        if (unpacker is null)
        {
            _bytes = Encoding.UTF8.GetBytes(Words);
            return;
        }
        byte[] packed = new byte[PageText.Size];
        new PageBody().Read(packed, 0, packed.Length);
        _bytes = unpacker.Unpack(packed);
    }

    public string Name => "the page";

    public int Size => _bytes.Length;

    public bool IsAtEnd => _position == _bytes.Length;

    public int Read(byte[] buffer, int offset, int limit)
    {
        int count = _bytes.Length - _position < limit ? _bytes.Length - _position : limit;
        Array.Copy(_bytes, _position, buffer, offset, count);
        _position += count;
        return count;
    }
}
