namespace PocketSpy.Sample;

public sealed class Sample
{
    public required int Port { get; init; } //! required-members
}
