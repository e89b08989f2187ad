using PocketSpy.Presence.Profiles;

namespace PocketSpy.Backup;

/// <summary>The words of a backup, and its files on the drive. docs/backup.md describes the form.</summary>
public static class BackupForm
{
    /// <summary>Number of the form that is written; every smaller one is read.</summary>
    public const int Schema = 1;

    internal const int MessageLog = 0;
    internal const int FriendLog = 1;
    internal const int ProfileLog = 2;
    internal const int UserLog = 3;
    internal const int AccountLog = 4;
    internal const int TableCount = 5;

    /// <summary>What follows a name whose text is no UTF-8, or would be twice as long in JSON: its bytes in hexadecimal digits.</summary>
    public const string HexMark = "Hex";

    /// <summary>Number of text files that the owner may have put on the drive.</summary>
    public const int FileCount = 5;

    /// <summary>Bytes of such a file that are kept; the box reads at most half of it.</summary>
    public const int FileBytes = 8_192;

    /// <summary>A backup that is being received.</summary>
    public const string UploadFile = "restore.tmp";

    /// <summary>A whole backup that the next start puts in.</summary>
    public const string PendingFile = "restore.json";

    /// <summary>The same, once the new tables are written: from here on there is no way back.</summary>
    public const string DecidedFile = "restore.go";

    /// <summary>The name of a table; of what follows the tables in a backup, from <see cref="BackupForm.TableCount"/> on; null behind the last.</summary>
    public static string MemberName(int member) => member switch
    {
        BackupForm.MessageLog => "messages",
        BackupForm.FriendLog => "friends",
        BackupForm.ProfileLog => "profiles",
        BackupForm.UserLog => "users",
        BackupForm.AccountLog => "accounts",
        BackupReader.Mark => "pocketspy",
        BackupReader.SchemaNumber => "schema",
        BackupReader.Settings => "settings",
        BackupReader.Files => "files",
        BackupReader.End => "end",
        _ => null,
    };

    /// <summary>The name of an owner's file, null behind the last.</summary>
    public static string FileName(int file) => file switch
    {
        0 => "domains.txt",
        1 => "badwords.txt",
        2 => "availability.txt",
        3 => "games.txt",
        4 => "groups.txt",
        _ => null,
    };
}
