using System;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Json;

namespace PocketSpy.Board
{
    public static class Sample
    {
        public static string Cause() => JsonConvert.SerializeObject(new object[] { (int)Sleep.GetWakeupCause(), HighResTimer.GetCurrent() });

        public static DateTime Day() => DateTime.UtcNow; //! wrong-room
    }
}

namespace PocketSpy.Board.Wire
{
    public static class Sample
    {
        public static ulong Age() => HighResTimer.GetCurrent(); //! wrong-room
    }
}
