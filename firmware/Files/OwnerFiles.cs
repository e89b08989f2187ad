using System;
using PocketSpy.Core;
using PocketSpy.Storage;

namespace PocketSpy.Files;

/// <summary>
/// The text files that an owner may put on the drive: those that modules registered with the <see cref="Keeper"/>, each with the bytes of it that
/// count. A new one is written beside the old one and takes its place when it is whole and right; what a power cut left is put right at the start.
/// </summary>
public sealed class OwnerFiles
{
    private const string NewEnding = ".new";

    private readonly Keeper _keeper;
    private readonly int _driveBytes;
    private int _bytes = -1;

    /// <param name="keeper">Knows which files there are.</param>
    /// <param name="events">Told when the drive cannot be used.</param>
    /// <param name="driveBytes">Bytes that all files of the drive may have.</param>
    public OwnerFiles(Keeper keeper, IEventSink events, int driveBytes)
    {
        _keeper = keeper;
        _driveBytes = driveBytes;
        try
        {
            Recover();
        }
        catch (Exception exception)
        {
            events.Write(EventTexts.NotRead("an owner's file", exception.Message));
        }
    }

    /// <summary>How many names there are.</summary>
    public int Count => _keeper.FileCount;

    /// <summary>The drive.</summary>
    public IFileSystem Drive => _keeper.Files;

    /// <summary>Bytes of all that are there.</summary>
    public int Bytes
    {
        get
        {
            if (_bytes >= 0) return _bytes;
            int sum = 0;
            for (int i = 0; i < Count; i++)
            {
                if (SizeOf(i) > 0) sum += SizeOf(i);
            }
            return _bytes = sum;
        }
    }

    /// <summary>Bytes that they may have together.</summary>
    public int LimitBytes
    {
        get
        {
            int sum = 0;
            for (int i = 0; i < Count; i++) sum += LimitOf(i);
            return sum;
        }
    }

    /// <summary>One of the names.</summary>
    public string NameOf(int file) => _keeper.FileAt(file);

    /// <summary>Bytes of it that count.</summary>
    public int LimitOf(int file) => _keeper.FileLimitAt(file);

    /// <summary>Its bytes; -1 when it is not there.</summary>
    public int SizeOf(int file) => Drive.Exists(NameOf(file)) ? Drive.Size(NameOf(file)) : -1;

    /// <summary>The place of a name; -1 when it is not one of them.</summary>
    public int Find(string name)
    {
        for (int i = 0; i < Count; i++)
        {
            if (NameOf(i) == name) return i;
        }
        return -1;
    }

    /// <summary>Bytes that the drive still takes.</summary>
    public int Free
    {
        get
        {
            string[] names = Drive.List();
            int left = _driveBytes;
            for (int i = 0; i < names.Length; i++) left -= Drive.Size(names[i]);
            return left < 0 ? 0 : left;
        }
    }

    /// <summary>Begins to write a new one. Throws as files do.</summary>
    public IFileWriter Create(int file) => Drive.Create(NameOf(file) + NewEnding);

    /// <summary>Puts the new one, which is closed, in the place of the old one. Throws as files do.</summary>
    public void Replace(int file)
    {
        _bytes = -1;
        Drive.Delete(NameOf(file));
        Drive.Move(NameOf(file) + NewEnding, NameOf(file));
    }

    /// <summary>Throws a new one away. Never throws.</summary>
    public void Drop(int file)
    {
        try
        {
            Drive.Delete(NameOf(file) + NewEnding);
        }
        catch (Exception)
        {
            // The next start tries again.
        }
    }

    /// <summary>Deletes one. Throws as files do.</summary>
    public void Delete(int file)
    {
        _bytes = -1;
        Drive.Delete(NameOf(file));
    }

    // A cut between the deletion of the old one and the move leaves the new one whole; one before it leaves the old one.
    private void Recover()
    {
        for (int i = 0; i < Count; i++)
        {
            string left = NameOf(i) + NewEnding;
            if (!Drive.Exists(left)) continue;
            if (Drive.Exists(NameOf(i))) Drive.Delete(left);
            else Drive.Move(left, NameOf(i));
        }
    }
}
