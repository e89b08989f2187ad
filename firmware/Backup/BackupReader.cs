using PocketSpy.Core;
using PocketSpy.Core.Owner;
using PocketSpy.Presence.Profiles;
using PocketSpy.Storage;
using PocketSpy.Web.Owner;
using PocketSpy.Wire;
using PocketSpy.Wire.Json;

namespace PocketSpy.Backup;

/// <summary>
/// Reads a backup that comes in pieces, in whatever layout, and checks it: one record at a time is in memory. What it does not know it
/// passes over, so that a later version may write more. With a <see cref="Target"/> it also hands on what it reads.
/// </summary>
public sealed class BackupReader
{
    internal const int Mark = BackupForm.TableCount;
    internal const int SchemaNumber = Mark + 1;
    internal const int Settings = Mark + 2;
    internal const int Files = Mark + 3;
    internal const int End = Mark + 4;

    private const int Unknown = -1;
    private const int LeastWindow = 2_304;
    private const int WindowBytesPerFriend = 33;

    private readonly Keeper _keeper;
    private readonly JsonSplitter _parts;
    private readonly JsonReader _json = new();
    private readonly RecordReader _records;
    private readonly byte[] _record;
    private readonly int[] _counts = new int[BackupForm.TableCount];
    private readonly int[] _promised = new int[BackupForm.TableCount];
    private int _seen;
    private int _member;
    private int _file;
    private int _bytes;

    /// <param name="keeper">All that is kept.</param>
    public BackupReader(Keeper keeper)
    {
        _keeper = keeper;
        _record = keeper.Room.Buffer;
        int friends = (keeper.LogAt(BackupForm.FriendLog).RecordBytes - 1) / FriendTable.EntryBytes;
        int window = 256 + WindowBytesPerFriend * friends;
        _parts = new JsonSplitter(new byte[window < LeastWindow ? LeastWindow : window]);
        _records = new RecordReader(_json, _parts.Window, _record, friends);
        for (int i = 0; i < _promised.Length; i++) _promised[i] = Unknown;
    }

    /// <summary>What is wrong, in plain words and with its line; null as long as nothing is.</summary>
    public string Problem { get; private set; }

    /// <summary>Bytes that the tables and files of what was read take on the drive.</summary>
    public int DriveBytes { get; private set; }

    /// <summary>Whether there were settings.</summary>
    public bool HasSettings => Has(Settings);

    /// <summary>Who gets what is read; may be null.</summary>
    internal Restorer Target { get; set; }

