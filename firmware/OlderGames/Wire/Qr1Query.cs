using PocketSpy.Wire;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.OlderGames.Wire;

/// <summary>
/// What a master asks a host of QR1. Sources as in <see cref="Qr1Message"/>. The proof is asked for together with \basic\, in the way of
/// the original master: some hosts are silent when they are asked for nothing but the proof (Descent 3).
/// </summary>
public static class Qr1Query
{
    /// <summary>The longest that is written.</summary>
    public const int LongestSize = 80;

    /// <summary>The longest text that is given back.</summary>
    public const int LongestEcho = 64;

    /// <summary>Makes a challenge of the lowest 30 bits of a seed: upper-case letters, as the original master sent them.</summary>
    public static void FillChallenge(byte[] target, int offset, int seed)
    {
        for (int i = 0; i < ListProof.ChallengeSize; i++) target[offset + i] = (byte)((seed >> (i * 5)) & 0x1F);
        ListProof.Shape(target, offset);
    }

    /// <summary>Asks for the proof of the 6 characters; gives the bytes written.</summary>
    public static int WriteChallenge(WireWriter writer, byte[] target, byte[] challenge, int offset)
    {
        writer.Load(target, 0, target.Length);
        writer.WriteText("\\basic\\\\secure\\");
        writer.WriteBytes(challenge, offset, ListProof.ChallengeSize);
        return writer.Length;
    }

    /// <summary>Asks for all that the host tells of its game.</summary>
    public static int WriteStatus(WireWriter writer, byte[] target)
    {
        writer.Load(target, 0, target.Length);
        writer.WriteText("\\status\\");
        return writer.Length;
    }

    /// <summary>Gives a text back; 0 when it is longer than <see cref="LongestEcho"/>.</summary>
    public static int WriteEcho(WireWriter writer, byte[] target, byte[] text, int offset, int count)
    {
        if (count > LongestEcho) return 0;
        writer.Load(target, 0, target.Length);
        writer.WriteText("\\echo\\");
        writer.WriteBytes(text, offset, count);
        return writer.Length;
    }
}
