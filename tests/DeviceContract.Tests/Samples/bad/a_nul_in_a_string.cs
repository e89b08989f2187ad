namespace PocketSpy.Sample;

public static class Sample
{
    public const string Separator = "\0"; //! nul-in-string

    public static string Run() => "a\0b"; //! nul-in-string
}
