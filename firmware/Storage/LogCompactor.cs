using System;

namespace PocketSpy.Storage;

/// <summary>
/// Copies the live records of a log into a new file, reads it back, and only then deletes the old one and moves the new
/// one into its place. While the old file exists it alone counts; once it is gone the new one is known to be whole.
/// So a cut at any step leaves one file that is complete.
/// </summary>
internal sealed class LogCompactor
{
    private readonly IFileSystem _files;
    private readonly RecordFrame _frame;
    private readonly LogHeader _header;
    private readonly LogScanner _scanner;
    private readonly RecordIndex _index;
    private readonly byte[] _buffer;
    private readonly string _name;
    private readonly string _newName;
    private readonly int _maxRecord;
    private int _copied;
    private bool _lacksMemory;

    internal LogCompactor(LogWorkbench bench, RecordIndex index, string name, string newName, int maxRecord)
    {
        _files = bench.Files;
        _frame = bench.Frame;
        _header = bench.Header;
        _scanner = bench.Scanner;
        _index = index;
        _buffer = bench.Buffer;
        _name = name;
        _newName = newName;
        _maxRecord = maxRecord;
    }

    /// <summary>The bytes of the new file after <see cref="CompactionEnd.Done"/>.</summary>
    internal int Length { get; private set; }

    /// <summary>
    /// Compacts. When done, the index tells the new places; otherwise the index is spoilt: open the log anew.
    /// </summary>
    internal CompactionEnd Run(int length, uint generation)
    {
        uint next = generation + 1;
        bool whole = false;
        bool damaged = false;
        try
        {
            whole = Copy(length, generation, next);
            damaged = !whole && !_scanner.Failed && _copied < _index.Count;
            whole = whole && Verify(next);
        }
        catch (OutOfMemoryException)
        {
            whole = false;
            _lacksMemory = true;
        }
        catch (Exception)
        {
            whole = false;
        }
        if (!whole) DropNew();
        if (whole && Replace()) return CompactionEnd.Done;
        return _lacksMemory || _scanner.LacksMemory ? CompactionEnd.NoMemory : damaged ? CompactionEnd.Damaged : CompactionEnd.Failed;
    }

    /// <summary>
    /// Writes the new file and enters the new places into the index. A record never moves back in the file, so that none that was
    /// copied is taken for one that is still to come.
    /// </summary>
    private bool Copy(int length, uint generation, uint next)
    {
        IFileWriter writer = _files.Create(_newName);
        try
        {
            _header.Write(_buffer, next);
            writer.Write(_buffer, 0, LogHeader.Size);
            Length = LogHeader.Size;
            _copied = 0;
            _scanner.Start(_name, generation, LogHeader.Size, length, _maxRecord);
            while (_scanner.Next())
            {
                int at = _scanner.At;
                int slot = _index.Find(RecordFrame.KeyOf(_buffer, at));
                if (slot < 0 || _index.OffsetAt(slot) != _scanner.Offset) continue;
                int size = RecordFrame.Overhead + _index.LengthAt(slot);
                _frame.Seal(_buffer, at, next, Length);
                writer.Write(_buffer, at, size);
                _index.MoveTo(slot, Length);
                Length += size;
                _copied++;
            }
        }
        finally
        {
            writer.Close();
        }
        return !_scanner.Failed && _copied == _index.Count && _files.Size(_newName) == Length;
    }

    private bool Verify(uint next)
    {
        int got = _files.Read(_newName, 0, _buffer, 0, LogHeader.Size);
        if (_header.Read(_buffer, got) != LogHeaderState.Good || _header.Generation != next) return false;

        int intact = 0;
        _scanner.Start(_newName, next, LogHeader.Size, Length, _maxRecord);
        while (_scanner.Next())
        {
            int slot = _index.Find(RecordFrame.KeyOf(_buffer, _scanner.At));
            if (slot < 0 || _index.OffsetAt(slot) != _scanner.Offset) return false;
            intact++;
        }
        return !_scanner.Failed && intact == _copied;
    }

    /// <summary>A failure leaves at least one whole file, and it is for the next opening to find out which.</summary>
    private bool Replace()
    {
        try
        {
            _files.Delete(_name);
            _files.Move(_newName, _name);
            return true;
        }
        catch (OutOfMemoryException)
        {
            _lacksMemory = true;
            return false;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private void DropNew()
    {
        try
        {
            _files.Delete(_newName);
        }
        catch (Exception)
        {
            // It does no harm: while the old file exists it alone counts.
        }
    }
}
