using PocketSpy.Storage;

namespace PocketSpy.Services.Http;

/// <summary>A file on its way to a client, and how far it has come.</summary>
internal sealed class FileBody
{
    private readonly IFileSystem _files;
    private int _position;

    public FileBody(IFileSystem files, string name, int size)
    {
        _files = files;
        Name = name;
        Size = size;
    }

    public string Name { get; }

    /// <summary>All bytes; what the head announces.</summary>
    public int Size { get; }

    /// <summary>Bytes not read yet.</summary>
    public int Rest => Size - _position;

    /// <summary>Reads the next bytes. Gives their number; 0 at the end, and before it when the file has become shorter.</summary>
    public int Read(byte[] buffer, int offset, int limit)
    {
        if (limit > Rest) limit = Rest;
        int count = limit == 0 ? 0 : _files.Read(Name, _position, buffer, offset, limit);
        _position += count;
        return count;
    }
}
