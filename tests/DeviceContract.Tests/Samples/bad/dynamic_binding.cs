namespace PocketSpy.Sample;

public static class Sample
{
    public static object Run(object value) { dynamic it = value; return it.Name; } //! dynamic
}
