namespace PocketSpy.Sample;

public static class Sample
{
    public static int[] Run(int[] numbers) => [1, .. numbers]; //! spreads
}
