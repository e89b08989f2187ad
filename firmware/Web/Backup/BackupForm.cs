using PocketSpy.Core;

namespace PocketSpy.Web.Backup;

/// <summary>What is the same in every backup, and its files on the drive. docs/backup.md describes the form; what the tables look like is their own affair.</summary>
public static class BackupForm
{
    /// <summary>Number of the form that is written; every smaller one is read.</summary>
    public const int Schema = 1;

    /// <summary>Bytes of an owner's file that are kept; the box reads at most half of it.</summary>
    public const int FileBytes = 8_192;

    /// <summary>A backup that is being received.</summary>
    public const string UploadFile = "restore.tmp";

    /// <summary>A whole backup that the next start puts in.</summary>
    public const string PendingFile = "restore.json";

    /// <summary>The same, once the new tables are written: from here on there is no way back.</summary>
    public const string DecidedFile = "restore.go";

    // For the settings, and lines of the owner's files.
    private const int LeastWindow = 2_304;

    /// <summary>Bytes of the longest part that is in memory as a whole: a record, the settings.</summary>
    public static int WindowBytes(Keeper keeper)
    {
        int most = LeastWindow;
        for (int i = 0; i < keeper.TableCount; i++)
        {
            int bytes = keeper.FormAt(i).JsonBytes(keeper.LogAt(i).RecordBytes);
            if (bytes > most) most = bytes;
        }
        return most;
    }
}
