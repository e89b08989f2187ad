using System;
using System.IO;

namespace PocketSpy.Storage;

/// <summary>
/// Finds the file that counts, and finishes what a cut of the power left half done. Only a compaction makes the new file,
/// and it deletes the old one only when the new one is whole: so the old file counts if it is there, else the new one.
/// Each step may itself be cut and is then done again at the next opening.
/// </summary>
internal sealed class LogOpener
{
    private readonly IFileSystem _files;
    private readonly IStorageEvents _events;
    private readonly LogHeader _header;
    private readonly byte[] _buffer;
    private readonly string _name;
    private readonly string _newName;
    private readonly string[] _names;
    private LogHeaderState _state;

    internal LogOpener(LogWorkbench bench, string name, string newName)
    {
        _files = bench.Files;
        _events = bench.Events;
        _header = bench.Header;
        _buffer = bench.Buffer;
        _name = name;
        _newName = newName;
        _names = bench.Names;
    }

    /// <summary>The bytes of the file; 0 when there is none yet.</summary>
    internal int Length { get; private set; }

    internal uint Generation => _header.Generation;

    internal bool HeaderDamaged => _state == LogHeaderState.Damaged;

    internal StorageResult Run()
    {
        bool writing = false;
        try
        {
            // The list and not Exists, which on the device also says no when it cannot tell.
            string[] names = _names ?? _files.List();
            bool isOld = Contains(names, _name);
            bool isNew = Contains(names, _newName);

            bool oldCounts = isOld && Counts(_name);
            if (!oldCounts && !(isNew && Counts(_newName)))
            {
                Length = 0;
                if (isOld || _files.OpenFolder(_name) is null) return StorageResult.Ok;
                _events.Log(EventText.IsFolder(_name));
                return StorageResult.UnknownFormat;
            }
            if (_state is LogHeaderState.Newer or LogHeaderState.None) return Refuse(oldCounts ? _name : _newName);
            if (HeaderDamaged) _events.Log(EventText.HeaderDamaged(_name));
            if (!isNew) return StorageResult.Ok;

            writing = !oldCounts;
            if (oldCounts) DropNew();
            else Promote(isOld);
            _events.Log(EventText.Finished(_name));
            return StorageResult.Ok;
        }
        catch (OutOfMemoryException)
        {
            return StorageResult.NoMemory;
        }
        catch (Exception)
        {
            _events.Log(writing ? EventText.WriteFailed(_name) : EventText.Unreadable(_name));
            return writing ? StorageResult.WriteFailed : StorageResult.ReadFailed;
        }
    }

    /// <summary>Whether a file holds more than an unfinished header, which is what a cut at the very first write leaves.</summary>
    private bool Counts(string name)
    {
        Length = _files.Size(name);
        int wanted = Length < LogHeader.Size ? Length : LogHeader.Size;
        if (_files.Read(name, 0, _buffer, 0, wanted) != wanted) throw new IOException("short read");
        _state = _header.Read(_buffer, wanted);
        return _state != LogHeaderState.None || Length > LogHeader.Size;
    }

    private StorageResult Refuse(string name)
    {
        _events.Log(_state == LogHeaderState.Newer ? EventText.Newer(name) : EventText.NotALog(name));
        return StorageResult.UnknownFormat;
    }

    private void Promote(bool isOld)
    {
        if (isOld) _files.Delete(_name);
        _files.Move(_newName, _name);
    }

    private void DropNew()
    {
        try
        {
            _files.Delete(_newName);
        }
        catch (Exception)
        {
            // It does no harm beside the old file, and the next compaction overwrites it.
        }
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
