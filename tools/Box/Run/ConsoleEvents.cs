using System;
using PocketSpy.Services;

namespace PocketSpy.Box.Run;

/// <summary>Prints the event log, each line with its time.</summary>
public sealed class ConsoleEvents : IEventSink
{
    /// <inheritdoc />
    public void Write(string text) => Console.Out.WriteLine($"{DateTime.Now:HH:mm:ss}  {text}");
}
