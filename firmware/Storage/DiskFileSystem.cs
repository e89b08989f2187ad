using System;
using System.IO;

namespace PocketSpy.Storage;

/// <summary>
/// One directory of a real drive: littlefs on the device, any file system on the PC.
/// On the device closed means in flash. On a PC, bytes of a closed file outlive a killed process, because the operating system holds them,
/// but not a power cut: there <c>SyncedFileSystem</c> of the tools stands around this one.
/// </summary>
public sealed class DiskFileSystem : IFileSystem
{
    private const int EnoughToCollect = 512;

    private static byte[] _room;

    private readonly string _directory;

    /// <summary>Uses a directory, such as <c>I:\box</c> or <c>./box-data</c>. Nothing is made or read yet.</summary>
    public DiskFileSystem(string directory)
    {
        _directory = directory;
    }

    /// <inheritdoc/>
    public bool HasUncommitted => false;

    /// <inheritdoc/>
    public void Commit()
    {
    }

    /// <inheritdoc/>
    public IFileSystem OpenFolder(string name)
    {
        string path = PathOf(name);
        return Directory.Exists(path) ? new DiskFileSystem(path) : null;
    }

    /// <inheritdoc/>
    public void CreateDirectory()
    {
        if (!Directory.Exists(_directory)) Directory.CreateDirectory(_directory);
    }

    /// <inheritdoc/>
    public string[] List()
    {
        string[] names = Directory.GetFiles(_directory);
        for (int i = 0; i < names.Length; i++) names[i] = Path.GetFileName(names[i]);
        return names;
    }

    /// <inheritdoc/>
    public bool Exists(string name) => File.Exists(PathOf(name));

    /// <inheritdoc/>
    public int Size(string name)
    {
        long length = new FileInfo(PathOf(name)).Length;
        if (length > int.MaxValue) throw new IOException("file too large");
        return (int)length;
    }

    /// <inheritdoc/>
    public int Read(string name, int position, byte[] buffer, int offset, int count)
    {
        FileStream stream = Open(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        try
        {
            stream.Seek(position, SeekOrigin.Begin);
            int total = 0;
            while (total < count)
            {
                int got = stream.Read(buffer, offset + total, count - total);
                if (got <= 0) break;
                total += got;
            }
            return total;
        }
        finally
        {
            Close(stream);
        }
    }

    /// <inheritdoc/>
    public void Append(string name, byte[] buffer, int offset, int count)
    {
        FileStream stream = Open(PathOf(name), FileMode.Open, FileAccess.Write, FileShare.Read);
        try
        {
            stream.Seek(0, SeekOrigin.End);
            stream.Write(buffer, offset, count);
        }
        finally
        {
            Close(stream);
        }
    }

    /// <inheritdoc/>
    public IFileWriter Create(string name)
    {
        // Delete, because FileMode.Create on an existing file needs a SetLength that not every driver of the device has.
        string path = PathOf(name);
        File.Delete(path);
        return new DiskFileWriter(Open(path, FileMode.Create, FileAccess.Write, FileShare.Read));
    }

    /// <inheritdoc/>
    public void Delete(string name) => File.Delete(PathOf(name));

    /// <inheritdoc/>
    public void Move(string source, string target) => File.Move(PathOf(source), PathOf(target));

    /// <summary>
    /// Closes a file for good. The device's FileStream keeps its finalizer when it is closed: each file would take 100 bytes until the thread for
    /// finalizers runs, which a busy start never lets happen.
    /// </summary>
    internal static void Close(FileStream stream)
    {
        stream.Close();
        GC.SuppressFinalize(stream);
    }

    private string PathOf(string name) => Path.Combine(_directory, name);

    // On the device an object with a finalizer needs a little memory that does not trigger a collection: with the heap full of garbage,
    // opening a file fails though there is room. An ordinary object does trigger it, and then there is room.
    private static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(path, mode, access, share);
        }
        catch (OutOfMemoryException)
        {
            _room = new byte[EnoughToCollect];
            _room = null;
            return new FileStream(path, mode, access, share);
        }
    }
}
