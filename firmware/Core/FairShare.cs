namespace PocketSpy.Core;

/// <summary>
/// How much of a bounded table one address may hold: half, so that nobody can turn all others away; but never under <see cref="Least"/>, as consoles
/// behind one router, or emulators on one PC, are honest.
/// </summary>
public static class FairShare
{
    /// <summary>What any address may hold.</summary>
    public const int Least = 4;

    /// <summary>Places of a table of <paramref name="capacity"/> places that one address may hold.</summary>
    public static int Of(int capacity) => capacity / 2 > Least ? capacity / 2 : Least;
}
