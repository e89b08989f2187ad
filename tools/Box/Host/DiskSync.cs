using System;
using System.IO;
using System.Runtime.InteropServices;

namespace PocketSpy.Box.Host;

/// <summary>The disk of this PC.</summary>
public sealed partial class DiskSync : IDiskSync
{
    private const int ReadOnly = 0;

    /// <inheritdoc />
    public void File(string path)
    {
        // What others wrote to the same file through other handles is flushed as well.
        using FileStream stream = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        stream.Flush(true);
    }

    /// <inheritdoc />
    public void Directory(string path)
    {
        // Windows keeps a journal of names and has no such call.
        if (OperatingSystem.IsWindows()) return;
        int handle = Open(path, ReadOnly);
        if (handle < 0) throw Failure("opened", path);
        try
        {
            if (Synchronize(handle) != 0) throw Failure("written", path);
        }
        finally
        {
            _ = Close(handle);
        }
    }

    private static IOException Failure(string what, string path) =>
        new($"the folder {path} could not be {what}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Synchronize(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
