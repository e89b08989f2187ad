using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using PocketSpy.Storage;

namespace PocketSpy.Box.Host;

/// <summary>
/// A folder of this PC whose content outlives a power cut: everything is on the disk when its call returns, but what is appended, which
/// is with the next <see cref="Commit"/>. A commit that fails cuts the files back to the one before.
/// </summary>
public sealed class SyncedFileSystem : IFileSystem
{
    private readonly string _directory;
    private readonly DiskFileSystem _files;
    private readonly IDiskSync _sync;

    // Files with appended bytes, each with its length at the last commit.
    private readonly Dictionary<string, int> _appended = [];

    /// <summary>Uses a folder. Nothing is made or read yet.</summary>
    public SyncedFileSystem(string directory)
        : this(directory, new DiskSync())
    {
    }

    /// <summary>Uses a folder, with another way to its disk.</summary>
    public SyncedFileSystem(string directory, IDiskSync sync)
    {
        _directory = Path.GetFullPath(directory);
        _files = new DiskFileSystem(_directory);
        _sync = sync;
    }

    /// <inheritdoc />
    public bool HasUncommitted => _appended.Count > 0;

    /// <inheritdoc />
    public void Commit()
    {
        try
        {
            // At once: the journal of the file system takes them together.
            if (_appended.Count == 1) _sync.File(PathOf(_appended.Keys.First()));
            else Parallel.ForEach(_appended.Keys, name => _sync.File(PathOf(name)));
        }
        catch (Exception exception)
        {
            foreach ((string name, int length) in _appended) CutBack(name, length);
            throw exception is AggregateException several ? several.InnerExceptions[0] : exception;
        }
        finally
        {
            _appended.Clear();
        }
    }

    /// <inheritdoc />
    public void CreateDirectory()
    {
        if (Directory.Exists(_directory)) return;
        _files.CreateDirectory();
        if (Path.GetDirectoryName(_directory) is string parent) _sync.Directory(parent);
    }

    /// <inheritdoc />
    public IFileSystem OpenFolder(string name) => _files.OpenFolder(name);

    /// <inheritdoc />
    public string[] List() => _files.List();

    /// <inheritdoc />
    public bool Exists(string name) => _files.Exists(name);

    /// <inheritdoc />
    public int Size(string name) => _files.Size(name);

    /// <inheritdoc />
    public int Read(string name, int position, byte[] buffer, int offset, int count) => _files.Read(name, position, buffer, offset, count);

    /// <inheritdoc />
    public void Append(string name, byte[] buffer, int offset, int count)
    {
        if (!_appended.ContainsKey(name)) _appended[name] = _files.Size(name);
        _files.Append(name, buffer, offset, count);
    }

    /// <inheritdoc />
    public IFileWriter Create(string name)
    {
        _appended.Remove(name);
        return new Writer(this, name, _files.Create(name));
    }

    /// <inheritdoc />
    public void Delete(string name)
    {
        _appended.Remove(name);
        if (!_files.Exists(name)) return;
        _files.Delete(name);
        _sync.Directory(_directory);
    }

    /// <inheritdoc />
    public void Move(string source, string target)
    {
        _files.Move(source, target);
        _appended.Remove(source);
        _sync.Directory(_directory);
    }

    private string PathOf(string name) => Path.Combine(_directory, name);

    private void CutBack(string name, int length)
    {
        try
        {
            using FileStream stream = new(PathOf(name), FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            stream.SetLength(length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The drive does nothing any more: whoever opens the file again finds out what it holds.
        }
    }

    private sealed class Writer(SyncedFileSystem files, string name, IFileWriter inner) : IFileWriter
    {
        private bool _isClosed;

        public void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

        public void Close()
        {
            if (_isClosed) return;
            _isClosed = true;
            inner.Close();
            files._sync.File(files.PathOf(name));
            files._sync.Directory(files._directory);
        }
    }
}
