using PocketSpy.Core;

namespace PocketSpy.App.Tests.Host;

/// <summary>Notes that the box asked to be started anew.</summary>
internal sealed class NotedRestart : IRestart
{
    internal string Reason { get; private set; }

    public void Request(string reason) => Reason = reason;
}
