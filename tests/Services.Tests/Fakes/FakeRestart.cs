namespace PocketSpy.Services.Tests;

/// <summary>Remembers what was asked for.</summary>
internal sealed class FakeRestart : IRestart
{
    internal string Reason { get; private set; }

    public void Request(string reason)
    {
        Reason = reason;
    }
}
