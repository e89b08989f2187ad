using System;
using System.Collections;
using System.IO;

namespace PocketSpy.Storage.Tests;

/// <summary>
/// A drive in memory with the device's manners: bytes of an open file are lost or torn at a cut of the power, a move
/// refuses to overwrite, a full disk takes a part of a write. Every step that changes the drive counts the ways in which a cut
/// can end it; <see cref="CutAt"/> chooses one of them, and from then on every operation throws until <see cref="PowerOn"/>.
/// </summary>
internal sealed class FaultyFileSystem : IFileSystem
{
    private readonly Hashtable _files = new();
    private readonly Hashtable _folders = new();

    // Files with bytes that are not committed, each with its length at the last commit.
    private readonly Hashtable _appended = new();
    private byte[] _lastDeleted = new byte[0];

    /// <summary>The cut point to die at; -1 for none.</summary>
    internal int CutAt { get; set; } = -1;

    /// <summary>The cut points passed so far.</summary>
    internal int CutPoints { get; private set; }

    internal bool IsDead { get; private set; }

    /// <summary>The bytes that all files together may have.</summary>
    internal int DiskSize { get; set; } = int.MaxValue;

    /// <summary>Whether a write to a full disk leaves its first bytes behind, as on a PC.</summary>
    internal bool FullDiskTears { get; set; }

    /// <summary>The changing operation that throws once; -1 for none.</summary>
    internal int FailChange { get; set; } = -1;

    /// <summary>Whether the failing operation is nevertheless done.</summary>
    internal bool FailsAfterwards { get; set; }

    /// <summary>The read, size or list that throws once; -1 for none.</summary>
    internal int FailRead { get; set; } = -1;

    /// <summary>Whether what throws has found too little memory, and not a failing drive.</summary>
    internal bool LacksMemory { get; set; }

    /// <summary>Whether it throws from then on each time, until <see cref="Mend"/>.</summary>
    internal bool KeepsFailing { get; set; }

    /// <summary>Whether appended bytes are only in a memory that a cut of the power takes away, until they are committed, as on a PC.</summary>
    internal bool Caches { get; set; }

    /// <summary>What a cut leaves of them: 0 nothing, 1 all, 2 the first half, 3 zeros.</summary>
    internal int CutLeaves { get; set; }

    /// <summary>Commits that were done.</summary>
    internal int Commits { get; private set; }

    internal int Changes { get; private set; }

    internal int Reads { get; private set; }

    internal int FileCount => _files.Count;

    internal byte[] this[string name]
    {
        get => (byte[])_files[name];
        set => _files[name] = value;
    }

    /// <summary>A folder in this one, with a drive of its own; made unless it is there.</summary>
    internal FaultyFileSystem Folder(string name)
    {
        if (!_folders.Contains(name)) _folders[name] = new FaultyFileSystem();
        return (FaultyFileSystem)_folders[name];
    }

    /// <summary>The folder that was looked for last, whether it is there or not.</summary>
    internal string Asked { get; private set; }

    public IFileSystem OpenFolder(string name)
    {
        Asked = name;
        return (IFileSystem)_folders[name];
    }

    /// <summary>The same files on a fresh drive without faults.</summary>
    internal FaultyFileSystem Copy()
    {
        var copy = new FaultyFileSystem();
        foreach (DictionaryEntry entry in _files) copy._files[entry.Key] = ((byte[])entry.Value).Clone();
        copy._lastDeleted = _lastDeleted;
        return copy;
    }

    internal void PowerOn()
    {
        IsDead = false;
        CutAt = -1;
    }

    /// <summary>Nothing fails any more.</summary>
    internal void Mend()
    {
        FailChange = -1;
        FailRead = -1;
    }

    public bool HasUncommitted => _appended.Count > 0;

    public void Commit()
    {
        bool fails = Changing();
        int end = Cut(2);
        if (end == 0) Die();
        if (fails && !FailsAfterwards)
        {
            foreach (DictionaryEntry entry in _appended) _files[entry.Key] = Join(new byte[0], Content((string)entry.Key), 0, (int)entry.Value);
            _appended.Clear();
            throw Failure("failed");
        }
        _appended.Clear();
        Commits++;
        if (end == 1) Die();
    }

    public void CreateDirectory()
    {
        Live();
    }

    public string[] List()
    {
        Reading();
        string[] names = new string[_files.Count];
        int i = 0;
        foreach (object name in _files.Keys) names[i++] = (string)name;
        return names;
    }

    public bool Exists(string name) => !IsDead && _files.Contains(name);

    public int Size(string name)
    {
        Reading();
        return Content(name).Length;
    }

    public int Read(string name, int position, byte[] buffer, int offset, int count)
    {
        Reading();
        byte[] content = Content(name);
        int there = content.Length - position;
        if (there < 0) there = 0;
        if (count > there) count = there;
        Array.Copy(content, position, buffer, offset, count);
        return count;
    }

    public void Append(string name, byte[] buffer, int offset, int count)
    {
        bool fails = Changing();
        byte[] old = Content(name);
        if (Caches && !_appended.Contains(name)) _appended[name] = old.Length;

        // Ends: every number of bytes, then three kinds of rubbish behind the first half, then all of it.
        int end = Cut(count + 5);
        if (end >= 0)
        {
            if (end <= count) _files[name] = Join(old, buffer, offset, end);
            else if (end == count + 4) _files[name] = Join(old, buffer, offset, count);
            else _files[name] = Spoil(Join(old, buffer, offset, count), old.Length + (count / 2), end - count);
            Die();
        }
        if (fails && !FailsAfterwards) throw Failure("failed");
        int taken = Room(count);
        if (taken < count)
        {
            if (FullDiskTears) _files[name] = Join(old, buffer, offset, taken);
            throw new IOException("disk full");
        }
        _files[name] = Join(old, buffer, offset, count);
        if (fails) throw Failure("failed");
    }

