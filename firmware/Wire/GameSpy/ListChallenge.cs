namespace PocketSpy.Wire.GameSpy;

/// <summary>
/// The eight characters with which a client opens a server list: 0x21 to 0x7E, each odd or even as those before it say.
/// A server may check the rule; nothing depends on it. Public GameSpy SDK (2011), server browsing.
/// </summary>
public static class ListChallenge
{
    /// <summary>Characters of a challenge.</summary>
    public const int Size = 8;

    private const int First = 0x21;
    private const int Last = 0x7E;
    private const int Middle = 79;

    /// <summary>Whether the 8 bytes at <paramref name="offset"/> keep the rule; false if the array ends before them.</summary>
    public static bool IsValid(byte[] challenge, int offset)
    {
        if (offset < 0 || offset > challenge.Length - Size) return false;
        if (!InRange(challenge[offset])) return false;
        int odd = 0;
        for (int i = 1; i < Size; i++)
        {
            odd = Parity(challenge, offset, i, odd);
            int character = challenge[offset + i];
            if (!InRange(character) || (character & 1) != odd) return false;
        }
        return true;
    }

    /// <summary>
    /// Makes a valid challenge of 8 characters of any choice from 0x21 to 0x7D: those of the wrong parity grow by one.
    /// </summary>
    public static void Shape(byte[] challenge, int offset)
    {
        int odd = 0;
        for (int i = 1; i < Size; i++)
        {
            odd = Parity(challenge, offset, i, odd);
            if ((challenge[offset + i] & 1) != odd) challenge[offset + i] = (byte)(challenge[offset + i] + 1);
        }
    }

    private static int Parity(byte[] challenge, int offset, int index, int odd)
    {
        int first = challenge[offset];
        int before = challenge[offset + index - 1];
        odd ^= (before ^ index ^ first) & 1;
        if (first < Middle) odd ^= 1;
        if (before < first) odd ^= 1;
        return odd;
    }

    private static bool InRange(int character)
    {
        return character >= First && character <= Last;
    }
}
