using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Gpsp;

/// <summary>The requests of the search, by the key that they begin with. To add one: a name here, a line in <see cref="GpspService"/>.</summary>
public static class GpspCommands
{
    /// <summary>Not in the table.</summary>
    public const int Unknown = WordList.None;

    /// <summary>\valid\: is there a user with this address?</summary>
    public const int Valid = 0;

    /// <summary>\nicks\: the nicks of a user.</summary>
    public const int Nicks = 1;

    /// <summary>\check\: is this nick, address and password right?</summary>
    public const int Check = 2;

    /// <summary>\newuser\: makes a user.</summary>
    public const int NewUser = 3;

    /// <summary>\search\: profiles by any of their fields.</summary>
    public const int Search = 4;

    /// <summary>\searchunique\: profiles by unique nick in several namespaces.</summary>
    public const int SearchUnique = 5;

    /// <summary>\uniquesearch\: unique nicks that are free.</summary>
    public const int UniqueSearch = 6;

    /// <summary>\pmatch\: who plays a product now.</summary>
    public const int ProductMatch = 7;

    /// <summary>\others\: who has this profile as a buddy.</summary>
    public const int Others = 8;

    /// <summary>\otherslist\: the unique nicks of profiles.</summary>
    public const int OthersList = 9;

    /// <summary>The same, as some clients spell it.</summary>
    public const int OtherList = 10;

    /// <summary>Whether an answer may take many reads: one such is dealt with at a time.</summary>
    public static bool IsLong(int command) => command == Nicks || command >= Search && command != ProductMatch;

    /// <summary>The names, in the order of the numbers above.</summary>
    public const string Names = "valid nicks check newuser search searchunique uniquesearch pmatch others otherslist otherlist";
}
