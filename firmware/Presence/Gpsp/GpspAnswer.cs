using PocketSpy.Core;
using PocketSpy.Presence.Profiles;
using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Gpsp;

/// <summary>
/// An answer of the search, written in the box's one reply buffer. A long one goes out in pieces: the client reads nothing of it
/// before \final\ is there.
/// </summary>
public sealed class GpspAnswer
{
    // All that is told of one profile, its keys included.
    private const int EntryBytes = ProfileRecord.MaximumBytes + 256;

    private readonly byte[] _buffer;
    private IStreamOutbox _outbox;

    /// <param name="buffer">The reply buffer, longer than twice the longest entry.</param>
    /// <param name="writer">Writes; others may use it between two answers.</param>
    public GpspAnswer(byte[] buffer, KvWriter writer)
    {
        Writer = writer;
        _buffer = buffer;
    }

    /// <summary>Writes the answer.</summary>
    public readonly KvWriter Writer;

    /// <summary>Starts an answer to a client.</summary>
    public void Begin(IStreamOutbox outbox)
    {
        _outbox = outbox;
        Writer.Load(_buffer, 0, _buffer.Length);
    }

    /// <summary>Call before each entry: sends what is written when the entry might not fit behind it.</summary>
    public void MakeRoom()
    {
        if (Writer.Length + EntryBytes <= _buffer.Length) return;
        _outbox.Send(_buffer, 0, Writer.Length);
        Writer.Load(_buffer, 0, _buffer.Length);
    }

    /// <summary>Sends what is written; the answer goes on later, when others have used the buffer.</summary>
    public void Pause()
    {
        if (Writer.Length > 0) _outbox.Send(_buffer, 0, Writer.Length);
        _outbox = null;
    }

    /// <summary>Ends the answer and sends the rest of it.</summary>
    public void End()
    {
        Writer.Final();
        _outbox.Send(_buffer, 0, Writer.Length);
        _outbox = null;
    }
}
