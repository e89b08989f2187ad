namespace PocketSpy.Net;

/// <summary>
/// The runtime's memory. On the device an object with a finalizer (a socket, a file) needs a little memory that does not trigger a collection:
/// with the heap full of garbage, making one fails though there is room. Elsewhere the one place is retried; an accepted socket
/// would be lost by then, so there room is made first.
/// </summary>
public interface IHeap
{
    /// <summary>Bytes that were free after the last collection; -1 when that is not known.</summary>
    long Free { get; }

    /// <summary>Collects what nobody uses any more.</summary>
    void Collect();
}
