using System.Text;
using PocketSpy.Core;
using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Gpcm;

/// <summary>Writes messages to presence clients, in the box's one reply buffer.</summary>
public sealed class GpcmReply
{
    private static readonly byte[] KeepAliveMessage = Encoding.UTF8.GetBytes("\\ka\\\\final\\");

    private readonly byte[] _buffer;

    /// <param name="buffer">The reply buffer.</param>
    public GpcmReply(byte[] buffer)
    {
        _buffer = buffer;
    }

    /// <summary>The message that is being written.</summary>
    public readonly KvWriter Message = new();

    /// <summary>Starts a message.</summary>
    public KvWriter Begin()
    {
        Message.Load(_buffer, 0, _buffer.Length);
        return Message;
    }

    /// <summary>Ends the message and sends it. One that did not fit is not sent; the client gets an error instead.</summary>
    public void Send(GpcmSession session)
    {
        Message.Final();
        if (Message.Overflowed) Error(session, GpError.General, "The answer is too long.", NoId);
        else session.Outbox.Send(_buffer, 0, Message.Length);
    }

    /// <summary>No \id\ in the message.</summary>
    public const int NoId = -1;

    /// <summary>Sends an error that the client survives.</summary>
    public void Error(GpcmSession session, int code, string text, int id) => WriteError(session, code, text, id, false);

    /// <summary>Sends an error after which the client drops the link, and closes it.</summary>
    public void FatalError(GpcmSession session, int code, string text, int id)
    {
        WriteError(session, code, text, id, true);
        session.Ended = true;
        session.Outbox.Close();
    }

    /// <summary>Sends an error of \newuser\, fatal as all while connecting, with the profile that has the nick already (0 for none).</summary>
    public void NewUserError(GpcmSession session, int code, string text, int profileId, int id)
    {
        KvWriter message = BeginError(code, true, text);
        if (profileId != 0) message.Pair("pid", profileId);
        message.Pair("id", id == NoId ? 1 : id);
        message.Final();
        session.Outbox.Send(_buffer, 0, message.Length);
        session.Ended = true;
        session.Outbox.Close();
    }

    /// <summary>Tells a client that there is no room for it.</summary>
    public void TurnAway(IStreamOutbox outbox)
    {
        KvWriter message = BeginError(GpError.General, true, "The box has no room for another player.");
        message.Pair("id", 1);
        message.Final();
        outbox.Send(_buffer, 0, message.Length);
    }

    /// <summary>Sends \ka\, the same bytes each time.</summary>
    public static void KeepAlive(GpcmSession session) => session.Outbox.Send(KeepAliveMessage, 0, KeepAliveMessage.Length);

    private void WriteError(GpcmSession session, int code, string text, int id, bool fatal)
    {
        KvWriter message = BeginError(code, fatal, text);
        if (id != NoId) message.Pair("id", id);
        message.Final();
        session.Outbox.Send(_buffer, 0, message.Length);
    }

    private KvWriter BeginError(int code, bool fatal, string text)
    {
        KvWriter message = Begin();
        message.Pair("error", "");
        message.Pair("err", code);
        if (fatal) message.Pair("fatal", "");
        message.Pair("errmsg", text);
        return message;
    }
}
