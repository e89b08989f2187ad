namespace PocketSpy.Sample;

public static class Sample
{
    public static int Run()
    {
        var twice = (int value) => 2 * value; //! generics
        return 4;
    }
}
