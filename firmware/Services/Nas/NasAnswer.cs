using PocketSpy.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.Services.Nas;

/// <summary>Writes a NAS answer: key=value pairs joined by '&amp;', values in base64 with '.', '-' and '*', CR LF at the end.</summary>
public sealed class NasAnswer
{
    /// <summary>Clients read an answer into about 4 KB.</summary>
    public const int MaximumBytes = 4_095;

    // A multiple of 3, so that a long value may be encoded piece by piece.
    private const int PieceBytes = 192;

    private readonly byte[] _plain = new byte[PieceBytes];
    private readonly byte[] _encoded = new byte[PieceBytes / 3 * 4 + 4];
    private readonly WireWriter _value = new();
    private WireWriter _body;
    private bool _first;

    /// <summary>Starts an answer in <paramref name="body"/>.</summary>
    public void Begin(WireWriter body)
    {
        _body = body;
        _first = true;
    }

    /// <summary>Adds a pair.</summary>
    public void Add(string key, string value)
    {
        _value.Load(_plain, 0, PieceBytes);
        _value.WriteText(value);
        Put(key, _plain, 0, _value.Length);
    }

    /// <summary>Adds a pair.</summary>
    public void Add(string key, byte[] value, int count) => Put(key, value, 0, count);

    /// <summary>Adds a pair whose value is part of a buffer.</summary>
    public void Add(string key, byte[] buffer, int offset, int count) => Put(key, buffer, offset, count);

    /// <summary>Adds a number in decimal, filled up with zeros to <paramref name="digits"/>.</summary>
    public void AddNumber(string key, long value, int digits)
    {
        for (int i = digits - 1; i >= 0; i--)
        {
            _plain[i] = (byte)('0' + (int)(value % 10));
            value /= 10;
        }
        Put(key, _plain, 0, digits);
    }

    /// <summary>Ends the answer.</summary>
    public void End() => _body.WriteText("\r\n");

    private void Put(string key, byte[] value, int offset, int count)
    {
        if (!_first) _body.WriteByte('&');
        _first = false;
        _body.WriteText(key);
        _body.WriteByte('=');
        int end = offset + count;
        for (int at = offset; at < end; at += PieceBytes)
        {
            int piece = end - at < PieceBytes ? end - at : PieceBytes;
            int encoded = Base64.Nintendo.Encode(value, at, piece, _encoded, 0);
            _body.WriteBytes(_encoded, 0, encoded);
        }
    }
}
