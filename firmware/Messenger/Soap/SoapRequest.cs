using PocketSpy.Messenger.Links;
using PocketSpy.Messenger.Wire;

namespace PocketSpy.Messenger.Soap;

/// <summary>A SOAP request: what is asked for, and texts by the names of their elements. Each look-up walks over the document anew; it is short.</summary>
public sealed class SoapRequest
{
    private const int MostText = 2_048;

    private readonly XmlCursor _xml = new();
    private readonly byte[] _text = new byte[MostText];
    private byte[] _buffer;
    private int _offset;
    private int _count;

    /// <summary>The name of the first element in the body; null when there is none.</summary>
    public string Action { get; private set; }

    /// <summary>Reads a request. False when it is no SOAP.</summary>
    public bool Load(byte[] buffer, int offset, int count)
    {
        _buffer = buffer;
        _offset = offset;
        _count = count;
        Action = null;
        bool isInBody = false;
        _xml.Load(buffer, offset, count);
        while (_xml.Next())
        {
            if (!_xml.IsStart) continue;
            if (isInBody && Action is null) Action = PocketSpy.Wire.Ascii.ToText(buffer, _xml.NameOffset, _xml.NameCount);
            if (_xml.Is("Body")) isInBody = true;
        }
        return !_xml.IsBad && Action is not null;
    }

    /// <summary>The text of the first element with this name that has one; null for none, and for one that is too long.</summary>
    public byte[] Text(string name) => Text(name, 0);

    /// <summary>The same, of a later one: 0 is the first.</summary>
    public byte[] Text(string name, int index)
    {
        _xml.Load(_buffer, _offset, _count);
        while (_xml.Next())
        {
            if (!_xml.IsStart || !_xml.Is(name) || _xml.TextCount == 0 || index-- > 0) continue;
            return Resolve(_xml.TextOffset, _xml.TextCount);
        }
        return null;
    }

    /// <summary>An attribute of the first element with this name; null for none.</summary>
    public byte[] Attribute(string element, string name)
    {
        _xml.Load(_buffer, _offset, _count);
        while (_xml.Next())
        {
            if (_xml.IsStart && _xml.Is(element)) return _xml.TryAttribute(name, out int offset, out int count) ? Resolve(offset, count) : null;
        }
        return null;
    }

    private byte[] Resolve(int offset, int count)
    {
        int size = XmlCursor.Resolve(_buffer, offset, count, _text);
        return size < 0 ? null : MsnContext.Copy(_text, 0, size);
    }
}