    public IFileWriter Create(string name)
    {
        bool fails = Changing();
        int end = Cut(2);
        if (end == 1) _files[name] = new byte[0];
        if (end >= 0) Die();
        if (fails && !FailsAfterwards) throw Failure("failed");
        _files[name] = new byte[0];
        _appended.Remove(name);
        if (fails) throw Failure("failed");
        return new FaultyWriter(this, name);
    }

    public void Delete(string name)
    {
        bool fails = Changing();
        int end = Cut(2);
        if (end == 0) Die();
        if (fails && !FailsAfterwards) throw Failure("failed");
        if (_files.Contains(name))
        {
            _lastDeleted = Content(name);
            _files.Remove(name);
            _appended.Remove(name);
        }
        if (end == 1) Die();
        if (fails) throw Failure("failed");
    }

    public void Move(string source, string target)
    {
        bool fails = Changing();
        if (!_files.Contains(source) || _files.Contains(target)) throw new IOException("cannot move");
        int end = Cut(2);
        if (end == 0) Die();
        if (fails && !FailsAfterwards) throw Failure("failed");
        _files[target] = _files[source];
        _files.Remove(source);
        if (end == 1) Die();
        if (fails) throw Failure("failed");
    }

    /// <summary>A write to an open file: at a cut none, some or all of what was written so far may be there.</summary>
    internal byte[] Write(string name, byte[] written, byte[] buffer, int offset, int count)
    {
        bool fails = Changing();
        int end = Cut(5);
        if (end == 0) _files[name] = new byte[0];
        if (end == 1) _files[name] = Join(written, buffer, offset, 0);
        if (end == 2) _files[name] = Join(written, buffer, offset, count / 2);
        if (end == 3) _files[name] = Join(written, buffer, offset, count);
        if (end == 4) _files[name] = Spoil(Join(written, buffer, offset, count), written.Length / 2, 1);
        if (end >= 0) Die();
        if (fails && !FailsAfterwards) throw Failure("failed");
        int taken = Room(written.Length + count);
        if (taken < written.Length + count)
        {
            if (FullDiskTears) _files[name] = Join(written, buffer, offset, taken > written.Length ? taken - written.Length : 0);
            throw new IOException("disk full");
        }
        if (fails) throw Failure("failed");
        return Join(written, buffer, offset, count);
    }

    internal void Close(string name, byte[] written)
    {
        bool fails = Changing();
        int end = Cut(4);
        if (end == 0) _files[name] = new byte[0];
        if (end == 1) _files[name] = Spoil(Join(written, written, 0, 0), written.Length / 2, 2);
        if (end == 2 && written.Length > 0) _files[name] = Join(new byte[0], written, 0, written.Length - 1);
        if (end == 3) _files[name] = written;
        if (end >= 0) Die();
        if (fails && !FailsAfterwards) throw Failure("failed");
        _files[name] = written;
        if (fails) throw Failure("failed");
    }

    private void Live()
    {
        if (IsDead) throw new IOException("no power");
    }

    private void Reading()
    {
        Live();
        int read = Reads++;
        if (read == FailRead || (KeepsFailing && FailRead >= 0 && read > FailRead)) throw Failure("cannot read");
    }

    private bool Changing()
    {
        Live();
        int change = Changes++;
        return change == FailChange || (KeepsFailing && FailChange >= 0 && change > FailChange);
    }

#pragma warning disable CA2201 // The runtime's own exception is what is played here.
    private Exception Failure(string text) => LacksMemory ? new OutOfMemoryException() : new IOException(text);
#pragma warning restore CA2201

    private void Lose()
    {
        foreach (DictionaryEntry entry in _appended)
        {
            byte[] all = Content((string)entry.Key);
            int kept = (int)entry.Value;
            int more = all.Length - kept;
            byte[] left = Join(new byte[0], all, 0, CutLeaves == 0 ? kept : CutLeaves == 2 ? kept + more / 2 : all.Length);
            if (CutLeaves == 3) Array.Clear(left, kept, more);
            _files[entry.Key] = left;
        }
        _appended.Clear();
    }

    private byte[] Content(string name)
    {
        if (!_files.Contains(name)) throw new IOException("no such file");
        return (byte[])_files[name];
    }

    /// <summary>Passes some cut points; the number of the one to die at, or -1.</summary>
    private int Cut(int ways)
    {
        int first = CutPoints;
        CutPoints += ways;
        return CutAt >= first && CutAt < CutPoints ? CutAt - first : -1;
    }

    private void Die()
    {
        IsDead = true;
        Lose();
        throw new IOException("power cut");
    }

    private int Room(int count)
    {
        int used = 0;
        foreach (object content in _files.Values) used += ((byte[])content).Length;
        int free = DiskSize - used;
        if (free < 0) free = 0;
        return count < free ? count : free;
    }

    /// <summary>Puts rubbish behind a place: 1 zeros, 2 erased flash, 3 what the last deleted file had there.</summary>
    private byte[] Spoil(byte[] content, int from, int kind)
    {
        for (int i = from; i < content.Length; i++)
        {
            byte stale = i < _lastDeleted.Length ? _lastDeleted[i] : (byte)0xD7;
            content[i] = kind == 1 ? (byte)0 : kind == 2 ? (byte)0xFF : stale;
        }
        return content;
    }

    private static byte[] Join(byte[] first, byte[] buffer, int offset, int count)
    {
        byte[] all = new byte[first.Length + count];
        Array.Copy(first, 0, all, 0, first.Length);
        Array.Copy(buffer, offset, all, first.Length, count);
        return all;
    }
}
