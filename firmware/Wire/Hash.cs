namespace PocketSpy.Wire;

/// <summary>The hash of the box's own indexes, FNV-1a of 32 bits. Not for secrets; never written to flash.</summary>
public static class Hash
{
    private const uint Prime = 16777619;
    private const uint Basis = 2166136261;

    /// <summary>Hashes bytes; <paramref name="seed"/> keeps one use apart from another.</summary>
    public static int Of(byte[] buffer, int offset, int count, int seed)
    {
        uint hash = Basis ^ (uint)seed;
        for (int i = 0; i < count; i++) hash = (hash ^ buffer[offset + i]) * Prime;
        return (int)hash;
    }

    /// <summary>The same, but upper-case ASCII letters count as lower-case ones.</summary>
    public static int OfIgnoreCase(byte[] buffer, int offset, int count, int seed)
    {
        uint hash = Basis ^ (uint)seed;
        for (int i = 0; i < count; i++)
        {
            uint value = buffer[offset + i];
            if (value >= 'A' && value <= 'Z') value += 'a' - 'A';
            hash = (hash ^ value) * Prime;
        }
        return (int)hash;
    }

    /// <summary>The hash of a text of lower-case ASCII characters: as <see cref="OfIgnoreCase"/> of its bytes.</summary>
    public static int OfText(string text, int seed)
    {
        uint hash = Basis ^ (uint)seed;
        for (int i = 0; i < text.Length; i++) hash = (hash ^ text[i]) * Prime;
        return (int)hash;
    }
}
