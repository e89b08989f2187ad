namespace PocketSpy.Sample;

public static class Sample
{
    public static unsafe int Run(byte[] data) //! unsafe-code
    {
        int* numbers = stackalloc int[4]; //! unsafe-code
        fixed (byte* first = data) //! unsafe-code
        {
            return numbers[0] + *first;
        }
    }
}
