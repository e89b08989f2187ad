namespace PocketSpy.Wire.GameSpy;

/// <summary>The veil of the CD key service: each packet XOR "gamespy", repeated. Public GameSpy SDK (2011), gcdkey.</summary>
public static class CdKeyCode
{
    // "gamespy"
    private static readonly byte[] Word = { 0x67, 0x61, 0x6D, 0x65, 0x73, 0x70, 0x79 };

    /// <summary>Veils or unveils one packet of <paramref name="count"/> bytes in place.</summary>
    public static void Apply(byte[] data, int offset, int count)
    {
        RepeatingXor.Apply(Word, data, offset, count);
    }
}
