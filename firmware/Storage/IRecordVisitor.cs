namespace PocketSpy.Storage;

/// <summary>Sees every live record of a <see cref="RecordLog"/>, so that a service can build its own index at boot.</summary>
public interface IRecordVisitor
{
    /// <summary>
    /// Sees one record: <paramref name="count"/> bytes of <paramref name="buffer"/> from <paramref name="offset"/>,
    /// good until the method returns. The log refuses every other operation meanwhile.
    /// </summary>
    void Visit(long key, byte[] buffer, int offset, int count);
}
