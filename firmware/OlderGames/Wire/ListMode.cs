using PocketSpy.Wire;

namespace PocketSpy.OlderGames.Wire;

/// <summary>What a client of server list version 1 wants: the word behind \list\.</summary>
public static class ListMode
{
    /// <summary>No list.</summary>
    public const int None = 0;

    /// <summary>Addresses as text; also every word that is none of the others (Unreal 1 sends its version).</summary>
    public const int Text = 1;

    /// <summary>cmp: 6 bytes a host.</summary>
    public const int Compact = 2;

    /// <summary>groups: the group rooms of a game.</summary>
    public const int Groups = 3;

    /// <summary>info and info2: hosts with their keys.</summary>
    public const int Info = 4;

    /// <summary>The mode of a word.</summary>
    public static int Of(byte[] buffer, int offset, int count)
    {
        if (Ascii.EqualsIgnoreCase(buffer, offset, count, "cmp")) return Compact;
        if (Ascii.EqualsIgnoreCase(buffer, offset, count, "groups")) return Groups;
        if (Ascii.EqualsIgnoreCase(buffer, offset, count, "info2") || Ascii.EqualsIgnoreCase(buffer, offset, count, "info")) return Info;
        return Text;
    }
}
