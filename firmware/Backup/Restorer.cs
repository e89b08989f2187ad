using System;
using System.IO;
using PocketSpy.Core;
using PocketSpy.Core.Owner;
using PocketSpy.Presence.Profiles;
using PocketSpy.Storage;
using PocketSpy.Web.Owner;

namespace PocketSpy.Backup;

/// <summary>
/// Puts an uploaded backup in at the start of the box, before its tables are opened. First the new tables are written beside the old ones; then the
/// backup gets another name, which decides; then they take their places and the rest is written. Cut at any point, the next start
/// comes to the same end: before the decision by doing all anew, behind it by going on.
/// </summary>
public sealed class Restorer
{
    private const int ChunkBytes = 512;
    private const int BlockBytes = 4_096;

    private readonly Keeper _keeper;
    private readonly OwnerStore _owner;
    private readonly IFileSystem _files;
    private readonly IEventSink _events;
    private readonly IRandom _random;
    private readonly int _driveBytes;
    private bool _isDecided;
    private uint _generation;
    private int _begun;
    private LogWriter _log;
    private IFileWriter _writer;
    private int _file;
    private int _filesWritten;

    /// <param name="keeper">All that is kept.</param>
    /// <param name="owner">The settings of now, loaded.</param>
    /// <param name="events">Told what is done.</param>
    /// <param name="random">Draws what tells new files from old ones.</param>
    /// <param name="driveBytes">Bytes that all files together may have.</param>
    public Restorer(Keeper keeper, OwnerStore owner, IEventSink events, IRandom random, int driveBytes)
    {
        _keeper = keeper;
        _owner = owner;
        _files = keeper.Files;
        _events = events;
        _random = random;
        _driveBytes = driveBytes;
    }

    /// <summary>
    /// Puts a backup in when there is one. Anything but Ok: that could not be brought to an end, the tables must not be opened, and the next start
    /// tries again. A backup that cannot be put in is deleted, and the box keeps what it has. Never throws.
    /// </summary>
    public StorageResult Run()
    {
        bool isThere = false;
        try
        {
            _files.CreateDirectory();
            string[] names = _files.List();
            if (Contains(names, BackupForm.UploadFile)) _files.Delete(BackupForm.UploadFile);
            isThere = Contains(names, BackupForm.DecidedFile) || Contains(names, BackupForm.PendingFile);
            if (Contains(names, BackupForm.DecidedFile)) Conclude();
            if (Contains(names, BackupForm.PendingFile)) Begin();
            return StorageResult.Ok;
        }
        catch (Exception exception)
        {
            _events.Write((isThere ? "the backup could not be put in to its end (" : "the drive cannot be used (") + exception.Message + "): restart the box to try again");
            return isThere ? StorageResult.WriteFailed : StorageResult.ReadFailed;
        }
    }

