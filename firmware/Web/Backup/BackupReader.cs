using PocketSpy.Core;
using PocketSpy.Core.Owner;
using PocketSpy.Storage;
using PocketSpy.Wire;
using PocketSpy.Wire.Json;

namespace PocketSpy.Web.Backup;

/// <summary>
/// Reads a backup that comes in pieces, in whatever layout, and checks it: one record at a time is in memory. What it does not know it
/// passes over, so that a later version, or a box with other modules, may write more. With a <see cref="Target"/> it also hands on what it reads.
/// </summary>
public sealed class BackupReader
{
    private const int UnknownFile = -1;

    private readonly Keeper _keeper;
    private readonly JsonSplitter _parts;
    private readonly JsonReader _json = new();
    private readonly RecordReader _records;
    private readonly RecordCounts _counts;
    private readonly KeySet _keys = new();
    private readonly bool[] _seen;
    private bool _isBackup;
    private int _member = BackupMember.Unknown;
    private int _file;
    private int _bytes;

    /// <param name="keeper">All that is kept.</param>
    public BackupReader(Keeper keeper)
    {
        _keeper = keeper;
        _parts = new JsonSplitter(new byte[BackupForm.WindowBytes(keeper)]);
        _records = new RecordReader(_json, _parts.Window, keeper.Records);
        _counts = new RecordCounts(keeper);
        _seen = new bool[BackupMember.FirstTable + keeper.TableCount];
    }

    /// <summary>What is wrong, in plain words and with its line; null as long as nothing is.</summary>
    public string Problem { get; private set; }

    /// <summary>Bytes that the tables and files of what was read take on the drive.</summary>
    public int DriveBytes { get; private set; }

    /// <summary>Whether there were settings.</summary>
    public bool HasSettings => _seen[BackupMember.Settings];

    /// <summary>What was passed over because this box does not keep it.</summary>
    public readonly LeftOut LeftOut = new();

    /// <summary>Who gets what is read; may be null.</summary>
    internal RestoreTarget Target;

    /// <summary>Records of a table that were read.</summary>
    public int CountOf(int table) => _counts.Of(table);

    /// <summary>Takes the next bytes. False when there is a <see cref="Problem"/>. Throws only what the target throws.</summary>
    public bool Write(byte[] buffer, int offset, int count)
    {
        int end = offset + count;
        while (offset < end && Problem is null)
        {
            offset = _parts.Read(buffer, offset, end);
            switch (_parts.Part)
            {
                case JsonPart.Name:
                    TakeName();
                    break;
                case JsonPart.Value:
                    TakeValue();
                    break;
                case JsonPart.Open:
                    Open();
                    break;
                case JsonPart.Close:
                    Close();
                    break;
                case JsonPart.Error:
                    Fail(RecordReader.NoJson, _parts.Line);
                    break;
            }
        }
        return Problem is null;
    }

    /// <summary>All has come. False when there is a <see cref="Problem"/>.</summary>
    public bool Finish()
    {
        if (Problem is not null) return false;
        bool isWhole = _parts.IsDone && _seen[BackupMember.Mark] && _seen[BackupMember.Schema] && _seen[BackupMember.End];
        string problem = isWhole ? _counts.Problem() : "the file was cut: its end is missing";
        if (problem is not null) Fail(problem, _parts.Line);
        return Problem is null;
    }

    private bool IsTable => _member >= BackupMember.FirstTable;

    private int Table => _member - BackupMember.FirstTable;

    private void TakeName()
    {
        byte[] window = _parts.Window;
        int count = _parts.Count - 2;
        _json.Load(window, 0, _parts.Count);
        if (!_parts.Overflowed)
        {
            bool isText = _json.Read() == JsonToken.Text;
            // A name that is written in another way is the same name. It stands where it stood, and is no longer than it was.
            if (isText && _json.HasEscapes) count = _json.CopyText(window, 1, count);
            if (!isText || count < 0 || _json.Read() != JsonToken.End)
            {
                Fail(RecordReader.NoJson, _parts.PartLine);
                return;
            }
        }
        if (_parts.Depth == 1)
        {
            _member = BackupMember.Find(window, 1, count, _keeper);
            if (_member == BackupMember.Unknown) return;
            if (_seen[_member]) Fail("this was there already", _parts.PartLine);
            _seen[_member] = true;
            _isBackup |= IsTable || _member == BackupMember.Mark;
            return;
        }
        _file = _keeper.FileCount - 1;
        while (_file >= 0 && !Ascii.Equals(window, 1, count, _keeper.FileAt(_file))) _file--;
        if (_file == UnknownFile) LeftOut.AddFile(window, 1, count);
    }

