namespace PocketSpy.Core;

/// <summary>Numbers from a source of random bytes.</summary>
public static class RandomNumbers
{
    /// <summary>Draws 32 bits; <paramref name="scratch"/> has room for 4 bytes and is left changed.</summary>
    public static int Draw(IRandom random, byte[] scratch)
    {
        random.Fill(scratch, 0, 4);
        return (scratch[0] << 24) | (scratch[1] << 16) | (scratch[2] << 8) | scratch[3];
    }
}
