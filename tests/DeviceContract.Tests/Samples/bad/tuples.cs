namespace PocketSpy.Sample;

public static class Sample
{
    public static int Run(int left, int right)
    {
        (left, right) = (right, left); //! tuples
        return left - right;
    }

    public static (int, int) Pair() => default; //! tuples
}
