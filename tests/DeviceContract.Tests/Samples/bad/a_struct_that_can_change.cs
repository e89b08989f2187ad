namespace PocketSpy.Sample;

public struct Point //! mutable-structs
{
    public int X;
}

public readonly struct Fixed
{
    public readonly int X;
}
