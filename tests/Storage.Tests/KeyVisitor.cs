namespace PocketSpy.Storage.Tests;

/// <summary>Notes what a visit shows, and tries to write meanwhile.</summary>
internal sealed class KeyVisitor : IRecordVisitor
{
    private readonly RecordLog _log;

    internal KeyVisitor(RecordLog log)
    {
        _log = log;
    }

    internal string Seen { get; private set; } = "";

    internal StorageResult Answer { get; private set; }

    public void Visit(long key, byte[] buffer, int offset, int count)
    {
        Seen += key.ToString() + ":" + buffer[offset].ToString() + "/" + count.ToString() + " ";
        Answer = _log.Put(key, new byte[1], 0, 1);
    }
}
