using System;
using PocketSpy.Storage;
using PocketSpy.Wire;

namespace PocketSpy.Core;

/// <summary>All that the modules keep on the drive: their tables, and the names of the text files that the owner may put there.</summary>
public sealed class Keeper
{
    private readonly LogWorkbench _bench;
    private readonly TableWitness _witness;
    private readonly ShortList _logs = new();
    private readonly ShortList _forms = new();
    private readonly ShortList _fileNames = new();
    private int[] _ranks = new int[0];
    private int[] _fileLimits = new int[0];

    /// <param name="files">The drive.</param>
    /// <param name="events">Told of damage.</param>
    /// <param name="size">Of the board.</param>
    public Keeper(IFileSystem files, IStorageEvents events, BoxSize size)
    {
        Files = files;
        RecordBytes = size.RecordBytes;
        Records = new RecordBuffer(size.RecordBytes);
        _bench = new LogWorkbench(files, events, size.RecordBytes);
        _witness = new TableWitness(_bench, _logs);
    }

    /// <summary>The drive.</summary>
    public readonly IFileSystem Files;

    /// <summary>The longest record of any table.</summary>
    public readonly int RecordBytes;

    /// <summary>Where tables read and build their records.</summary>
    public readonly RecordBuffer Records;

    /// <summary>Number of tables.</summary>
    public int TableCount => _logs.Count;

    /// <summary>Number of owner's files.</summary>
    public int FileCount => _fileNames.Count;

    /// <summary>The records of a table, by its place in the order of ranks.</summary>
    public RecordLog LogAt(int table) => (RecordLog)_logs[table];

    /// <summary>How the records of a table look in a backup.</summary>
    public TableForm FormAt(int table) => (TableForm)_forms[table];

    /// <summary>The rank of a table; no other table has it.</summary>
    public int RankAt(int table) => _ranks[table];

    /// <summary>The name of an owner's file.</summary>
    public string FileAt(int file) => (string)_fileNames[file];

    /// <summary>How many bytes of it the box reads.</summary>
    public int FileLimitAt(int file) => _fileLimits[file];

    /// <summary>Registers a table. It is opened when all are known.</summary>
    /// <param name="rank">
    /// Its place in backups and restores: a table comes before those that its records refer to. One rank a table, and never another one later.
    /// </param>
    /// <param name="form">Its name and its part of a backup.</param>
    /// <param name="rows">Most records.</param>
    /// <param name="recordBytes">Longest record, at most <see cref="RecordBytes"/>.</param>
    /// <param name="fileBytes">Bytes of flash that it may take.</param>
    public RecordLog Table(int rank, TableForm form, int rows, int recordBytes, int fileBytes)
    {
        RecordLog log = new(form.Name, rows, recordBytes, fileBytes, _bench);
        int place = 0;
        while (place < _ranks.Length && _ranks[place] < rank) place++;
        int[] ranks = new int[_ranks.Length + 1];
        Array.Copy(_ranks, 0, ranks, 0, place);
        ranks[place] = rank;
        Array.Copy(_ranks, place, ranks, place + 1, _ranks.Length - place);
        _ranks = ranks;
        _logs.Insert(place, log);
        _forms.Insert(place, form);
        return log;
    }

    /// <summary>Registers a text file that the owner may put on the drive; it is part of backups.</summary>
    /// <param name="name">Its name on the drive.</param>
    /// <param name="limit">Bytes of it that count.</param>
    public void OwnersFile(string name, int limit)
    {
        int[] limits = new int[_fileLimits.Length + 1];
        Array.Copy(_fileLimits, 0, limits, 0, _fileLimits.Length);
        limits[_fileLimits.Length] = limit;
        _fileLimits = limits;
        _fileNames.Add(name);
    }

    /// <summary>Tables whose records are gone for no reason that the box knows: their files were deleted or cut. 0 when all is well.</summary>
    public int LostTables => _witness.Lost;

    /// <summary>Opens all tables. Gives the first result that is not Ok: then these files are not to be used.</summary>
    public StorageResult Open()
    {
        StorageResult first = StorageResult.Ok;
        try
        {
            Files.CreateDirectory();
        }
        catch (Exception exception)
        {
            _bench.Say("the folder for what the box keeps cannot be made: " + exception.Message);
            return exception is OutOfMemoryException ? StorageResult.NoMemory : StorageResult.WriteFailed;
        }
        _bench.BeginOpening();
        for (int i = 0; i < _logs.Count; i++)
        {
            StorageResult result = LogAt(i).Open();
            if (first == StorageResult.Ok) first = result;
        }
        _bench.EndOpening();
        if (first == StorageResult.Ok) _witness.Compare();
        return first;
    }

    /// <summary>A commit failed: what the tables know of their files may not be true.</summary>
    public void Doubt()
    {
        for (int i = 0; i < _logs.Count; i++) LogAt(i).Doubt();
    }
}
