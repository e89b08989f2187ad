using System.Diagnostics;

namespace PocketSpy.Sample;

public static class Sample
{
    public static long Run() => Stopwatch.GetTimestamp(); //! missing-member
}
