namespace PocketSpy.Storage.Tests;

/// <summary>An open file of a <see cref="FaultyFileSystem"/>.</summary>
internal sealed class FaultyWriter : IFileWriter
{
    private readonly FaultyFileSystem _files;
    private readonly string _name;
    private byte[] _written = new byte[0];
    private bool _closed;

    internal FaultyWriter(FaultyFileSystem files, string name)
    {
        _files = files;
        _name = name;
    }

    public void Write(byte[] buffer, int offset, int count)
    {
        _written = _files.Write(_name, _written, buffer, offset, count);
    }

    public void Close()
    {
        if (_closed) return;
        _closed = true;
        _files.Close(_name, _written);
    }
}
