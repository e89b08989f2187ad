using System;
using System.Text;
using PocketSpy.Box.Simulate;
using PocketSpy.Core;

namespace PocketSpy.Benchmarks.Presence;

/// <summary>A client of presence without a socket: what it sends, and the last message that it was sent.</summary>
internal sealed class Client : IStreamOutbox
{
    private readonly byte[] _last = new byte[8_192];
    private int _count;
    private IStreamSession _session;

    public int IdleLimit { get; set; }

    public bool GivesWay { get; set; }

    public bool IsProven { get; set; }

    public bool IsBusy { get; set; }

    public int Pending => 0;

    /// <summary>Messages that came.</summary>
    public int Count { get; private set; }

    /// <summary>The last message.</summary>
    public TextMessage Last => new(Encoding.Latin1.GetString(_last, 0, _count));

    /// <summary>Opens the link; the greeting comes.</summary>
    public void Open(IStreamService service) => _session = service.Accept((10L << 40) | (1L << 16) | 1024, this);

    /// <summary>The client ends the link.</summary>
    public void Leave() => _session.Closed();

    public void Tell(byte[] message) => _session.Receive(message, message.Length);

    public void Tell(string message) => Tell(Encoding.Latin1.GetBytes(message));

    /// <summary>Stops a benchmark that would measure a refusal.</summary>
    public TextMessage Require(string command)
    {
        TextMessage last = Last;
        return last.Command == command ? last : throw new InvalidOperationException($"\\{command}\\ was due, this came: {last}");
    }

    public void Send(byte[] buffer, int offset, int count)
    {
        Array.Copy(buffer, offset, _last, 0, count);
        _count = count;
        Count++;
    }

    public void Close()
    {
    }

    public void Abort()
    {
    }
}
