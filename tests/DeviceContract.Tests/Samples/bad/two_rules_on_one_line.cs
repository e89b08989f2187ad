namespace PocketSpy.Sample;

public static class Sample
{
    public static string Run(string text) => text.Replace("a", "b\0"); //! missing-member nul-in-string
}
