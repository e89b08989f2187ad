namespace PocketSpy.Wire.Http;

/// <summary>Reads what a client says of gzip in Accept-Encoding (RFC 9110, 12.5.3).</summary>
public static class GzipWish
{
    /// <summary>Whether a value such as <c>gzip, deflate;q=0.5</c> names gzip (or its old name x-gzip, or all codings) with a weight other than 0.</summary>
    public static bool Stands(byte[] buffer, int offset, int count)
    {
        int end = offset + count;
        int at = offset;
        bool takesAll = false;
        while (at < end)
        {
            int next = Ascii.IndexOf(buffer, at, end - at, ',');
            if (next < 0) next = end;
            while (at < next && (buffer[at] == ' ' || buffer[at] == '\t')) at++;
            int name = Ascii.IndexOf(buffer, at, next - at, ';');
            int nameEnd = name < 0 ? next : name;
            while (nameEnd > at && (buffer[nameEnd - 1] == ' ' || buffer[nameEnd - 1] == '\t')) nameEnd--;
            bool isGzip = Ascii.EqualsIgnoreCase(buffer, at, nameEnd - at, "gzip") || Ascii.EqualsIgnoreCase(buffer, at, nameEnd - at, "x-gzip");
            if (isGzip) return name < 0 || HasWeight(buffer, name + 1, next);
            if (nameEnd - at == 1 && buffer[at] == '*') takesAll = name < 0 || HasWeight(buffer, name + 1, next);
            at = next + 1;
        }
        return takesAll;
    }

    // q=0, q=0.0 and so on are a refusal; whatever else is not.
    private static bool HasWeight(byte[] buffer, int offset, int end)
    {
        int at = offset;
        while (at < end && (buffer[at] == ' ' || buffer[at] == '\t')) at++;
        if (!Ascii.StartsWithIgnoreCase(buffer, at, end - at, "q=")) return true;
        for (at += 2; at < end; at++)
        {
            if (buffer[at] >= '1' && buffer[at] <= '9') return true;
        }
        return false;
    }
}
