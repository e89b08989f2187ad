using PocketSpy.Messenger.Wire;
using PocketSpy.Wire;

namespace PocketSpy.Messenger.Links;

/// <summary>Writes commands into the box's one reply buffer and sends them.</summary>
public sealed class MsnReply
{
    private readonly byte[] _buffer;

    /// <param name="buffer">The reply buffer.</param>
    public MsnReply(byte[] buffer)
    {
        _buffer = buffer;
    }

    /// <summary>For what is put together by hand.</summary>
    public readonly WireWriter Writer = new();

    /// <summary>Starts a command.</summary>
    public MsnReply Begin(string command)
    {
        Writer.Load(_buffer, 0, _buffer.Length);
        Writer.WriteText(command);
        return this;
    }

    /// <summary>Starts one that answers the command with this number.</summary>
    public MsnReply Begin(string command, uint transaction) => Begin(command).Add(transaction);

    /// <summary>A further argument.</summary>
    public MsnReply Add(string text)
    {
        Writer.WriteByte(' ');
        Writer.WriteText(text);
        return this;
    }

    /// <summary>A further argument.</summary>
    public MsnReply Add(long number)
    {
        Writer.WriteByte(' ');
        Writer.WriteDecimal(number);
        return this;
    }

    /// <summary>A further argument; for none, nothing.</summary>
    public MsnReply Add(byte[] text)
    {
        if (text is null) return this;
        return Add(text, 0, text.Length);
    }

    /// <summary>A further argument.</summary>
    public MsnReply Add(byte[] text, int offset, int count)
    {
        Writer.WriteByte(' ');
        Writer.WriteBytes(text, offset, count);
        return this;
    }

    /// <summary>An argument of the command that is answered, as it came.</summary>
    public MsnReply Echo(MsnLine line, int index)
    {
        if (index < line.Count) Add(line.Buffer, line.OffsetOf(index), line.CountOf(index));
        return this;
    }

    /// <summary>Ends the line.</summary>
    public MsnReply End()
    {
        Writer.WriteText("\r\n");
        return this;
    }

    /// <summary>Ends the line with the bytes of what follows it, and that.</summary>
    public MsnReply EndWith(byte[] payload, int offset, int count)
    {
        Add(count).End();
        Writer.WriteBytes(payload, offset, count);
        return this;
    }

    /// <summary>Ends the line with the bytes of what follows it, and that.</summary>
    public MsnReply EndWith(string payload)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(payload);
        return EndWith(bytes, 0, bytes.Length);
    }

    /// <summary>Sends what was written. What did not fit is not sent at all.</summary>
    public void Send(MsnLink link)
    {
        if (!Writer.Overflowed && !link.Ended) link.Outbox.Send(_buffer, 0, Writer.Length);
    }

    /// <summary>An error of the protocol.</summary>
    public void Error(MsnLink link, int code, uint transaction)
    {
        Writer.Load(_buffer, 0, _buffer.Length);
        Writer.WriteDecimal(code);
        Add(transaction).End().Send(link);
    }
}
