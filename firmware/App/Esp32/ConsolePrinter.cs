using System;
using PocketSpy.Core;

namespace PocketSpy.App.Esp32;

/// <summary>Prints the event log on the serial console.</summary>
public sealed class ConsolePrinter : IEventPrinter
{
    /// <inheritdoc />
    public void Print(string text) => Console.WriteLine(text);
}
