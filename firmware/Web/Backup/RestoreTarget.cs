using System;
using PocketSpy.Core;
using PocketSpy.Core.Owner;
using PocketSpy.Storage;

namespace PocketSpy.Web.Backup;

/// <summary>
/// Takes what is read of a backup: before the decision its tables, into files beside the old ones; behind it the settings and the owner's files.
/// Throws as files do.
/// </summary>
internal sealed class RestoreTarget
{
    private readonly Keeper _keeper;
    private readonly OwnerStore _owner;
    private readonly IFileSystem _files;
    private readonly bool[] _begun;
    private readonly bool[] _written;
    private bool _isDecided;
    private uint _generation;
    private LogWriter _log;
    private IFileWriter _writer;
    private int _file;

    public RestoreTarget(Keeper keeper, OwnerStore owner)
    {
        _keeper = keeper;
        _owner = owner;
        _files = keeper.Files;
        _begun = new bool[keeper.TableCount];
        _written = new bool[keeper.FileCount];
    }

    /// <summary>Next the tables come.</summary>
    public void ExpectTables(uint generation)
    {
        _isDecided = false;
        _generation = generation;
        for (int i = 0; i < _begun.Length; i++) _begun[i] = false;
    }

    /// <summary>Next the rest comes.</summary>
    public void ExpectRest()
    {
        _isDecided = true;
        for (int i = 0; i < _written.Length; i++) _written[i] = false;
    }

    /// <summary>A copy of what is set now.</summary>
    public OwnerSettings CurrentSettings()
    {
        OwnerSettings settings = new();
        settings.CopyFrom(_owner.Settings);
        return settings;
    }

    public void Take(OwnerSettings settings)
    {
        if (_isDecided) _owner.Save(settings);
    }

    public void BeginTable(int table)
    {
        if (_isDecided) return;
        _log = new LogWriter(_keeper.LogAt(table), _generation);
        _begun[table] = true;
    }

    public void Add(long key, byte[] record, int count)
    {
        if (_log is not null) _log.Add(key, record, 0, count);
    }

    public void EndTable()
    {
        LogWriter log = _log;
        _log = null;
        if (log is not null) log.Close(true);
    }

    /// <summary>All tables have come. One that the backup knows nothing of is an empty one.</summary>
    public void EndTables()
    {
        for (int i = 0; i < _begun.Length; i++)
        {
            if (_begun[i]) continue;
            BeginTable(i);
            EndTable();
        }
    }

    public void BeginFile(int file)
    {
        if (!_isDecided) return;
        _file = file;
        _written[file] = true;
        _writer = _files.Create(BackupForm.UploadFile);
    }

    public void AddText(byte[] text, int count)
    {
        if (_writer is not null) _writer.Write(text, 0, count);
    }

    public void EndFile()
    {
        if (_writer is null) return;
        _writer.Close();
        _writer = null;
        _files.Delete(_keeper.FileAt(_file));
        _files.Move(BackupForm.UploadFile, _keeper.FileAt(_file));
    }

    public void EndFiles()
    {
        if (!_isDecided) return;
        for (int i = 0; i < _written.Length; i++)
        {
            if (!_written[i]) _files.Delete(_keeper.FileAt(i));
        }
    }

    /// <summary>Closes what is open after a failure. Never throws.</summary>
    public void CloseAll()
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
}
