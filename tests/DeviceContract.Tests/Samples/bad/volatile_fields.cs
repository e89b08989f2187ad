namespace PocketSpy.Sample;

public sealed class Sample
{
    private volatile bool _stopped; //! volatile

    public bool Stop() => _stopped = true;
}
