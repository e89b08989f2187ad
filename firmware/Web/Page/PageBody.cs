using System;
using PocketSpy.Web.Http;

namespace PocketSpy.Web.Page;

/// <summary>
/// The page on its way to a browser: texts of the program, which stay in flash, each made bytes of as it is sent. They are in gzip, which every
/// browser unpacks; so five languages take less of the air than one would, and nothing of the heap.
/// </summary>
internal sealed class PageBody : IBodySource
{
    private int _position;

    public string Name => "the page";

    public int Size => PageText.Size;

    public bool IsAtEnd => _position == PageText.Size;

    public int Read(byte[] buffer, int offset, int limit)
    {
        int written = 0;
        while (written < limit && !IsAtEnd)
        {
            int start = _position % PageText.PieceCount;
            byte[] piece = Convert.FromBase64String(PageText.Get(_position / PageText.PieceCount));
            int count = piece.Length - start;
            if (count > limit - written) count = limit - written;
            Array.Copy(piece, start, buffer, offset + written, count);
            _position += count;
            written += count;
        }
        return written;
    }
}
