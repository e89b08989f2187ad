using System;

namespace PocketSpy.Sample;

public static class Sample
{
    public static int Run(byte[] data)
    {
        int sum = 0;
        foreach (byte value in data.AsSpan(1)) sum += value; //! spans
        return sum;
    }

    public static int Count(ReadOnlySpan<byte> data) => 1; //! spans
}
