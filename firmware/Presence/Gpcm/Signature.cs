using PocketSpy.Storage;
using PocketSpy.Wire;
using PocketSpy.Wire.Crypto;

namespace PocketSpy.Presence.Gpcm;

/// <summary>
/// The signatures that presence gives out, 32 hexadecimal digits each, the same each time, made with a secret that only this box has: who sends one back
/// was told it. The secret is kept, for a request may be answered after a restart of the box.
/// </summary>
public sealed class Signature
{
    private const string FileName = "secret";
    private const int SecretBytes = 16;

    private readonly GpcmContext _context;
    private readonly WireWriter _writer;
    private readonly Md5 _md5;
    private readonly byte[] _text = new byte[Md5.HexSize];
    private byte[] _secret;

    /// <param name="context">What the handlers share.</param>
    public Signature(GpcmContext context)
    {
        _context = context;
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
        _secret ??= LoadSecret();
        _md5.Reset();
        _md5.Append(_secret, 0, SecretBytes);
        _md5.Append(_text, 0, _writer.Length);
        _md5.Append(_secret, 0, SecretBytes);
        _md5.FinishHex(_text, 0);
        return _text;
    }

    // Drawn when it is first needed. One that cannot be kept does until the next start.
    private byte[] LoadSecret()
    {
        byte[] buffer = new byte[SecretBytes + SlotFile.Overhead];
        SlotFile file = new(_context.Tools.Files, FileName);
        if (file.Load(buffer) != SecretBytes)
        {
            _context.Tools.Random.Fill(buffer, SlotFile.TableAt, SecretBytes);
            file.Save(buffer, SecretBytes);
        }
        byte[] secret = new byte[SecretBytes];
        System.Array.Copy(buffer, SlotFile.TableAt, secret, 0, SecretBytes);
        return secret;
    }
}
