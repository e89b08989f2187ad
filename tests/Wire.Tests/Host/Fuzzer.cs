using System;

namespace PocketSpy.Wire.Tests.Host;

/// <summary>
/// Feeds a parser: half of the inputs random, half valid packets that were damaged. Each input has a seed of its own, which a
/// failure names. An input ends where its array ends, so that a read behind it throws.
/// </summary>
internal static class Fuzzer
{
    private const int MostRandomBytes = 300;
    private const int MostDamages = 4;

    /// <param name="inputs">How many.</param>
    /// <param name="seed">Seed of the first; the next has the next number.</param>
    /// <param name="marks">Characters that mean something to the parser, which chance alone would seldom hit.</param>
    /// <param name="packets">Valid input.</param>
    /// <param name="parse">Parses from an offset to the end of the array, and throws when something is wrong.</param>
    internal static void Run(int inputs, int seed, string marks, byte[][] packets, Action<byte[], int> parse)
    {
        for (int i = 0; i < inputs; i++)
        {
            Random random = new Random(seed + i);
            byte[] input = i % 2 == 0 ? Noise(random, marks) : Damaged(random, marks, packets);
            int offset = random.Next(3);
            byte[] buffer = new byte[offset + input.Length];
            random.NextBytes(buffer);
            input.CopyTo(buffer, offset);
            try
            {
                parse(buffer, offset);
            }
            catch (Exception exception)
            {
                string hex = Ascii.Hex(input, 0, input.Length);
                throw new InvalidOperationException("seed " + (seed + i) + ", input " + hex + ": " + exception.Message, exception);
            }
        }
    }

    private static byte[] Noise(Random random, string marks)
    {
        byte[] bytes = new byte[random.Next(MostRandomBytes)];
        // From no marks at all to nothing else.
        int share = random.Next(5);
        for (int i = 0; i < bytes.Length; i++) bytes[i] = random.Next(4) < share ? Mark(random, marks) : (byte)random.Next(256);
        return bytes;
    }

    private static byte[] Damaged(Random random, string marks, byte[][] packets)
    {
        byte[] bytes = packets[random.Next(packets.Length)];
        for (int damages = random.Next(1, MostDamages + 1); damages > 0; damages--) bytes = Damage(random, marks, packets, bytes);
        return bytes;
    }

    private static byte[] Damage(Random random, string marks, byte[][] packets, byte[] bytes)
    {
        int at = random.Next(bytes.Length + 1);
        int to = random.Next(at, bytes.Length + 1);
        switch (random.Next(6))
        {
            case 0:
                return bytes[..at];
            case 1:
                return Ascii.Join(bytes[..at], bytes[to..]);
            case 2:
                return Ascii.Join(bytes[..to], bytes[at..]);
            case 3:
                byte[] other = packets[random.Next(packets.Length)];
                return Ascii.Join(bytes[..at], other[random.Next(other.Length)..]);
            case 4:
                return Ascii.Join(Ascii.Join(bytes[..at], [Mark(random, marks)]), bytes[at..]);
            default:
                byte[] changed = (byte[])bytes.Clone();
                if (at < changed.Length) changed[at] = random.Next(2) == 0 ? Mark(random, marks) : (byte)random.Next(256);
                return changed;
        }
    }

    private static byte Mark(Random random, string marks) => (byte)marks[random.Next(marks.Length)];
}
