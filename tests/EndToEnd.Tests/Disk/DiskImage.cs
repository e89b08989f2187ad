using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using PocketSpy.Box.Host;

namespace PocketSpy.EndToEnd.Tests.Disk;

/// <summary>
/// What a disk holds for sure, beside the folder that the operating system shows: contents that were flushed, under names that were flushed. A cut of the
/// power leaves this, and of all else nothing.
/// </summary>
internal sealed class DiskImage : IDiskSync
{
    private readonly object _lock = new();

    // A file has no number here that a move would keep: it is known by what was flushed of it, which its content begins with.
    private readonly List<byte[]> _flushed = [];
    private Dictionary<string, byte[]> _image = [];

    /// <summary>Called before each flush, when the operating system may already have written some of it by itself.</summary>
    public Action Before { get; set; }

    /// <summary>Flushes that were asked for.</summary>
    public int Flushes { get; private set; }

    /// <summary>Flushes from now on that fail.</summary>
    public int Failures { get; set; }

    /// <summary>While it is not set, flushes do not come back.</summary>
    public ManualResetEventSlim Gate { get; } = new(true);

    /// <summary>Set when a flush waits at the gate.</summary>
    public ManualResetEventSlim IsWaiting { get; } = new();

    /// <summary>What is on the disk now: names and contents.</summary>
    public Dictionary<string, byte[]> Take()
    {
        lock (_lock) return new Dictionary<string, byte[]>(_image);
    }

    /// <summary>Writes what is on the disk now into a folder.</summary>
    public void CopyTo(string folder)
    {
        System.IO.Directory.CreateDirectory(folder);
        foreach ((string name, byte[] content) in Take()) System.IO.File.WriteAllBytes(Path.Combine(folder, name), content);
    }

    public void File(string path)
    {
        Begin();
        byte[] content = System.IO.File.ReadAllBytes(path);
        string name = Path.GetFileName(path);
        lock (_lock)
        {
            _flushed.Add(content);
            if (_image.TryGetValue(name, out byte[] old) && content.AsSpan().StartsWith(old)) _image[name] = content;
        }
    }

    public void Directory(string path)
    {
        Begin();
        Dictionary<string, byte[]> image = [];
        lock (_lock)
        {
            foreach (string file in System.IO.Directory.GetFiles(path))
            {
                byte[] content = System.IO.File.ReadAllBytes(file);
                image[Path.GetFileName(file)] = _flushed.Where(flushed => content.AsSpan().StartsWith(flushed)).MaxBy(flushed => flushed.Length) ?? [];
            }
            _image = image;
        }
    }

    private void Begin()
    {
        Before?.Invoke();
        IsWaiting.Set();
        Gate.Wait();
        lock (_lock)
        {
            Flushes++;
            if (Failures <= 0) return;
            Failures--;
        }
        throw new IOException("no space left on the disk");
    }
}
