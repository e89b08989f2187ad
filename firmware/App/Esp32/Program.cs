using System;
using System.Threading;
using PocketSpy.Net;
using PocketSpy.Services;
using PocketSpy.Services.Lobby;
using PocketSpy.Storage;
using NanoGC = nanoFramework.Runtime.Native.GC;

namespace PocketSpy.App.Esp32;

/// <summary>The program on the ESP32: waits for a network address, starts the box, says what it opened.</summary>
public static class Program
{
    private const string DataDirectory = "I:\\box";
    private const int AddressSeconds = 60;

    /// <summary>Never returns.</summary>
    public static void Main()
    {
        // What was needed for the start is gone from the heap when the box serves.
        Box box = Open();
        Console.WriteLine(NanoGC.Run(true).ToString() + " bytes of heap free");
        Console.WriteLine("ready");
        box.Serve();
    }

    private static Box Open()
    {
        DeviceInterfaces interfaces = new();
        WaitForAddress(interfaces);
        DeviceHeap heap = new();
        Box box = new(new BoxSettings(), Capacities.Small(), new SystemClock(), new SystemRandom(),
            new DiskFileSystem(DataDirectory), new DiskDownloads(DataDirectory), new PollingWaiter(heap), interfaces,
            new EventLog(Capacities.Small().EventLines, new ConsolePrinter()))
        {
            Heap = heap,
            Board = "ESP32",
        };
        StorageResult storage = box.OpenStorage();
        if (storage != StorageResult.Ok) Console.WriteLine("the profiles on " + DataDirectory + " cannot be used; nobody can log in");
        box.Open();
        for (int i = 0; i < box.ListenerCount; i++) Console.WriteLine(box.ListenerAt(i).Describe());
        return box;
    }

    private static void WaitForAddress(DeviceInterfaces interfaces)
    {
        Console.WriteLine("waiting up to " + AddressSeconds.ToString() + " s for a network address");
        for (int i = 0; i < AddressSeconds; i++)
        {
            if (interfaces.HasAddress())
            {
                Console.WriteLine("address " + interfaces.FirstAddress());
                return;
            }
            Thread.Sleep(1_000);
        }
        Console.WriteLine("there is no network address yet; starting all the same");
    }
}
