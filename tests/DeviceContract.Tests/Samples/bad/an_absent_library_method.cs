namespace PocketSpy.Sample;

public static class Sample
{
    public static string Run(string text)
    {
        string trimmed = text.Trim();
        return trimmed.Replace("a", "b"); //! missing-member
    }
}
