namespace PocketSpy.Wire.Http;

/// <summary>Looks up a header that <see cref="HttpRequest"/> does not keep: few requests need one, so it is looked for when it is asked for.</summary>
public static class HttpHeader
{
    /// <summary>
    /// The value of the first header with this name (any case), blanks around it left out. False when there is none. The body must have been set: the head
    /// ends where it begins.
    /// </summary>
    public static bool TryFind(HttpRequest request, string name, out int offset, out int count)
    {
        byte[] buffer = request.Buffer;
        int end = request.BodyOffset;
        offset = 0;
        count = 0;
        int line = Ascii.IndexOf(buffer, request.MethodOffset, end - request.MethodOffset, '\n') + 1;
        while (line > 0 && line < end)
        {
            int feed = Ascii.IndexOf(buffer, line, end - line, '\n');
            if (feed < 0) return false;
            int colon = Ascii.IndexOf(buffer, line, feed - line, ':');
            if (colon > 0 && Ascii.EqualsIgnoreCase(buffer, line, colon - line, name))
            {
                offset = colon + 1;
                int last = feed;
                while (offset < last && (buffer[offset] == ' ' || buffer[offset] == '\t')) offset++;
                while (last > offset && buffer[last - 1] <= ' ') last--;
                count = last - offset;
                return true;
            }
            line = feed + 1;
        }
        return false;
    }
}
