namespace PocketSpy.Storage;

/// <summary>Every line that a store says, in one place.</summary>
internal static class EventText
{
    internal static string Newer(string file) =>
        file + " was written by a newer firmware. It is left as it is: install that firmware again, or restore a backup.";

    internal static string NotALog(string file) =>
        file + " is no record log, or its start is destroyed. It is left as it is: restore a backup, or delete it to start empty.";

    internal static string Unreadable(string file) =>
        file + " cannot be read. Restart the box; if this stays, restore a backup.";

    internal static string TooMany(string file, int capacity) =>
        file + " holds more than the " + capacity.ToString() + " records that this box has room for. It is left as it is: use the larger box.";

    internal static string HeaderDamaged(string file) =>
        file + ": one of the two copies of its header is damaged. The other one is used.";

    internal static string Damaged(string file, int bytes) =>
        file + ": " + bytes.ToString() + " damaged bytes are skipped; the records around them are kept.";

    internal static string Tail(string file, int bytes) =>
        file + ": the last " + bytes.ToString() + " bytes are an unfinished write (the power was cut) and do not count.";

    internal static string RecordDamaged(string file, long key) =>
        file + ": record " + key.ToString() + " is damaged and cannot be read.";

    // One text for all files: there is no memory to build another.
    internal const string NoMemory =
        "too little memory free to use a file just now. Nothing is lost: it works again when there is more.";

    internal static string ReadLater(string file) =>
        file + " could not be read just now. Nothing is lost; if this stays, restart the box.";

    internal static string IsFolder(string file) =>
        file + " is a folder where the box keeps a file. It is left as it is: move it away, or restore a backup.";

    internal static string Lost(string file) =>
        file + " held records when it was last written and now holds none: it was deleted or cut outside of the box. Stop the box and put the file back, or restore a backup.";

    internal static string Full(string file) =>
        file + " is full. New records are refused until some are deleted.";

    internal static string WriteFailed(string file) =>
        file + " cannot be written: the drive is full or failing. Nothing was changed; free some space.";

    internal static string Finished(string file) =>
        file + ": finished the tidying that a power cut had interrupted.";

    internal static string CompactionFailed(string file) =>
        file + " could not be tidied up now; no record is lost. Free some space on the drive.";
}
