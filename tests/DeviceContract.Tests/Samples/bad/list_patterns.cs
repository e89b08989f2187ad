namespace PocketSpy.Sample;

public static class Sample
{
    public static bool Run(byte[] packet) => packet is [0xFE, 0xFD]; //! list-patterns
}
