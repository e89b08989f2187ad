using System;
using System.IO;

namespace PocketSpy.Storage;

/// <summary>
/// Writes a log anew from its first record to its last, into a file beside it (<c>table.res</c>) that takes its place when all tables have
/// theirs. For a restore: the log itself is not open, nor any other that shares its workbench.
/// </summary>
public sealed class LogWriter
{
    private const string Extension = ".res";
    private const string LogExtension = ".log";
    private const string NewExtension = ".new";

    private readonly LogWorkbench _bench;
    private readonly string _name;
    private readonly uint _generation;
    private readonly IFileWriter _writer;
    private int _length;

    /// <summary>Starts the file. Throws as files do.</summary>
    /// <param name="log">Whose place it will take.</param>
    /// <param name="generation">Drawn at random, so that no record of the old file can be taken for one of the new.</param>
    public LogWriter(RecordLog log, uint generation)
    {
        _bench = log.Bench;
        _name = log.Table + Extension;
        _generation = generation;
        _writer = _bench.Files.Create(_name);
        _bench.Header.Write(_bench.Buffer, generation);
        _length = LogHeader.Size;
        try
        {
            _writer.Write(_bench.Buffer, 0, _length);
        }
        catch (Exception)
        {
            // Nobody has this to close it.
            _writer.Close();
            throw;
        }
    }

    /// <summary>Bytes of a log without its records.</summary>
    public static int HeadBytes => LogHeader.Size;

    /// <summary>Bytes of a record in the file beyond its data.</summary>
    public static int RecordBytes => RecordFrame.Overhead;

    /// <summary>Adds a record; of several with the same key the last one counts. Throws as files do.</summary>
    public void Add(long key, byte[] data, int offset, int count)
    {
        byte[] buffer = _bench.Buffer;
        RecordFrame.WriteHeader(buffer, 0, RecordFrame.Put, key, count);
        Array.Copy(data, offset, buffer, RecordFrame.HeaderSize, count);
        _bench.Frame.Seal(buffer, 0, _generation, _length);
        _writer.Write(buffer, 0, count + RecordFrame.Overhead);
        _length += count + RecordFrame.Overhead;
    }

    /// <summary>Ends the file. With <paramref name="isWhole"/> it is durable when this returns, and this throws when it is not.</summary>
    public void Close(bool isWhole)
    {
        _writer.Close();
        if (isWhole && _bench.Files.Size(_name) != _length) throw new IOException(_name + " is shorter than it was written");
    }

    /// <summary>Puts the file into the place of the log, if there is one. May be cut at any point and called again. Throws as files do.</summary>
    /// <param name="log">The log.</param>
    /// <param name="names">All files of the directory.</param>
    public static void Promote(RecordLog log, string[] names)
    {
        string name = log.Table + Extension;
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i] != name) continue;
            DropLog(log);
            log.Bench.Files.Move(name, log.Table + LogExtension);
        }
    }

    /// <summary>Deletes the log, to make room.</summary>
    public static void DropLog(RecordLog log)
    {
        log.Bench.Files.Delete(log.Table + NewExtension);
        log.Bench.Files.Delete(log.Table + LogExtension);
    }

    /// <summary>Deletes the file, if there is one.</summary>
    public static void Drop(RecordLog log) => log.Bench.Files.Delete(log.Table + Extension);
}
