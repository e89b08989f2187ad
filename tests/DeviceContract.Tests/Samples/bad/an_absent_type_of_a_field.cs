using System.Threading;

namespace PocketSpy.Sample;

public sealed class Sample
{
    private readonly SemaphoreSlim _free; //! missing-member

    public bool Free => _free is null;
}
