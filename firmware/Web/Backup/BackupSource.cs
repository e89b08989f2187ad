using System.IO;
using PocketSpy.Core;
using PocketSpy.Core.Owner;
using PocketSpy.Storage;
using PocketSpy.Web.Http;
using PocketSpy.Wire;
using PocketSpy.Wire.Json;

namespace PocketSpy.Web.Backup;

/// <summary>
/// A backup on its way to a client, made a few records at a time from what is there then: the tables in the order of their ranks, then the owner's files.
/// Players may change things meanwhile: each record is whole, and what refers to others comes before them, so that they are there as well.
/// </summary>
public sealed class BackupSource : IBodySource
{
    private const int NotBegun = -1;
    private const int Head = -1;
    private const int LineBytes = 512;

    // What stands before a part: a comma, a line feed, the name of a member.
    private const int SeparatorBytes = 64;

    private readonly Keeper _keeper;
    private readonly OwnerSettings _settings;
    private readonly string _version;
    private readonly WireWriter _writer = new();
    private readonly JsonWriter _json = new();
    private readonly int[] _counts;

    // Where it is: the member (a table, files, or the end), how many things were written in it, which file, and the next key or place in the file.
    private int _member = Head;
    private int _items = NotBegun;
    private int _file;
    private long _next;

    // Of a part that does not fit the client's piece.
    private byte[] _rest;
    private int _restStart;
    private int _restCount;

    /// <param name="keeper">All that is kept.</param>
    /// <param name="settings">What the owner has set.</param>
    /// <param name="version">Of the box, for people to read.</param>
    public BackupSource(Keeper keeper, OwnerSettings settings, string version)
    {
        _keeper = keeper;
        _settings = settings;
        _version = version;
        _counts = new int[keeper.TableCount];
    }

    /// <inheritdoc />
    public string Name => "the backup";

    /// <inheritdoc />
    public int Size => -1;

    /// <inheritdoc />
    public bool IsAtEnd => _member > End && _restCount == 0;

    /// <inheritdoc />
    public int Read(byte[] buffer, int offset, int limit)
    {
        if (_restCount == 0)
        {
            int count = Fill(buffer, offset, limit);
            if (count > 0 || IsAtEnd) return count;
            _rest = new byte[BackupForm.WindowBytes(_keeper) + SeparatorBytes];
            _restStart = 0;
            _restCount = Fill(_rest, 0, _rest.Length);
            if (_restCount == 0) throw new IOException("a record is longer than the form of its table says");
        }
        int part = _restCount < limit ? _restCount : limit;
        System.Array.Copy(_rest, _restStart, buffer, offset, part);
        _restStart += part;
        _restCount -= part;
        if (_restCount == 0) _rest = null;
        return part;
    }

    private int Files => _counts.Length;

    private int End => _counts.Length + 1;

    // As many whole parts as fit. Gives their bytes.
    private int Fill(byte[] buffer, int offset, int limit)
    {
        _writer.Load(buffer, offset, limit);
        while (!IsAtEnd)
        {
            int member = _member;
            int items = _items;
            int file = _file;
            long next = _next;
            int whole = _writer.Length;
            Step();
            if (!_writer.Overflowed) continue;
            _member = member;
            _items = items;
            _file = file;
            _next = next;
            return whole;
        }
        return _writer.Length;
    }

    private void Step()
    {
        _json.Load(_writer);
        if (_member == Head) WriteHead();
        else if (_member < Files) StepTable(_keeper.FormAt(_member), _keeper.LogAt(_member));
        else if (_member == Files) StepFile();
        else WriteEnd();
    }

    private void EndMember()
    {
        _member++;
        _items = NotBegun;
        _file = 0;
        _next = 0;
    }

    private void WriteHead()
    {
        _json.BeginObject();
        _json.Name(NameOf(BackupMember.Mark));
        _json.Text("backup");
        _json.Name(NameOf(BackupMember.Schema));
        _json.Number(BackupForm.Schema);
        BeginMember("box");
        _json.BeginObject();
        _json.Name("name");
        _json.Text(_settings.BoxName);
        _json.Name("version");
        _json.Text(_version);
        _json.EndObject();
        BeginMember(NameOf(BackupMember.Settings));
        _settings.Write(_json, SettingsView.Backup);
        EndMember();
    }

    private void StepTable(TableForm form, RecordLog log)
    {
        if (_items == NotBegun)
        {
            BeginMember(form.Name);
            _writer.WriteByte('[');
            return;
        }
        // A log that is shut seems empty: better no backup than one without it.
        if (log.Check() != StorageResult.Ok) throw new IOException("the " + form.Name + " cannot be read");
        int place = log.PlaceOf(_next);
        if (place == log.Count)
        {
            _writer.WriteText(_items > 0 ? "\n]" : "]");
            _counts[_member] = _items;
            EndMember();
            return;
        }
        long key = log.KeyAt(place);
        _next = key + 1;
        byte[] record = _keeper.Records.Buffer;
        StorageResult result = log.Read(key, record, 0, out int count);
        if (result is StorageResult.Damaged or StorageResult.NotFound) return;
        if (result != StorageResult.Ok) throw new IOException("a record of the " + form.Name + " cannot be read just now");
        int start = _writer.Length;
        _writer.WriteText(_items > 0 ? ",\n" : "\n");
        if (form.Write(_json, key, record, count)) _items++;
        else _writer.Truncate(start);
    }

    private static string NameOf(int member) => BackupMember.NameOf(member, null);

    private void BeginMember(string name)
    {
        _writer.WriteText(",\n\"");
        _writer.WriteText(name);
        _writer.WriteText("\":");
        _json.Load(_writer);
        _items = 0;
    }

    private void StepFile()
    {
        if (_items == NotBegun)
        {
            BeginMember(NameOf(BackupMember.Files));
            _writer.WriteByte('{');
            _next = NotBegun;
        }
        else if (_file == _keeper.FileCount)
        {
            _writer.WriteText("\n}");
            EndMember();
        }
        else if (_next != NotBegun)
        {
            StepLine(_keeper.FileAt(_file));
        }
        else if (_keeper.Files.Exists(_keeper.FileAt(_file)))
        {
            _writer.WriteText(_items++ > 0 ? ",\n\"" : "\n\"");
            _writer.WriteText(_keeper.FileAt(_file));
            _writer.WriteText("\":[");
            _next = 0;
        }
        else
        {
            _file++;
        }
    }

    private void StepLine(string name)
    {
        byte[] line = _keeper.Records.Buffer;
        int most = BackupForm.FileBytes - (int)_next;
        int count = most <= 0 ? 0 : _keeper.Files.Read(name, (int)_next, line, 0, most < LineBytes ? most : LineBytes);
        if (count == 0)
        {
            _writer.WriteText(_next > 0 ? "\n]" : "]");
            _file++;
            _next = NotBegun;
            return;
        }
        _writer.WriteText(_next > 0 ? ",\n" : "\n");
        _next += FileLine.Write(_json, line, count);
    }

    private void WriteEnd()
    {
        BeginMember(NameOf(BackupMember.End));
        _json.BeginObject();
        for (int i = 0; i < _counts.Length; i++)
        {
            _json.Name(_keeper.FormAt(i).Name);
            _json.Number(_counts[i]);
        }
        _json.EndObject();
        _writer.WriteText("}\n");
        EndMember();
    }
}
