using System;

namespace PocketSpy.Matchmaking.Wire
{
    public static class Sample
    {
        public static DateTime Day() => DateTime.UtcNow; //! wrong-room

        public static DateTime Given(long ticks) => new(ticks);
    }
}

namespace PocketSpy.Matchmaking.Qr2
{
    public static class Sample
    {
        public static long Clock() => Environment.TickCount64; //! wrong-room
    }
}