    /// <summary>Bytes of the drive that a directory's files take, without the one that is to be replaced.</summary>
    internal static int UsedBytes(IFileSystem files, string without)
    {
        string[] names = files.List();
        int sum = 0;
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i] != without) sum += (files.Size(names[i]) + BlockBytes - 1) / BlockBytes * BlockBytes;
        }
        return sum;
    }

    internal OwnerSettings CurrentSettings()
    {
        OwnerSettings settings = new();
        settings.CopyFrom(_owner.Settings);
        return settings;
    }

    internal void Take(OwnerSettings settings)
    {
        if (_isDecided) _owner.Save(settings);
    }

    internal void BeginTable(int table)
    {
        if (_isDecided) return;
        _log = new LogWriter(_keeper.LogAt(table), _generation);
        _begun |= 1 << table;
    }

    internal void Add(long key, byte[] record, int count)
    {
        if (_log is not null) _log.Add(key, record, 0, count);
    }

    internal void EndTable()
    {
        LogWriter log = _log;
        _log = null;
        if (log is not null) log.Close(true);
    }

    internal void BeginFile(int file)
    {
        if (!_isDecided) return;
        _file = file;
        _filesWritten |= 1 << file;
        _writer = _files.Create(BackupForm.UploadFile);
    }

    internal void AddText(byte[] text, int count)
    {
        if (_writer is not null) _writer.Write(text, 0, count);
    }

    internal void EndFile()
    {
        if (_writer is null) return;
        _writer.Close();
        _writer = null;
        _files.Delete(BackupForm.FileName(_file));
        _files.Move(BackupForm.UploadFile, BackupForm.FileName(_file));
    }

    internal void EndFiles()
    {
        if (!_isDecided) return;
        for (int i = 0; i < BackupForm.FileCount; i++)
        {
            if ((_filesWritten & (1 << i)) == 0) _files.Delete(BackupForm.FileName(i));
        }
    }

    private void Begin()
    {
        _events.Write("a backup is being put in");
        BackupReader check = Read(BackupForm.PendingFile, null);
        if (check.Problem is not null)
        {
            _events.Write("the backup cannot be put in, " + check.Problem + ". Nothing was changed");
            _files.Delete(BackupForm.PendingFile);
            return;
        }
        // With no room for both, the old tables go first: what is to come was read to its end a moment ago.
        int blocks = (BackupForm.TableCount + BackupForm.FileCount) * BlockBytes;
        bool hasRoom = UsedBytes(_files, null) + check.DriveBytes + blocks <= _driveBytes;
        if (hasRoom)
        {
            try
            {
                WriteTables();
            }
            catch (Exception exception)
            {
                CloseAll();
                DropTables();
                _files.Delete(BackupForm.PendingFile);
                _events.Write("the backup could not be put in (" + exception.Message + "). Nothing was changed");
                return;
            }
        }
        else
        {
            for (int i = 0; i < BackupForm.TableCount; i++) LogWriter.DropLog(_keeper.LogAt(i));
            WriteTables();
        }
        _files.Move(BackupForm.PendingFile, BackupForm.DecidedFile);
        Conclude();
    }

    private void WriteTables()
    {
        byte[] drawn = new byte[4];
        _random.Fill(drawn, 0, 4);
        _generation = ((uint)drawn[0] << 24) | ((uint)drawn[1] << 16) | ((uint)drawn[2] << 8) | drawn[3];
        _isDecided = false;
        _begun = 0;
        Read(BackupForm.PendingFile, this);
        // A table that the backup knows nothing of is an empty one.
        for (int i = 0; i < BackupForm.TableCount; i++)
        {
            if ((_begun & (1 << i)) != 0) continue;
            BeginTable(i);
            EndTable();
        }
    }

    private void Conclude()
    {
        string[] names = _files.List();
        for (int i = 0; i < BackupForm.TableCount; i++) LogWriter.Promote(_keeper.LogAt(i), names);
        _isDecided = true;
        if (!TryFinish() && !TryFinish()) _events.Write("of the backup, settings and text files could not all be written");
        _files.Delete(BackupForm.DecidedFile);
        _events.Write("the backup was put in");
    }

    private bool TryFinish()
    {
        _filesWritten = 0;
        try
        {
            Read(BackupForm.DecidedFile, this);
            return true;
        }
        catch (Exception)
        {
            // Said when it fails again.
        }
        CloseAll();
        return false;
    }

    private BackupReader Read(string name, Restorer target)
    {
        BackupReader reader = new(_keeper) { Target = target };
        byte[] chunk = new byte[ChunkBytes];
        int size = _files.Size(name);
        for (int at = 0; at < size;)
        {
            int count = _files.Read(name, at, chunk, 0, ChunkBytes);
            if (count <= 0 || !reader.Write(chunk, 0, count)) break;
            at += count;
        }
        if (!reader.Finish() && target is not null) throw new IOException(reader.Problem);
        return reader;
    }

    private void CloseAll()
    {
        LogWriter log = _log;
        IFileWriter writer = _writer;
        _log = null;
        _writer = null;
        try
        {
            if (log is not null) log.Close(false);
            if (writer is not null) writer.Close();
        }
        catch (Exception)
        {
            // They are written anew, or go.
        }
    }

    private void DropTables()
    {
        for (int i = 0; i < BackupForm.TableCount; i++) LogWriter.Drop(_keeper.LogAt(i));
    }

    private static bool Contains(string[] names, string name)
    {
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i] == name) return true;
        }
        return false;
    }
}
