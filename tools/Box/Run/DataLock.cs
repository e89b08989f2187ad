using System;
using System.IO;
using System.Runtime.InteropServices;

namespace PocketSpy.Box.Run;

/// <summary>
/// Keeps a second box from writing to the same folder. What is locked is the folder itself, where the operating system can: a file in it could be
/// deleted, and a second box would lock a new one. The operating system lets go when the process ends, however it ends.
/// </summary>
public sealed partial class DataLock : IDisposable
{
    private const string FileName = "in-use";
    private const string ProbeName = "write-test.tmp";
    private const int ReadOnly = 0;
    private const int Exclusive = 2;
    private const int NotBlocking = 4;
    private const int WouldBlock = 11;
    private const int WouldBlockOnMac = 35;
    private const int None = -1;

    private readonly FileStream _file;
    private readonly int _folder;

    private DataLock(FileStream file, int folder)
    {
        _file = file;
        _folder = folder;
    }

    /// <summary>Takes the folder, making it if needed. Gives null, and why, when that fails.</summary>
    public static DataLock Take(string directory, out string problem)
    {
        problem = null;
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problem = $"The folder {directory} cannot be made: {exception.Message} Choose another one with --data DIR.";
            return null;
        }
        int folder = None;
        FileStream file = null;
        bool isFree = OperatingSystem.IsWindows() ? TryLockFile(directory, out file) : TryLockFolder(directory, out folder);
        if (!isFree) problem = $"The folder {directory} is in use by another box. Stop that box, or choose another folder with --data DIR.";
        else problem = TryWrite(directory);
        DataLock taken = new(file, folder);
        if (problem is null) return taken;
        taken.Dispose();
        return null;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _file?.Dispose();
        if (_folder != None) _ = Close(_folder);
    }

    // Nobody can delete an open file there. A folder that cannot be written to is found out a moment later.
    private static bool TryLockFile(string directory, out FileStream file)
    {
        file = null;
        try
        {
            file = new FileStream(Path.Combine(directory, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
        return true;
    }

    // A file system that knows no locks (some of networks) has none to offer: then the box runs without.
    private static bool TryLockFolder(string directory, out int folder)
    {
        folder = Open(directory, ReadOnly);
        if (folder < 0) return true;
        if (Lock(folder, Exclusive | NotBlocking) == 0) return true;
        return Marshal.GetLastPInvokeError() is not (WouldBlock or WouldBlockOnMac);
    }

    private static string TryWrite(string directory)
    {
        string path = Path.Combine(directory, ProbeName);
        try
        {
            File.WriteAllText(path, FileName);
            File.Delete(path);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"The folder {directory} cannot be written to: {exception.Message} Give this user the right to, free some space, or choose another folder with --data DIR.";
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Lock(int handle, int operation);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
