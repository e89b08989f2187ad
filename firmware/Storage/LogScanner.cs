using System;

namespace PocketSpy.Storage;

/// <summary>
/// Reads a log from front to back through one buffer. After damage or a torn write it looks for the next intact record
/// byte by byte, so that nothing behind the damage is lost and a torn tail needs no repair before more is appended.
/// </summary>
internal sealed class LogScanner
{
    private readonly IFileSystem _files;
    private readonly RecordFrame _frame;
    private readonly byte[] _buffer;

    private int _maxData;
    private string _name;
    private uint _generation;
    private int _next;
    private int _end;
    private int _window;
    private int _windowEnd;
    private int _intactEnd;

    /// <param name="buffer">At least one record long; others may use it between scans.</param>
    internal LogScanner(IFileSystem files, RecordFrame frame, byte[] buffer)
    {
        _files = files;
        _frame = frame;
        _buffer = buffer;
    }

    /// <summary>The current record's place in the file.</summary>
    internal int Offset { get; private set; }

    /// <summary>The current record's place in the buffer.</summary>
    internal int At => Offset - _window;

    /// <summary>Bytes between intact records that belong to none.</summary>
    internal int Damaged { get; private set; }

    /// <summary>Bytes behind the last intact record.</summary>
    internal int Tail => _end - _intactEnd;

    /// <summary>Whether the scan ended early because the file could not be read.</summary>
    internal bool Failed { get; private set; }

    /// <summary>Whether it <see cref="Failed"/> for lack of memory alone.</summary>
    internal bool LacksMemory { get; private set; }

    /// <summary>How the scan ended.</summary>
    internal StorageResult Result => !Failed ? StorageResult.Ok : LacksMemory ? StorageResult.NoMemory : StorageResult.ReadFailed;

    /// <summary>Gets ready to scan the bytes <paramref name="from"/> to <paramref name="end"/> of a file whose records hold at most <paramref name="maxData"/> bytes.</summary>
    internal void Start(string name, uint generation, int from, int end, int maxData)
    {
        _name = name;
        _maxData = maxData;
        _generation = generation;
        _next = from;
        _end = end;
        _window = from;
        _windowEnd = from;
        _intactEnd = from;
        Damaged = 0;
        Failed = false;
        LacksMemory = false;
    }

    /// <summary>Goes to the next intact record; false at the end or when <see cref="Failed"/>.</summary>
    internal bool Next()
    {
        while (_end - _next >= RecordFrame.Overhead)
        {
            if (!Load(RecordFrame.HeaderSize)) return false;
            int at = _next - _window;
            if (RecordFrame.IsStart(_buffer, at))
            {
                int length = RecordFrame.LengthOf(_buffer, at);
                int size = RecordFrame.Overhead + length;
                if (length <= _maxData && size <= _end - _next)
                {
                    if (!Load(size)) return false;
                    if (_frame.IsIntact(_buffer, _next - _window, _generation, _next)) return Take(size);
                }
            }
            _next++;
        }
        return false;
    }

    private bool Take(int size)
    {
        Offset = _next;
        Damaged += _next - _intactEnd;
        _next += size;
        _intactEnd = _next;
        return true;
    }

    private bool Load(int count)
    {
        if (_windowEnd - _next >= count) return true;
        int wanted = _end - _next < _buffer.Length ? _end - _next : _buffer.Length;
        try
        {
            _window = _next;
            _windowEnd = _next + _files.Read(_name, _next, _buffer, 0, wanted);
        }
        catch (OutOfMemoryException)
        {
            _windowEnd = _next;
            LacksMemory = true;
        }
        catch (Exception)
        {
            _windowEnd = _next;
        }
        Failed = _windowEnd - _next < count;
        return !Failed;
    }
}
