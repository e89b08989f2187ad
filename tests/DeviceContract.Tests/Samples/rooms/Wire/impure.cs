using System;
using System.IO;
using System.Net;
using System.Threading;

namespace PocketSpy.Wire;

public static class Sample
{
    public static long Clock() => Environment.TickCount64; //! wrong-room

    public static DateTime Day() => DateTime.UtcNow; //! wrong-room

    public static DateTime Given(long ticks) => new(ticks);

    public static int Chance() => new Random().Next(6); //! wrong-room

    public static bool Disk() => File.Exists("I:\\x"); //! wrong-room

    public static IPAddress Host(long address) => new(address); //! wrong-room

    public static void Wait() => Thread.Sleep(1); //! wrong-room
}
