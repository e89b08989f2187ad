using System;
using PocketSpy.Core;

namespace PocketSpy.Benchmarks;

/// <summary>Takes the answers of all services and keeps the last one.</summary>
internal sealed class Outbox : IStreamOutbox, IDatagramOutbox
{
    private readonly byte[] _last = new byte[8_192];
    private int _count;

    public int IdleLimit { get; set; }

    public bool GivesWay { get; set; }

    public bool IsProven { get; set; }

    public bool IsBusy { get; set; }

    public int Pending => 0;

    /// <summary>The last answer.</summary>
    public ReadOnlySpan<byte> Last => _last.AsSpan(0, _count);

    public void Send(byte[] buffer, int offset, int count)
    {
        Array.Copy(buffer, offset, _last, 0, count);
        _count = count;
    }

    public void Send(byte[] buffer, int offset, int count, long to) => Send(buffer, offset, count);

    public void Close()
    {
    }

    public void Abort()
    {
    }

    /// <summary>Stops a benchmark that would measure a refusal.</summary>
    public void Require(ReadOnlySpan<byte> text)
    {
        if (Last.IndexOf(text) < 0) throw new InvalidOperationException("Unexpected answer: " + System.Text.Encoding.UTF8.GetString(Last));
    }
}
