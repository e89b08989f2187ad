using System.Collections.Generic;
using System.IO;
using PocketSpy.Storage;

namespace PocketSpy.Benchmarks.Presence;

/// <summary>A drive in memory: no disk is measured.</summary>
internal sealed class MemoryDrive : IFileSystem, IStorageEvents
{
    private readonly Dictionary<string, MemoryStream> _files = [];

    public bool HasUncommitted => false;

    public void Commit()
    {
    }

    public void CreateDirectory()
    {
    }

    public IFileSystem OpenFolder(string name) => null;

    public string[] List() => [.. _files.Keys];

    public bool Exists(string name) => _files.ContainsKey(name);

    public int Size(string name) => (int)_files[name].Length;

    public int Read(string name, int position, byte[] buffer, int offset, int count)
    {
        MemoryStream file = _files[name];
        file.Position = position;
        return file.Read(buffer, offset, count);
    }

    public void Append(string name, byte[] buffer, int offset, int count)
    {
        if (!_files.TryGetValue(name, out MemoryStream file)) _files[name] = file = new MemoryStream();
        file.Position = file.Length;
        file.Write(buffer, offset, count);
    }

    public IFileWriter Create(string name) => new Writer(_files[name] = new MemoryStream());

    public void Delete(string name) => _files.Remove(name);

    public void Move(string source, string target)
    {
        if (Exists(target)) throw new IOException(target + " is there.");
        _files[target] = _files[source];
        _files.Remove(source);
    }

    public void Log(string line)
    {
    }

    private sealed class Writer(MemoryStream file) : IFileWriter
    {
        public void Write(byte[] buffer, int offset, int count) => file.Write(buffer, offset, count);

        public void Close()
        {
        }
    }
}
