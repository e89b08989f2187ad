using System.Text;
using PocketSpy.Web.Http;

namespace PocketSpy.Web.Page;

/// <summary>The page on its way to a browser: texts of the program, which stay in flash. All of them are ASCII, so characters are bytes.</summary>
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
            int count = PageText.PieceCount - start;
            if (count > PageText.Size - _position) count = PageText.Size - _position;
            if (count > limit - written) count = limit - written;
            Encoding.UTF8.GetBytes(PageText.Get(_position / PageText.PieceCount), start, count, buffer, offset + written);
            _position += count;
            written += count;
        }
        return written;
    }
}
