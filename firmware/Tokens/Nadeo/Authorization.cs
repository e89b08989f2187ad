using PocketSpy.Wire;
using PocketSpy.Wire.Http;
using PocketSpy.Wire.Text;

namespace PocketSpy.Tokens.Nadeo;

/// <summary>Reads the header Authorization. Scheme words count in any case; t= has neither quotes nor blanks.</summary>
public sealed class Authorization
{
    private const int MostBytes = 192;
    private const string Name = "Authorization";

    private readonly byte[] _decoded = new byte[MostBytes];

    /// <summary>Where <see cref="TryLogin"/> put what it read.</summary>
    public byte[] Buffer => _decoded;

    /// <summary>Bytes of the login, from the buffer's start.</summary>
    public int LoginCount { get; private set; }

    /// <summary>Start of the password.</summary>
    public int PasswordOffset { get; private set; }

    /// <summary>Bytes of the password, which may hold colons.</summary>
    public int PasswordCount { get; private set; }

    /// <summary>Reads "Basic" and base64 of login, colon, password.</summary>
    public bool TryLogin(HttpRequest request)
    {
        if (!HttpHeader.TryFind(request, Name, out int offset, out int count) || !TrySkip(request.Buffer, "Basic ", ref offset, ref count)) return false;
        if (!Base64.Standard.TryDecode(request.Buffer, offset, count, _decoded, 0, out int decoded)) return false;
        int colon = Ascii.IndexOf(_decoded, 0, decoded, ':');
        if (colon <= 0) return false;
        LoginCount = colon;
        PasswordOffset = colon + 1;
        PasswordCount = decoded - colon - 1;
        return PasswordCount > 0;
    }

    /// <summary>Reads a scheme and t=TOKEN, as "nadeo_v1 t=ey..".</summary>
    public static bool TryToken(HttpRequest request, string scheme, out int offset, out int count) =>
        HttpHeader.TryFind(request, Name, out offset, out count) && TrySkip(request.Buffer, scheme, ref offset, ref count) && count > 0;

    private static bool TrySkip(byte[] buffer, string word, ref int offset, ref int count)
    {
        if (!Ascii.StartsWithIgnoreCase(buffer, offset, count, word)) return false;
        offset += word.Length;
        count -= word.Length;
        return true;
    }
}
