using PocketSpy.Core;
using PocketSpy.Wire;
using PocketSpy.Wire.Http;

namespace PocketSpy.Web.Http;

/// <summary>
/// Tells the box's own names and addresses from others. A page of another site can let its own name lead to the box's address (DNS rebinding): the
/// browser then takes the box for that site. What it sends still has that site's name as Host, so the box's data is given under its own names only.
/// </summary>
internal sealed class OwnHosts
{
    private const string Scheme = "http://";

    private readonly ServiceTools _tools;
    private readonly string _machine;

    internal OwnHosts(ServiceTools tools)
    {
        _tools = tools;
        _machine = tools.Facts is null ? "" : tools.Facts.Text(BoxFact.HostName);
    }

    /// <summary>The box's name, lower case; null for none.</summary>
    internal string Name;

    /// <summary>Whether a request asks the box as the box, from no page or from one of its own.</summary>
    internal bool Admits(HttpRequest request)
    {
        byte[] buffer = request.Buffer;
        if (request.HostCount > 0 && !IsOwn(buffer, request.HostOffset, request.HostCount)) return false;
        if (request.OriginCount == 0) return true;
        if (!Ascii.StartsWithIgnoreCase(buffer, request.OriginOffset, request.OriginCount, Scheme)) return false;
        int start = request.OriginOffset + Scheme.Length;
        int count = request.OriginCount - Scheme.Length;
        int colon = Ascii.IndexOf(buffer, start, count, ':');
        return IsOwn(buffer, start, colon < 0 ? count : colon - start);
    }

    /// <summary>Whether a request names the box as its host.</summary>
    internal bool IsOwn(HttpRequest request) => request.HostCount == 0 || IsOwn(request.Buffer, request.HostOffset, request.HostCount);

    private bool IsOwn(byte[] buffer, int offset, int count)
    {
        if (Is(buffer, offset, count, Name) || Is(buffer, offset, count, _machine) || Ascii.EqualsIgnoreCase(buffer, offset, count, "localhost")) return true;
        return count <= 15 && buffer[offset] >= '0' && buffer[offset] <= '9'
            && EndPoints.TryParseAddress(Ascii.ToText(buffer, offset, count), out uint address) && _tools.Addresses.IsOwn(address);
    }

    // The name alone, in "lan" and in "local", also with the number that tells two of a name apart: pocketspy-2.local.
    private static bool Is(byte[] buffer, int offset, int count, string name)
    {
        if (name is null || name.Length == 0 || !Ascii.StartsWithIgnoreCase(buffer, offset, count, name)) return false;
        int end = offset + count;
        int at = offset + name.Length;
        if (at + 1 < end && buffer[at] == '-' && buffer[at + 1] >= '0' && buffer[at + 1] <= '9')
        {
            at++;
            while (at < end && buffer[at] >= '0' && buffer[at] <= '9') at++;
        }
        return at == end || Ascii.EqualsIgnoreCase(buffer, at, end - at, ".local") || Ascii.EqualsIgnoreCase(buffer, at, end - at, ".lan");
    }
}
