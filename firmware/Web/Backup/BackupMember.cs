using PocketSpy.Core;
using PocketSpy.Wire;

namespace PocketSpy.Web.Backup;

/// <summary>The members of a backup by number: those that every backup has, then one a table.</summary>
internal static class BackupMember
{
    /// <summary>One that this box does not know.</summary>
    public const int Unknown = -1;

    /// <summary>Says that this is a backup.</summary>
    public const int Mark = 0;

    /// <summary>The number of its form.</summary>
    public const int Schema = 1;

    /// <summary>What the owner has set.</summary>
    public const int Settings = 2;

    /// <summary>The owner's files.</summary>
    public const int Files = 3;

    /// <summary>How many records were written.</summary>
    public const int End = 4;

    /// <summary>The first of the tables, in the order in which they are kept.</summary>
    public const int FirstTable = 5;

    /// <summary>The name of a member.</summary>
    public static string NameOf(int member, Keeper keeper) => member switch
    {
        Mark => "pocketspy",
        Schema => "schema",
        Settings => "settings",
        Files => "files",
        End => "end",
        _ => keeper.FormAt(member - FirstTable).Name,
    };

    /// <summary>The member with a name, or <see cref="Unknown"/>.</summary>
    public static int Find(byte[] name, int offset, int count, Keeper keeper)
    {
        int members = FirstTable + keeper.TableCount;
        for (int i = 0; i < members; i++)
        {
            if (Ascii.Equals(name, offset, count, NameOf(i, keeper))) return i;
        }
        return Unknown;
    }
}
