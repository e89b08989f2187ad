using System;
using PocketSpy.Storage;
using PocketSpy.Wire;
using PocketSpy.Wire.Json;

namespace PocketSpy.Services.Owner;

/// <summary>The owner's settings on flash: settings.a and settings.b in turn. What cannot be read is the last good, else the defaults.</summary>
public sealed class OwnerStore
{
    private const string FileName = "settings";

    private readonly TwoSlotFile _file;
    private readonly IEventSink _events;

    /// <param name="files">Where they are kept.</param>
    /// <param name="events">Told of damage.</param>
    public OwnerStore(IFileSystem files, IEventSink events)
    {
        _file = new TwoSlotFile(files, FileName);
        _events = events;
    }

    /// <summary>What is set now.</summary>
    public OwnerSettings Settings { get; } = new();

    /// <summary>Reads what is kept. Never throws.</summary>
    public void Load()
    {
        byte[] buffer = new byte[OwnerSettings.MaximumBytes + TwoSlotFile.TrailerBytes];
        int count = _file.Load(buffer);
        if (_file.FoundDamage) _events.Write(count < 0 ? "the settings on flash are damaged: using those of a new box" : "the newest settings on flash are damaged: using the last good ones");
        if (count < 0) return;
        JsonReader json = new();
        json.Load(buffer, 0, count);
        OwnerSettings read = new();
        string problem = SettingsReader.Read(json, SettingsView.File, read);
        if (problem is null) Settings.CopyFrom(read);
        else _events.Write("the settings on flash are not understood (" + problem + "): using those of a new box");
    }

    /// <summary>Keeps new settings; they are durable when this gives true. False when the drive does not take them: nothing has changed.</summary>
    public bool Save(OwnerSettings settings)
    {
        byte[] buffer = new byte[OwnerSettings.MaximumBytes + TwoSlotFile.TrailerBytes];
        WireWriter writer = new();
        writer.Load(buffer, 0, OwnerSettings.MaximumBytes);
        JsonWriter json = new();
        json.Load(writer);
        settings.Write(json, SettingsView.File);
        try
        {
            _file.Save(buffer, writer.Length);
        }
        catch (Exception exception)
        {
            _events.Write("the settings could not be kept: " + exception.Message);
            return false;
        }
        if (settings != Settings) Settings.CopyFrom(settings);
        return true;
    }
}
