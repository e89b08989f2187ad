using nanoFramework.Hardware.Esp32;
using nanoFramework.Json;

namespace PocketSpy.Web
{
    public static class Sample
    {
        public static string Document(object[] rows) => JsonConvert.SerializeObject(rows); //! wrong-room

        public static uint Free()
        {
            NativeMemory.GetMemoryInfo(NativeMemory.MemoryType.Internal, out _, out uint free, out _); //! wrong-room
            return free;
        }
    }
}

namespace PocketSpy.App.Esp32
{
    public static class Sample
    {
        public static ulong Age() => HighResTimer.GetCurrent(); //! wrong-room
    }
}
