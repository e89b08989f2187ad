namespace PocketSpy.Matchmaking.Wire;

/// <summary>How the values of a field are written in a list. Public GameSpy SDK (2011), serverbrowsing.</summary>
public static class ListKeyType
{
    /// <summary>An index into the popular values, or FF and text ended by a NUL; in a push the text alone.</summary>
    public const int Text = 0;

    /// <summary>One byte.</summary>
    public const int OneByte = 1;

    /// <summary>Two bytes, high byte first.</summary>
    public const int TwoBytes = 2;
}
