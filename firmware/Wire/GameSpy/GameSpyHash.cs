namespace PocketSpy.Wire.GameSpy;

/// <summary>GameSpy's hash of short texts: h = h * Multiplier + character, modulo 2^32. Public GameSpy SDK (2011).</summary>
internal static class GameSpyHash
{
    internal const int Multiplier = -1664117991;
}
