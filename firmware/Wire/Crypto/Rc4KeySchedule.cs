namespace PocketSpy.Wire.Crypto;

/// <summary>The key schedule of RC4 and of its GameSpy relatives, on a state of 256 bytes.</summary>
public static class Rc4KeySchedule
{
    /// <summary>Bytes of a state.</summary>
    public const int StateSize = 256;

    /// <summary>Fills the state with 0 to 255, as RC4 begins.</summary>
    public static void FillAscending(byte[] state)
    {
        for (int i = 0; i < StateSize; i += 4)
        {
            state[i] = (byte)i;
            state[i + 1] = (byte)(i + 1);
            state[i + 2] = (byte)(i + 2);
            state[i + 3] = (byte)(i + 3);
        }
    }

    /// <summary>Fills the state with 255 to 0, as the ciphers of older lists begin.</summary>
    public static void FillDescending(byte[] state)
    {
        for (int i = 0; i < StateSize; i++) state[i] = (byte)(StateSize - 1 - i);
    }

    /// <summary>Shuffles the state by the key of <paramref name="count"/> bytes; without any byte the state stays.</summary>
    public static void Mix(byte[] state, byte[] key, int offset, int count)
    {
        if (count <= 0) return;
        int keyEnd = offset + count;
        int keyAt = offset;
        int y = 0;
        for (int x = 0; x < StateSize; x++)
        {
            byte a = state[x];
            y = (y + a + key[keyAt]) & 0xFF;
            state[x] = state[y];
            state[y] = a;
            if (++keyAt == keyEnd) keyAt = offset;
        }
    }
}
