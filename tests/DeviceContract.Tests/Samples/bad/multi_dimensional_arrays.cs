namespace PocketSpy.Sample;

public static class Sample
{
    public static object Run() => new int[3, 4]; //! multi-dimensional-arrays
}
