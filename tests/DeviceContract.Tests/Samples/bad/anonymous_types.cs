namespace PocketSpy.Sample;

public static class Sample
{
    public static object Run(int port) => new { port }; //! anonymous-types
}
