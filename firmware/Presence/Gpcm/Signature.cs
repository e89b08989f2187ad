using PocketSpy.Wire;
using PocketSpy.Wire.Crypto;

namespace PocketSpy.Presence.Gpcm;

/// <summary>
/// The signatures that presence gives out, 32 hexadecimal digits each, the same each time. The box itself decides nothing by them: who
/// asked whom is on flash, and direct links between buddies it does not broker.
/// </summary>
public sealed class Signature
{
    private readonly WireWriter _writer;
    private readonly Md5 _md5;
    private readonly byte[] _text = new byte[Md5.HexSize];

    /// <param name="context">What the handlers share.</param>
    public Signature(GpcmContext context)
    {
        _writer = context.Writer;
        _md5 = context.Md5;
    }

    /// <summary>That of a profile.</summary>
    public byte[] OfProfile(int profileId)
    {
        _writer.Load(_text, 0, _text.Length);
        _writer.WriteDecimal(profileId);
        return Finish();
    }

    /// <summary>That of a request: what the asked client sends back with its yes.</summary>
    public byte[] OfRequest(int asker, int asked)
    {
        _writer.Load(_text, 0, _text.Length);
        _writer.WriteDecimal(asker);
        _writer.WriteByte('>');
        _writer.WriteDecimal(asked);
        return Finish();
    }

    private byte[] Finish()
    {
        _md5.Reset();
        _md5.Append(_text, 0, _writer.Length);
        _md5.FinishHex(_text, 0);
        return _text;
    }
}
