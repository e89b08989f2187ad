using PocketSpy.Storage;

namespace PocketSpy.Web.Http;

/// <summary>A file on its way to a client, and how far it has come.</summary>
internal sealed class FileBody : IBodySource
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

    public int Size { get; }

    public bool IsAtEnd => _position == Size;

    /// <summary>Reads the next bytes. Gives their number; 0 at the end, and before it when the file has become shorter.</summary>
    public int Read(byte[] buffer, int offset, int limit)
    {
        if (limit > Size - _position) limit = Size - _position;
        int count = limit == 0 ? 0 : _files.Read(Name, _position, buffer, offset, limit);
        _position += count;
        return count;
    }
}
