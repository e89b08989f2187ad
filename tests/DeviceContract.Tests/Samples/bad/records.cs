namespace PocketSpy.Sample;

public sealed record Player(string Name, int Id); //! records

public readonly record struct Point(int X, int Y); //! records
