using System;

namespace PocketSpy.Sample;

public static class Sample
{
    public static double Run(double angle)
    {
        int count = Math.Max(1, Math.Abs(-3));
        return count * Math.Sin(angle); //! single-precision-math
    }

    public static long Longer(long left, long right) => Math.Max(left, right); //! missing-member
}
