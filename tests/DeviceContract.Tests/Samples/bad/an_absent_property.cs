using System.Threading;

namespace PocketSpy.Sample;

public static class Sample
{
    public static void Run(Thread thread)
    {
        thread.Start();
        thread.IsBackground = true; //! missing-member
    }
}
