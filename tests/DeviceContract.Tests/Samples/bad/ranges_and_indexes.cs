namespace PocketSpy.Sample;

public static class Sample
{
    public static int Last(int[] numbers) => numbers[^1]; //! ranges

    public static string Tail(string text) => text[1..]; //! ranges
}
