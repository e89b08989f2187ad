using System;
using PocketSpy.Wire;
using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.Text;

namespace PocketSpy.Tokens.Wire;

/// <summary>
/// Signs and checks texts of the form head.payload.signature (JWT, RFC 7519, HS256 alone), each part base64url without padding. What is checked is the bytes
/// that came, never JSON that was written anew.
/// </summary>
public sealed class JwtText
{
    /// <summary>The head of every Nadeo token, in base64url: {"typ":"JWT","alg":"HS256","env":"trackmania-prod","ver":"1"}.</summary>
    public const string Head = "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiIsImVudiI6InRyYWNrbWFuaWEtcHJvZCIsInZlciI6IjEifQ";

    /// <summary>Characters of a signature.</summary>
    public const int SignatureSize = 43;

    private readonly HmacSha256 _code;
    private readonly string _label;
    private readonly byte[] _signature = new byte[SignatureSize];

    /// <param name="code">Signs.</param>
    /// <param name="label">Stands before what is signed, so that texts of one kind are none of another; empty for JWT itself.</param>
    public JwtText(HmacSha256 code, string label)
    {
        _code = code;
        _label = label;
    }

    /// <summary>Signs what the writer holds, two parts with the dot between them: a dot and the signature go behind it.</summary>
    public void Sign(WireWriter writer)
    {
        MakeSignature(writer.Buffer, writer.Start, writer.Length);
        writer.WriteByte('.');
        writer.WriteBytes(_signature);
    }

    /// <summary>Whether a text has three parts and the right signature. Then its second part is given. Takes the same time wherever the signature differs.</summary>
    public bool TryOpen(byte[] buffer, int offset, int count, out int payload, out int payloadCount)
    {
        payload = 0;
        payloadCount = 0;
        int first = Ascii.IndexOf(buffer, offset, count, '.');
        if (first < 0) return false;
        int second = Ascii.IndexOf(buffer, first + 1, offset + count - first - 1, '.');
        if (second < 0 || offset + count - second - 1 != SignatureSize) return false;
        MakeSignature(buffer, offset, second - offset);
        if (!Ascii.FixedTimeEqual(_signature, 0, buffer, second + 1, SignatureSize)) return false;
        payload = first + 1;
        payloadCount = second - first - 1;
        return true;
    }

    private void MakeSignature(byte[] buffer, int offset, int count)
    {
        byte[] message = new byte[_label.Length + count];
        for (int i = 0; i < _label.Length; i++) message[i] = (byte)_label[i];
        Array.Copy(buffer, offset, message, _label.Length, count);
        byte[] code = _code.Compute(message);
        Base64.Url.Encode(code, 0, HmacSha256.Size, _signature, 0);
    }
}
