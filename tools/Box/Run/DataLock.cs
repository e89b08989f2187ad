using System;
using System.IO;

namespace PocketSpy.Box.Run;

/// <summary>Keeps a second box from writing to the same folder. The operating system lets go when the process ends, however it ends.</summary>
public sealed class DataLock : IDisposable
{
    private const string FileName = "in-use";

    private readonly FileStream _file;

    private DataLock(FileStream file)
    {
        _file = file;
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
        try
        {
            return new DataLock(new FileStream(Path.Combine(directory, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problem = $"The folder {directory} is in use by another box or cannot be written to. Stop that box, or choose another folder with --data DIR.";
            return null;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();
}
