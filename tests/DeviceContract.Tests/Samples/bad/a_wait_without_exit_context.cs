using System.Threading;

namespace PocketSpy.Sample;

public static class Sample
{
    public static bool Run(AutoResetEvent ready)
    {
        ready.Reset();
        return ready.WaitOne(1000); //! missing-member
    }
}
