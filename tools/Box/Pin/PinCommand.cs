using System;
using System.CommandLine;
using System.IO;
using PocketSpy.Box.Run;
using PocketSpy.Core;
using PocketSpy.Core.Owner;
using PocketSpy.Storage;

namespace PocketSpy.Box.Pin;

/// <summary><c>box pin reset</c>: the way in for an owner of a box on a PC who lost the PIN. Whoever can write to its data owns it anyway.</summary>
public static class PinCommand
{
    private const int Failed = 2;
    private const int Lines = 8;

    private static readonly Option<string> Data = new("--data")
    {
        Description = "The folder that the box keeps its profiles in, as given to `box run`.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "box-data",
    };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Command reset = new("reset", """
            Take the owner's PIN away from a box on this PC that is stopped.

            Everything else stays. When the box runs again, whoever sets a new PIN on its page owns it: set it at once.

            Exit codes: 0 done, 2 it could not be done (a line says why and what to do).
            """)
        {
            Data,
        };
        reset.SetAction(result => Reset(Path.GetFullPath(result.GetValue(Data))));
        return new Command("pin", "The owner's PIN of a box on this PC: `box pin reset` for whoever lost it.") { reset };
    }

    private static int Reset(string directory)
    {
        if (!Directory.Exists(directory)) return Refuse($"There is no folder {directory}. Name the one that the box runs with: --data DIR.");
        using DataLock data = DataLock.Take(directory, out string problem);
        if (data is null) return Refuse(problem);
        EventLog events = new(Lines, null);
        OwnerStore store = new(new DiskFileSystem(directory), events);
        store.Load();
        if (store.Settings.PinHash.Length == 0)
        {
            Console.Out.WriteLine("This box has no PIN.");
            return 0;
        }
        OwnerSettings changed = new();
        changed.CopyFrom(store.Settings);
        changed.PinHash = "";
        if (!store.Save(changed)) return Refuse($"The settings in {directory} cannot be written. Look whether the disk is full, or the folder is somebody else's.");
        Console.Out.WriteLine("The PIN is gone, all else is as it was. Start the box and set a new one on its page at once: whoever sets it owns the box.");
        return 0;
    }

    private static int Refuse(string problem)
    {
        Console.Error.WriteLine(problem);
        return Failed;
    }
}
