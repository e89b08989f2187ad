using PocketSpy.Core;

namespace PocketSpy.Benchmarks.ServerBrowser;

/// <summary>Counts what a client gets.</summary>
internal sealed class ByteCounter : IStreamOutbox
{
    public int IdleLimit { get; set; }

    public bool GivesWay { get; set; }

    public bool IsProven { get; set; }

    public bool IsBusy { get; set; }

    public int Pending => 0;

    public int Bytes { get; set; }

    public int Sends { get; set; }

    public bool IsClosed { get; private set; }

    public void Send(byte[] buffer, int offset, int count)
    {
        Bytes += count;
        Sends++;
    }

    public void Close() => IsClosed = true;

    public void Abort() => IsClosed = true;
}
