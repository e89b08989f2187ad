using System.Text;
using PocketSpy.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.Nintendo.Nas;

/// <summary>Writes a NAS answer: key=value pairs joined by '&amp;', values in base64 with '.', '-' and '*', CR LF at the end.</summary>
public sealed class NasAnswer
{
    /// <summary>Clients read an answer into about 4 KB.</summary>
    public const int MaximumBytes = 4_095;

    // The longest text that the box itself says.
    private const int TextBytes = 64;

    private readonly byte[] _plain = new byte[TextBytes];
    private WireWriter _body;
    private bool _first;

    /// <summary>Starts an answer in <paramref name="body"/>.</summary>
    public void Begin(WireWriter body)
    {
        _body = body;
        _first = true;
    }

    /// <summary>Adds a pair; the value is a short text of the box's own, ASCII.</summary>
    public void Add(string key, string value)
    {
        Put(key, _plain, 0, Encoding.UTF8.GetBytes(value, 0, value.Length, _plain, 0));
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
        _body.WriteBase64(Base64.Nintendo, value, offset, count);
    }
}
