using PocketSpy.Core;
using PocketSpy.Storage;
using PocketSpy.Wire;
using PocketSpy.Wire.Json;

namespace PocketSpy.Core.Owner;

/// <summary>The owner's settings on flash: settings0 and settings1 in turn. What cannot be read is the last good, else the defaults.</summary>
public sealed class OwnerStore
{
    private const string FileName = "settings";

    private readonly SlotFile _file;
    private readonly IEventSink _events;

    /// <param name="files">Where they are kept.</param>
    /// <param name="events">Told of damage.</param>
    public OwnerStore(IFileSystem files, IEventSink events)
    {
        _file = new SlotFile(files, FileName);
        _events = events;
    }

    /// <summary>What is set now.</summary>
    public readonly OwnerSettings Settings = new();

    /// <summary>Whether something was kept since the start.</summary>
    public bool HasChanged { get; private set; }

    /// <summary>Reads what is kept. Never throws.</summary>
    public void Load()
    {
        byte[] buffer = new byte[OwnerSettings.MaximumBytes + SlotFile.Overhead];
        int count = _file.Load(buffer);
        if (_file.LacksMemory) _events.Write("too little memory to read the settings: going on without the newest ones until the next start");
        if (_file.FoundDamage) _events.Write(count < 0 ? "the settings on flash are damaged: using those of a new box" : "the newest settings on flash are damaged: using the last good ones");
        if (count < 0) return;
        JsonReader json = new();
        json.Load(buffer, SlotFile.TableAt, count);
        OwnerSettings read = new();
        string problem = SettingsReader.Read(json, SettingsView.File, read);
        if (problem is null) Settings.CopyFrom(read);
        else _events.Write("the settings on flash are not understood (" + problem + "): using those of a new box");
    }

    /// <summary>Keeps new settings; they are durable when this gives true. False when the drive does not take them: nothing has changed.</summary>
    public bool Save(OwnerSettings settings)
    {
        byte[] buffer = new byte[OwnerSettings.MaximumBytes + SlotFile.Overhead];
        WireWriter writer = new();
        writer.Load(buffer, SlotFile.TableAt, OwnerSettings.MaximumBytes);
        JsonWriter json = new();
        json.Load(writer);
        settings.Write(json, SettingsView.File);
        if (!_file.Save(buffer, writer.Length))
        {
            _events.Write("the settings could not be kept");
            return false;
        }
        HasChanged = true;
        if (settings != Settings) Settings.CopyFrom(settings);
        return true;
    }
}