    /// <summary>Records of a table that were read.</summary>
    public int CountOf(int table) => _counts[table];

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
        if (!_parts.IsDone || !Has(Mark) || !Has(SchemaNumber) || !Has(End)) Fail("the file was cut: its end is missing", _parts.Line);
        for (int i = 0; i < _counts.Length && Problem is null; i++)
        {
            if (_promised[i] != Unknown && _promised[i] != _counts[i])
            {
                Fail("there are " + _counts[i].ToString() + " " + BackupForm.MemberName(i) + " where " + _promised[i].ToString() + " were written: some are missing, or there are too many", _parts.Line);
            }
        }
        return Problem is null;
    }

    private bool Has(int member) => (_seen & (1 << member)) != 0;

    private void TakeName()
    {
        byte[] window = _parts.Window;
        _json.Load(window, 0, _parts.Count);
        if (!_parts.Overflowed && (_json.Read() != JsonToken.Text || _json.Read() != JsonToken.End))
        {
            Fail(RecordReader.NoJson, _parts.PartLine);
            return;
        }
        if (_parts.Depth == 1)
        {
            _member = 0;
            while (BackupForm.MemberName(_member) is string name && !Ascii.Equals(window, 1, _parts.Count - 2, name)) _member++;
            if (BackupForm.MemberName(_member) is null) _member = Unknown;
            else if (Has(_member)) Fail("this was there already", _parts.PartLine);
            else _seen |= 1 << _member;
            return;
        }
        _file = 0;
        while (BackupForm.FileName(_file) is string file && !Ascii.Equals(window, 1, _parts.Count - 2, file)) _file++;
        if (BackupForm.FileName(_file) is null) _file = Unknown;
    }

    private void Open()
    {
        bool enters = _parts.Depth switch
        {
            0 => _parts.IsObject,
            1 => _member == Files ? _parts.IsObject : !_parts.IsObject,
            2 => _member == Files && !_parts.IsObject,
            _ => false,
        };
        if (!enters) return;
        _parts.Enter();
        if (_parts.Depth == 2 && IsTable)
        {
            DriveBytes += LogWriter.HeadBytes;
            _bytes = LogWriter.HeadBytes;
            if (Target is not null) Target.BeginTable(_member);
        }
        else if (_parts.Depth == 3 && _file != Unknown)
        {
            _bytes = 0;
            if (Target is not null) Target.BeginFile(_file);
        }
    }

    private void Close()
    {
        if (Target is null) return;
        if (_parts.Depth == 2 && _file != Unknown) Target.EndFile();
        else if (_parts.Depth == 1 && IsTable) Target.EndTable();
        else if (_parts.Depth == 1 && _member == Files) Target.EndFiles();
    }

    private bool IsTable => _member >= 0 && _member < BackupForm.TableCount;

    private void TakeValue()
    {
        bool isUnknown = _member == Unknown || (_parts.Depth > 1 && _member == Files && _file == Unknown);
        if (_parts.Overflowed)
        {
            if (!isUnknown) Fail("this is longer than the box takes", _parts.PartLine);
            return;
        }
        _json.Load(_parts.Window, 0, _parts.Count);
        string problem;
        if (_parts.Depth == 0) problem = "an object in curly brackets is wanted";
        else if (isUnknown) problem = Skip();
        else if (_parts.Depth == 1) problem = ReadMember();
        else if (IsTable) problem = ReadRecord();
        else if (_parts.Depth == 3) problem = ReadText();
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
            case Mark:
                return _json.Read() == JsonToken.Text && _json.Is("backup") ? null : "backup is wanted";
            case SchemaNumber:
                _json.Read();
                if (!_json.TryInt32(1, int.MaxValue, out int schema)) return "a number from 1 is wanted";
                return schema <= BackupForm.Schema ? null : "it was written by a newer version (schema " + schema.ToString() + ", known here is " + BackupForm.Schema.ToString() + "): update the box first";
            case Settings:
                OwnerSettings settings = Target is null ? new OwnerSettings() : Target.CurrentSettings();
                string problem = SettingsReader.Read(_json, SettingsView.Backup, settings);
                if (problem is null && Target is not null) Target.Take(settings);
                return problem;
            case End:
                return ReadEnd();
            default:
                return _member == Files ? "an object in curly brackets is wanted" : "a list in square brackets is wanted";
        }
    }

    private string ReadEnd()
    {
        if (_json.Read() != JsonToken.ObjectStart) return "an object in curly brackets is wanted";
        while (_json.Read() == JsonToken.Name)
        {
            int table = 0;
            while (table < BackupForm.TableCount && !_json.Is(BackupForm.MemberName(table))) table++;
            if (table == BackupForm.TableCount)
            {
                if (!_json.Skip()) return RecordReader.NoJson;
                continue;
            }
            _json.Read();
            if (!_json.TryInt32(0, int.MaxValue, out int count)) return "a number is wanted";
            _promised[table] = count;
        }
        return _json.Token == JsonToken.ObjectEnd ? null : RecordReader.NoJson;
    }

    private string ReadRecord()
    {
        string problem = _records.Read(_member);
        if (problem is not null) return problem;
        RecordLog log = _keeper.LogAt(_member);
        int bytes = LogWriter.RecordBytes + _records.Count;
        _bytes += bytes;
        DriveBytes += bytes;
        if (++_counts[_member] > log.Capacity) return "more than the " + log.Capacity.ToString() + " that this box has room for";
        if (!log.CanHold(_bytes)) return "more bytes than this box has room for";
        if (Target is not null) Target.Add(_records.Key, _record, _records.Count);
        return null;
    }

    // "a line", {"text":"a line without its end"} or {"hex":"any bytes"}.
    private string ReadText()
    {
        bool isLine = _json.Read() == JsonToken.Text;
        bool isHex = false;
        if (!isLine)
        {
            if (_json.Token != JsonToken.ObjectStart || _json.Read() != JsonToken.Name) return "a line is wanted";
            isHex = _json.Is("hex");
            if ((!isHex && !_json.Is("text")) || _json.Read() != JsonToken.Text) return "a line is wanted";
        }
        int count;
        if (!isHex) count = _json.CopyText(_record, 0, _record.Length - 1);
        else count = Wire.Text.Hex.TryDecode(_parts.Window, _json.Offset, _json.Count, _record, 0) ? _json.Count / 2 : Unknown;
        if (count < 0) return "a line is too long, or no hexadecimal digits";
        if (isLine) _record[count++] = (byte)'\n';
        _bytes += count;
        DriveBytes += count;
        if (_bytes > BackupForm.FileBytes) return "this file is longer than the box takes";
        if (Target is not null) Target.AddText(_record, count);
        return isLine || _json.Read() == JsonToken.ObjectEnd ? null : RecordReader.NoJson;
    }

    private void Fail(string problem, int line)
    {
        string where = _parts.Depth > 1 && _member != Unknown ? BackupForm.MemberName(_member) + ": " : _parts.Depth == 1 && _member != Unknown && _seen != 0 ? BackupForm.MemberName(_member) + ": " : "";
        Problem = Has(Mark) || (_seen & ((1 << BackupForm.TableCount) - 1)) != 0
            ? "line " + line.ToString() + ": " + where + problem
            : "this is no backup of a PocketSpy (line " + line.ToString() + ": " + problem + ")";
    }
}
