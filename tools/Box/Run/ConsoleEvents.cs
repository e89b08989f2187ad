using System;
using System.Globalization;
using System.Threading;
using System.Threading.Channels;
using PocketSpy.Core;

namespace PocketSpy.Box.Run;

/// <summary>
/// Prints the event log, each line with its time, on a thread of its own: a terminal that is slow or held with Ctrl+S never holds
/// up the box. Lines that it cannot take are left out.
/// </summary>
public sealed class ConsoleEvents : IEventPrinter, IDisposable
{
    private const int Waiting = 10_000;

    private readonly Channel<string> _lines = Channel.CreateBounded<string>(new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly Thread _thread;

    /// <summary>Holds the lines back until <see cref="Start"/>.</summary>
    public ConsoleEvents()
    {
        _thread = new Thread(PrintAll) { IsBackground = true, Name = "event log" };
    }

    /// <summary>Starts printing.</summary>
    public void Start() => _thread.Start();

    /// <inheritdoc />
    public void Print(string text) => _lines.Writer.TryWrite(string.Create(CultureInfo.InvariantCulture, $"{DateTime.Now:HH:mm:ss}  {text}"));

    /// <summary>Prints what is left and stops.</summary>
    public void Dispose()
    {
        _lines.Writer.TryComplete();
        if (!_thread.IsAlive) PrintAll();
        else _thread.Join(1_000);
    }

    private void PrintAll()
    {
        while (_lines.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (_lines.Reader.TryRead(out string line)) Console.Out.WriteLine(line);
        }
    }
}
