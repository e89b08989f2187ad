namespace PocketSpy.Wire.GameSpy;

/// <summary>XOR with a word repeated from the start of each message.</summary>
internal static class RepeatingXor
{
    internal static void Apply(byte[] word, byte[] data, int offset, int count)
    {
        int wordEnd = word.Length;
        int at = 0;
        int end = offset + count;
        for (int i = offset; i < end; i++)
        {
            data[i] = (byte)(data[i] ^ word[at]);
            if (++at == wordEnd) at = 0;
        }
    }
}
