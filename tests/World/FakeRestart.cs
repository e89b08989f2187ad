using PocketSpy.Core;

namespace PocketSpy.Tests;

/// <summary>Remembers what was asked for, and how often.</summary>
internal sealed class FakeRestart : IRestart
{
    internal string Reason { get; private set; }

    internal int Requests { get; private set; }

    public void Request(string reason)
    {
        Reason = reason;
        Requests++;
    }
}
