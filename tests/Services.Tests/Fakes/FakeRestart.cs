namespace PocketSpy.Services.Tests;

/// <summary>Counts how often the box was to be restarted.</summary>
internal sealed class FakeRestart : IRestart
{
    internal int Requests { get; private set; }

    public void Request(string reason) => Requests++;
}
