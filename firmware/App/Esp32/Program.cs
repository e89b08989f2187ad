using System;
using System.Threading;
using PocketSpy.App.Boot;
using PocketSpy.App.Images;
using PocketSpy.Core;
using PocketSpy.Core.Owner;
using PocketSpy.Net;
using PocketSpy.Storage;
using NanoGC = nanoFramework.Runtime.Native.GC;

namespace PocketSpy.App.Esp32;

/// <summary>The program on the ESP32: up the boot ladder, start the box, serve.</summary>
public static class Program
{
    private const string DataDirectory = "I:\\box";

    private static string _end;

    /// <summary>Never returns.</summary>
    public static void Main()
    {
        // What was needed for the start is gone from the heap when the box serves.
        Box box = Start();
        Console.WriteLine(NanoGC.Run(true).ToString() + " bytes of heap free");
        Console.WriteLine(_end);
        if (box is not null) box.Serve();
        Thread.Sleep(Timeout.Infinite);
    }

    private static Box Start()
    {
        BoxSize size = BoardPins.Large ? BoxSize.Large(BoardPins.Sockets, BoardPins.FileKilobytes) : BoxSize.Small();
        EventLog events = new(size.EventLines, new ConsolePrinter());
        DiskFileSystem files = new(DataDirectory);
        SystemClock clock = new();
        DeviceMachine machine = new();
        DeviceRadio radio = new();
        BootLadder ladder = new(files, radio, new DevicePins(), machine, clock, events);
        BootResult result = ladder.Climb();
        _end = StartEnd.Of(result, StorageResult.Ok);
        if (result == BootResult.Restarting) return null;
        Caretaker caretaker = new(ladder, result == BootResult.SafeMode, radio, machine, clock, events);
        new Thread(caretaker.Run).Start();
        DeviceHeap heap = new();
        try
        {
            Platform platform = new()
            {
                Clock = clock,
                Random = new SystemRandom(),
                Files = files,
                Waiter = new PollingWaiter(heap),
                Interfaces = new DeviceInterfaces(),
                Heap = heap,
                Restart = caretaker,
                Board = BoardPins.Name,
                Recovery = BoardPins.Button < 0 ? BootNote.PowerRecovery : "hold the button at the box for 5 seconds, or " + BootNote.PowerRecovery,
                SafeMode = result == BootResult.SafeMode ? BootNote.SafeModeReason : "",
                WifiName = ladder.HasOwnWifi ? RadioPlan.NameOf(ladder.Owner.Settings, radio.BoardId) : "",
            };
            Box box = new(SettingsFor(ladder), size, platform, events, BoxImage.Build(null)) { Owner = ladder.Owner };
            if (result == BootResult.SafeMode)
            {
                box.OpenSafeMode();
            }
            else
            {
                _end = StartEnd.Of(result, box.OpenStorage());
                if (ladder.Owner.HasChanged && ladder.SetRadio())
                {
                    _end = StartEnd.Of(BootResult.Restarting, StorageResult.Ok);
                    return null;
                }
                box.Open();
            }
            for (int i = 0; i < box.ListenerCount; i++) Console.WriteLine(box.ListenerAt(i).Describe());
            caretaker.Watch(box);
            return box;
        }
        catch (Exception exception)
        {
            // The note still counts this start as one that failed.
            _end = StartEnd.Failed(exception.Message);
            caretaker.Fail("the services did not start: " + exception.Message);
            return null;
        }
    }

    private static BoxSettings SettingsFor(BootLadder ladder)
    {
        BoxSettings settings = new();
        settings.GivesAddresses = ladder.HasOwnWifi;
        if (BoardPins.Ethernet || ladder.Owner.Settings.Use != NetworkUse.Own)
        {
            settings.OtherNames = OtherNames.Forward;
            settings.AnswersToName = true;
        }
        return settings;
    }
}
