using System;
using System.IO;
using PocketSpy.Core;
using PocketSpy.Storage;
using PocketSpy.Wire;

namespace PocketSpy.Web.Backup;

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
    private readonly IFileSystem _files;
    private readonly EventLog _events;
    private readonly IRandom _random;
    private readonly int _driveBytes;
    private readonly RestoreTarget _target;
    private LeftOut _leftOut;

    /// <param name="keeper">All that is kept.</param>
    /// <param name="tools">What all services share; the owner's settings are loaded.</param>
    /// <param name="driveBytes">Bytes that all files together may have.</param>
    public Restorer(Keeper keeper, ServiceTools tools, int driveBytes)
    {
        _keeper = keeper;
        _files = keeper.Files;
        _events = tools.Events;
        _random = tools.Random;
        _driveBytes = driveBytes;
        _target = new RestoreTarget(keeper, tools.Owner);
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
        int blocks = (_keeper.TableCount + _keeper.FileCount) * BlockBytes;
        bool hasRoom = UsedBytes(_files, null) + check.DriveBytes + blocks <= _driveBytes;
        if (hasRoom)
        {
            try
            {
                WriteTables();
            }
            catch (Exception exception)
            {
                _target.CloseAll();
                for (int i = 0; i < _keeper.TableCount; i++) LogWriter.Drop(_keeper.LogAt(i));
                if (exception is OutOfMemoryException)
                {
                    _events.Write("the backup could not be put in: " + EventTexts.MemoryShort + ". Nothing was changed, the next start tries again");
                    return;
                }
                _files.Delete(BackupForm.PendingFile);
                _events.Write("the backup could not be put in (" + exception.Message + "). Nothing was changed");
                return;
            }
        }
        else
        {
            for (int i = 0; i < _keeper.TableCount; i++) LogWriter.DropLog(_keeper.LogAt(i));
            WriteTables();
        }
        _files.Move(BackupForm.PendingFile, BackupForm.DecidedFile);
        Conclude();
    }

    private void WriteTables()
    {
        byte[] drawn = new byte[4];
        _random.Fill(drawn, 0, 4);
        _target.ExpectTables(BigEndian.Read32(drawn, 0));
        Read(BackupForm.PendingFile, _target);
        _target.EndTables();
    }

    private void Conclude()
    {
        // A table that the backup leaves empty is not lost.
        TableWitness.Forget(_files);
        string[] names = _files.List();
        for (int i = 0; i < _keeper.TableCount; i++) LogWriter.Promote(_keeper.LogAt(i), names);
        if (!TryFinish() && !TryFinish()) _events.Write("of the backup, settings and text files could not all be written");
        _files.Delete(BackupForm.DecidedFile);
        if (_leftOut is not null && _leftOut.Count > 0) _events.Write("the backup holds " + _leftOut.Text + " that this box does not keep");
        _events.Write("the backup was put in");
    }

    private bool TryFinish()
    {
        _target.ExpectRest();
        try
        {
            _leftOut = Read(BackupForm.DecidedFile, _target).LeftOut;
            return true;
        }
        catch (OutOfMemoryException)
        {
            // The next start goes on from here.
            _target.CloseAll();
            throw;
        }
        catch (Exception)
        {
            // Said when it fails again.
        }
        _target.CloseAll();
        return false;
    }

    private BackupReader Read(string name, RestoreTarget target)
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

    private static bool Contains(string[] names, string name)
    {
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i] == name) return true;
        }
        return false;
    }
}