    private void Open()
    {
        bool enters = _parts.Depth switch
        {
            0 => _parts.IsObject,
            // What the box does not know may be longer than the window: lists of it are passed over one by one.
            1 => _member == BackupMember.Files ? _parts.IsObject : (IsTable || _member == BackupMember.Unknown) && !_parts.IsObject,
            2 => _member == BackupMember.Files && !_parts.IsObject,
            _ => false,
        };
        if (!enters) return;
        _parts.Enter();
        if (_parts.Depth == 2 && IsTable)
        {
            DriveBytes += LogWriter.HeadBytes;
            _bytes = LogWriter.HeadBytes;
            _keys.Clear();
            if (Target is not null) Target.BeginTable(Table);
        }
        else if (_parts.Depth == 3 && _file != UnknownFile)
        {
            _bytes = 0;
            if (Target is not null) Target.BeginFile(_file);
        }
    }

    private void Close()
    {
        if (Target is null) return;
        if (_parts.Depth == 2 && _file != UnknownFile) Target.EndFile();
        else if (_parts.Depth == 1 && IsTable) Target.EndTable();
        else if (_parts.Depth == 1 && _member == BackupMember.Files) Target.EndFiles();
    }

    private void TakeValue()
    {
        int depth = _parts.Depth;
        bool isUnknown = depth > 0 && (_member == BackupMember.Unknown || (depth > 1 && _member == BackupMember.Files && _file == UnknownFile));
        if (_parts.Overflowed)
        {
            if (!isUnknown) Fail("this is longer than the box takes", _parts.PartLine);
            return;
        }
        _json.Load(_parts.Window, 0, _parts.Count);
        string problem;
        if (depth == 0) problem = "an object in curly brackets is wanted";
        else if (isUnknown) problem = Skip();
        else if (depth == 1) problem = ReadMember();
        else if (IsTable) problem = ReadRecord();
        else if (depth == 3) problem = ReadLine();
        else problem = "a list of lines is wanted";
        if (problem is null && _json.Read() != JsonToken.End) problem = RecordReader.NoJson;
        if (problem is not null) Fail(problem, _parts.PartLine);
    }

    private string Skip()
    {
        _json.Read();
        return _json.Skip() ? null : RecordReader.NoJson;
    }

    private string ReadMember()
    {
        switch (_member)
        {
            case BackupMember.Mark:
                return _json.Read() == JsonToken.Text && _json.Is("backup") ? null : "backup is wanted";
            case BackupMember.Schema:
                _json.Read();
                if (!_json.TryInt32(1, int.MaxValue, out int schema)) return "a number from 1 is wanted";
                return schema <= BackupForm.Schema ? null : "it was written by a newer version (schema " + schema.ToString() + ", known here is " + BackupForm.Schema.ToString() + "): update the box first";
            case BackupMember.Settings:
                OwnerSettings settings = Target is null ? new OwnerSettings() : Target.CurrentSettings();
                string problem = SettingsReader.Read(_json, SettingsView.Backup, settings);
                if (problem is null && Target is not null) Target.Take(settings);
                return problem;
            case BackupMember.Files:
                return "an object in curly brackets is wanted";
            case BackupMember.End:
                return _counts.ReadEnd(_json, _parts.Window, LeftOut);
            default:
                return "a list in square brackets is wanted";
        }
    }

    private string ReadRecord()
    {
        RecordLog log = _keeper.LogAt(Table);
        string problem = _records.Read(_keeper.FormAt(Table), log.RecordBytes);
        if (problem is not null) return problem;
        if (!_keys.Add(_records.Key)) return "this id was there already";
        int bytes = LogWriter.RecordBytes + _records.Count;
        _bytes += bytes;
        DriveBytes += bytes;
        if (_counts.Add(Table) > log.Capacity) return "more than the " + log.Capacity.ToString() + " that this box has room for";
        if (!log.CanHold(_bytes)) return "more bytes than this box has room for";
        if (Target is not null) Target.Add(_records.Key, _records.Record, _records.Count);
        return null;
    }

    private string ReadLine()
    {
        string problem = FileLine.Read(_json, _parts.Window, _records.Record, out int count);
        if (problem is not null) return problem;
        _bytes += count;
        DriveBytes += count;
        if (_bytes > BackupForm.FileBytes) return "this file is longer than the box takes";
        if (Target is not null) Target.AddText(_records.Record, count);
        return null;
    }

    private void Fail(string problem, int line)
    {
        string where = _parts.Depth > 0 && _member != BackupMember.Unknown ? BackupMember.NameOf(_member, _keeper) + ": " : "";
        Problem = _isBackup ? "line " + line.ToString() + ": " + where + problem : "this is no backup of a PocketSpy (line " + line.ToString() + ": " + problem + ")";
    }
}
