namespace PocketSpy.Sample;

public static class Sample
{
    public static decimal Price; //! decimals
}
