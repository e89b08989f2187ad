namespace PocketSpy.Sample;

public static class Sample
{
    public static int? Run() => null; //! nullable-value-types

    public static bool Long(string text) => text?.Length > 3; //! nullable-value-types
}
