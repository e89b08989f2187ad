using PocketSpy.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.Services.Nas;

/// <summary>Writes a NAS answer: key=value pairs joined by '&amp;', values in base64 with '.', '-' and '*', CR LF at the end.</summary>
public sealed class NasAnswer
{
    /// <summary>Clients read an answer into about 4 KB.</summary>
    public const int MaximumBytes = 4_095;

    private const int MaximumValueBytes = 192;

    private readonly byte[] _plain = new byte[MaximumValueBytes];
    private readonly byte[] _encoded = new byte[MaximumValueBytes / 3 * 4 + 4];
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
        _value.Load(_plain, 0, MaximumValueBytes);
        _value.WriteText(value);
        Put(key, _plain, _value.Length);
    }

    /// <summary>Adds a pair; the value has at most 192 bytes.</summary>
    public void Add(string key, byte[] value, int count) => Put(key, value, count);

    /// <summary>Adds a number in decimal, filled up with zeros to <paramref name="digits"/>.</summary>
    public void AddNumber(string key, long value, int digits)
    {
        for (int i = digits - 1; i >= 0; i--)
        {
            _plain[i] = (byte)('0' + (int)(value % 10));
            value /= 10;
        }
        Put(key, _plain, digits);
    }

    /// <summary>Ends the answer.</summary>
    public void End() => _body.WriteText("\r\n");

    private void Put(string key, byte[] value, int count)
    {
        if (!_first) _body.WriteByte('&');
        _first = false;
        _body.WriteText(key);
        _body.WriteByte('=');
        int encoded = Base64.Nintendo.Encode(value, 0, count, _encoded, 0);
        _body.WriteBytes(_encoded, 0, encoded);
    }
}
