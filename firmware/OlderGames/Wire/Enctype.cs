namespace PocketSpy.OlderGames.Wire;

/// <summary>How a client of server list version 1 wants its answer enciphered: the value of its key enctype.</summary>
public static class Enctype
{
    /// <summary>Not at all.</summary>
    public const int None = 0;

    /// <summary>As GameSpy 3D does, see <see cref="EnctypeOne"/>.</summary>
    public const int One = 1;

    /// <summary>As games of 2001 to 2004 do, see <see cref="EnctypeTwo"/>.</summary>
    public const int Two = 2;

    /// <summary>Whether there is such an enctype.</summary>
    public static bool IsKnown(int enctype) => enctype >= None && enctype <= Two;
}
