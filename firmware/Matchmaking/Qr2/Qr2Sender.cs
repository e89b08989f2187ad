using PocketSpy.Core;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Wire;

namespace PocketSpy.Matchmaking.Qr2;

/// <summary>Writes the master's answers and sends them. Before the first datagram has come there is nobody to send to.</summary>
internal sealed class Qr2Sender
{
    private readonly WireWriter _writer = new();
    private readonly byte[] _reply;
    private IDatagramOutbox _outbox;

    internal Qr2Sender(byte[] reply)
    {
        _reply = reply;
    }

    /// <summary>Whether there is an outbox.</summary>
    internal bool Ready => _outbox is not null;

    /// <summary>Where answers go from now on.</summary>
    internal void Use(IDatagramOutbox outbox) => _outbox = outbox;

    /// <summary>An answer that is a head alone.</summary>
    internal void Send(int type, uint instanceKey, long to)
    {
        Begin(type, instanceKey);
        End(to);
    }

    /// <summary>The answer to an availability check.</summary>
    internal void SendAvailable(int status, long to)
    {
        Load();
        Qr2Packet.WriteAvailable(_writer, status);
        End(to);
    }

    /// <summary>A challenge, whose NUL is added here.</summary>
    internal void SendChallenge(uint instanceKey, byte[] text, long to)
    {
        Begin(Qr2PacketType.Challenge, instanceKey);
        _writer.WriteBytes(text);
        _writer.WriteByte(0);
        End(to);
    }

    /// <summary>Tells a host why it is not listed.</summary>
    internal void SendError(uint instanceKey, int code, string text, long to)
    {
        Load();
        Qr2Packet.WriteAddError(_writer, instanceKey, code, text);
        End(to);
    }

    /// <summary>A message of another player.</summary>
    internal void SendMessage(uint instanceKey, uint messageKey, byte[] data, long to)
    {
        Begin(Qr2PacketType.ClientMessage, instanceKey);
        _writer.WriteUInt32BigEndian(messageKey);
        _writer.WriteBytes(data);
        End(to);
    }

    private void Load() => _writer.Load(_reply, 0, Qr2Packet.MaximumAnswerBytes);

    private void Begin(int type, uint instanceKey)
    {
        Load();
        Qr2Packet.WriteHead(_writer, type, instanceKey);
    }

    private void End(long to) => _outbox.Send(_reply, 0, _writer.Length, to);
}
