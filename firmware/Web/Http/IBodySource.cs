namespace PocketSpy.Web.Http;

/// <summary>A body that is sent piece by piece, made as the client takes it, so it may be of any size.</summary>
public interface IBodySource
{
    /// <summary>What it is, for the event log.</summary>
    string Name { get; }

    /// <summary>All bytes, what the head announces; -1 when that is not known: then the end of the link is the end of the body.</summary>
    int Size { get; }

    /// <summary>Whether all was read.</summary>
    bool IsAtEnd { get; }

    /// <summary>
    /// Writes the next bytes. Gives their number; 0 only at the end, or when it cannot go on. May throw as files do.
    /// </summary>
    int Read(byte[] buffer, int offset, int limit);
}
