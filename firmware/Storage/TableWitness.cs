using System;
using PocketSpy.Wire;

namespace PocketSpy.Storage;

/// <summary>
/// Notes which tables of a drive hold records, so that a log that vanished, or was cut to its head, is not taken for one that was always empty.
/// The tables' own files tell everything else. Costs one write when a table gets its first record, and one when it loses its last.
/// File: a <see cref="SlotFile"/> with the names of the tables, each behind a byte with its length.
/// </summary>
public sealed class TableWitness
{
    /// <summary>Name of its two files, without the digit.</summary>
    public const string FileName = "tables";

    private readonly IStorageEvents _events;
    private readonly SlotFile _file;
    private readonly ShortList _logs;
    private readonly byte[] _buffer;

    /// <param name="bench">What the tables share.</param>
    /// <param name="logs">The tables, each a <see cref="RecordLog"/>; the list may still grow.</param>
    public TableWitness(LogWorkbench bench, ShortList logs)
    {
        _events = bench.Events;
        _file = new SlotFile(bench.Files, FileName);
        _logs = logs;
        _buffer = bench.Buffer;
        bench.Witness = this;
    }

    /// <summary>Tables that held records when they were last written, and now hold none for no reason. 0 when all is well.</summary>
    public int Lost { get; private set; }

    /// <summary>Forgets what was noted: other files take the place of all tables.</summary>
    public static void Forget(IFileSystem files)
    {
        files.Delete(FileName + "0");
        files.Delete(FileName + "1");
    }

    /// <summary>Compares what was noted with the tables, which are open, and says what is lost.</summary>
    public void Compare()
    {
        int end = SlotFile.TableAt + Load();
        bool isTrue = true;
        Lost = 0;
        for (int i = 0; i < _logs.Count; i++)
        {
            RecordLog log = (RecordLog)_logs[i];
            log.IsWitnessed = IsNoted(log.Table, end);
            if (log.IsWitnessed && log.IsBare)
            {
                Lost++;
                _events.Log(EventText.Lost(log.FileName));
            }
            isTrue &= log.IsWitnessed || log.Count == 0;
        }
        // From before there was a note, or a cut came between the first record and it.
        if (!isTrue) Save();
    }

    /// <summary>After a change of a table: notes its first record.</summary>
    internal void Follow(RecordLog log)
    {
        if (log.IsWitnessed || log.Count == 0) return;
        log.IsWitnessed = true;
        if (!Save()) log.IsWitnessed = false;
    }

    /// <summary>
    /// Before a table is compacted: one without records will have nothing but its head, and nobody shall take that for a loss. False when that could not
    /// be noted.
    /// </summary>
    internal bool LetGo(RecordLog log)
    {
        if (!log.IsWitnessed || log.Count > 0) return true;
        log.IsWitnessed = false;
        if (Save()) return true;
        log.IsWitnessed = true;
        return false;
    }

    private int Load()
    {
        int count = _file.Load(_buffer);
        return count < 0 ? 0 : count;
    }

    private bool IsNoted(string table, int end)
    {
        for (int at = SlotFile.TableAt; at < end; at += 1 + _buffer[at])
        {
            int length = _buffer[at];
            if (length != table.Length || at + length >= end) continue;
            int i = 0;
            while (i < length && _buffer[at + 1 + i] == table[i]) i++;
            if (i == length) return true;
        }
        return false;
    }

    // The last lost table stays noted until it holds records again: it is said at each start.
    private bool Save()
    {
        try
        {
            // First all are asked: one that a failure has left in doubt reads its file, through the buffer in which the names are about to stand.
            for (int i = 0; i < _logs.Count; i++)
            {
                RecordLog log = (RecordLog)_logs[i];
                if (log.Count > 0) log.IsWitnessed = true;
            }
            int at = SlotFile.TableAt;
            for (int i = 0; i < _logs.Count; i++)
            {
                RecordLog log = (RecordLog)_logs[i];
                if (!log.IsWitnessed) continue;
                string table = log.Table;
                if (at + 1 + table.Length + SlotFile.Overhead > _buffer.Length) return false;
                _buffer[at++] = (byte)table.Length;
                for (int c = 0; c < table.Length; c++) _buffer[at++] = (byte)table[c];
            }
            return _file.Save(_buffer, at - SlotFile.TableAt);
        }
        catch (OutOfMemoryException)
        {
            return false;
        }
    }
}
