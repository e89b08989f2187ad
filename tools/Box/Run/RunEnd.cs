using System;
using System.Runtime.InteropServices;
using System.Threading;
using PocketSpy.Core;

namespace PocketSpy.Box.Run;

/// <summary>Waits for what ends a running box: Ctrl+C, a termination signal, or the owner who wants it started anew.</summary>
public sealed class RunEnd : IRestart, IDisposable
{
    // The answer to who asked goes out first.
    private static readonly TimeSpan Farewell = TimeSpan.FromMilliseconds(500);

    private readonly ManualResetEventSlim _end = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private volatile string _reason;
    private volatile bool _stopped;

    /// <summary>Starts to listen for signals.</summary>
    public RunEnd()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    }

    /// <summary>Whether the end is a new start.</summary>
    public bool IsRestart => _reason is not null && !_stopped;

    /// <inheritdoc />
    public void Request(string reason)
    {
        if (_end.IsSet || _stopped) return;
        _reason = reason;
        _end.Set();
    }

    /// <summary>Waits for the end.</summary>
    public void Wait()
    {
        if (!_stopped) _end.Wait();
        if (IsRestart) Thread.Sleep(Farewell);
    }

    /// <summary>Whether to start anew, and why; then this can be waited for again.</summary>
    public bool TakeRestart(out string reason)
    {
        reason = _reason;
        _reason = null;
        _end.Reset();
        return reason is not null && !_stopped;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _end.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        _stopped = true;
        _reason = null;
        _end.Set();
    }
}
