namespace PocketSpy.Wire.GameSpy;

/// <summary>
/// GameSpy's number sequence: the minimal standard generator of Park and Miller, x = 16807 x mod (2^31 - 1), in the
/// variant that keeps 2^31 - 1 where the remainder would be 0. Public GameSpy SDK (2011), common.
/// </summary>
public static class GameSpyRandom
{
    /// <summary>Where the sequence of <see cref="PasswordCode"/> starts: "gspy" as a little-endian number.</summary>
    public const int PasswordSeed = 0x79707367;

    private const int Multiplier = 16807;
    private const int Modulus = int.MaxValue;

    /// <summary>The number that follows <paramref name="value"/> (0 or more; 0 is followed by 0).</summary>
    public static int Next(int value)
    {
        long product = (long)value * Multiplier;
        // 2^31 leaves 1, so the upper part counts as it is; what still is too large loses the modulus once.
        uint folded = (uint)(product & Modulus) + (uint)(product >> 31);
        if (folded > Modulus) folded -= Modulus;
        return (int)folded;
    }
}
