using System;

namespace PocketSpy.Storage.Tests.Host;

/// <summary>One file in memory, which notes what this thread had allocated when its size was last asked.</summary>
internal sealed class NotingFileSystem : IFileSystem, IFileWriter
{
    private readonly byte[] _content = new byte[1 << 20];
    private int _length = -1;

    internal long AllocatedAtSize { get; private set; }

    public bool HasUncommitted => false;

    public void Commit()
    {
    }

    public void CreateDirectory()
    {
    }

    public IFileSystem OpenFolder(string name) => null;

    public string[] List() => _length < 0 ? [] : ["t.log"];

    public bool Exists(string name) => _length >= 0;

    public int Size(string name)
    {
        AllocatedAtSize = GC.GetAllocatedBytesForCurrentThread();
        return _length;
    }

    public int Read(string name, int position, byte[] buffer, int offset, int count)
    {
        count = Math.Min(count, _length - position);
        Array.Copy(_content, position, buffer, offset, count);
        return count;
    }

    public void Append(string name, byte[] buffer, int offset, int count) => Write(buffer, offset, count);

    public IFileWriter Create(string name)
    {
        _length = 0;
        return this;
    }

    public void Delete(string name) => _length = -1;

    public void Move(string source, string target) => throw new NotSupportedException();

    public void Write(byte[] buffer, int offset, int count)
    {
        Array.Copy(buffer, offset, _content, _length, count);
        _length += count;
    }

    public void Close()
    {
    }
}
