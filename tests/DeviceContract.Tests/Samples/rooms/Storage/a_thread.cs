using System.IO;
using System.Threading;

namespace PocketSpy.Storage;

public static class Sample
{
    public static bool Disk() => File.Exists("I:\\x");

    public static void Wait() => Thread.Sleep(1); //! wrong-room
}
