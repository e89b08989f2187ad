using System.Threading;

namespace PocketSpy.Net;

public static class Sample
{
    public static void Wait()
    {
#if NANOFRAMEWORK_1_0
        Thread.Yield(); //! missing-member
#else
        Thread.BeginCriticalRegion();
#endif
    }
}
