using System;
using PocketSpy.Core;
using PocketSpy.Storage;

namespace PocketSpy.App.Boot;

/// <summary>Makes a new box: deletes every file of the box but the note of the boot ladder.</summary>
public static class FactoryReset
{
    private const string NoteStart = BootNote.FileName;

    /// <summary>Deletes. What cannot be deleted is told and left.</summary>
    public static void Run(IFileSystem files, IEventSink events)
    {
        try
        {
            foreach (string name in files.List())
            {
                if (!name.StartsWith(NoteStart)) Delete(files, name, events);
            }
        }
        catch (Exception exception)
        {
            events.Write("the files could not be listed: " + exception.Message);
        }
    }

    private static void Delete(IFileSystem files, string name, IEventSink events)
    {
        try
        {
            files.Delete(name);
        }
        catch (Exception exception)
        {
            events.Write(name + " could not be deleted: " + exception.Message);
        }
    }
}
