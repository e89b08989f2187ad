using System.IO;

namespace PocketSpy.Storage;

/// <summary>A file of a <see cref="DiskFileSystem"/> that is being written.</summary>
internal sealed class DiskFileWriter : IFileWriter
{
    private FileStream _stream;

    internal DiskFileWriter(FileStream stream)
    {
        _stream = stream;
    }

    public void Write(byte[] buffer, int offset, int count) => _stream.Write(buffer, offset, count);

    public void Close()
    {
        FileStream stream = _stream;
        _stream = null;
        if (stream is not null) DiskFileSystem.Close(stream);
    }
}
