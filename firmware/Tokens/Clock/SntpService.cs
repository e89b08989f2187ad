using PocketSpy.Core;
using PocketSpy.Tokens.Wire;
using PocketSpy.Wire;

namespace PocketSpy.Tokens.Clock;

/// <summary>
/// Asks a time server as soon as there is a home network that leads to one: the pool's address from the home's DNS server, then the time from there. Opened
/// only where the runtime does not know the time.
/// </summary>
public sealed class SntpService : IDatagramService, ITimed
{
    /// <summary>The port that is asked from.</summary>
    public const int Port = 12_300;

    /// <summary>Longest answer that is read.</summary>
    public const int DatagramBytes = 512;

    /// <summary>After this long without an answer it is asked again.</summary>
    public const int RetryMilliseconds = 64_000;

    /// <summary>After this long the time is asked for once more: a chip's clock drifts.</summary>
    public const int RepeatMilliseconds = 24 * 3_600_000;

    private readonly BoxTime _time;
    private readonly ServiceTools _tools;
    private readonly WireWriter _writer = new();
    private readonly byte[] _packet = new byte[SntpPacket.Size];
    private readonly byte[] _nonce = new byte[8];
    private long _asked;
    private long _nextTry;

    /// <param name="time">Is told.</param>
    /// <param name="tools">What all services share.</param>
    public SntpService(BoxTime time, ServiceTools tools)
    {
        _time = time;
        _tools = tools;
    }

    /// <summary>The sending side; set once the port is open.</summary>
    public IDatagramOutbox Outbox;

    /// <inheritdoc />
    public void Tick(long now)
    {
        if (now < _nextTry || Outbox is null) return;
        long server = _tools.Home.NameServer;
        if (server == 0) return;
        _nextTry = now + RetryMilliseconds;
        _tools.Random.Fill(_nonce, 0, _nonce.Length);
        _writer.Load(_packet, 0, _packet.Length);
        _asked = server;
        int count = SntpPacket.WriteQuestion(_writer, QuestionId);
        Outbox.Send(_packet, 0, count, server);
    }

    /// <inheritdoc />
    public void Receive(byte[] buffer, int count, long from, IDatagramOutbox outbox)
    {
        // Only whom it asked last, and with the number that it drew.
        if (_asked == 0 || from != _asked) return;
        if (EndPoints.Port(from) == SntpPacket.Port) TakeTime(buffer, count);
        else TakeAddress(buffer, count, outbox);
    }

    private int QuestionId => (_nonce[0] << 8) | _nonce[1];

    private void TakeAddress(byte[] buffer, int count, IDatagramOutbox outbox)
    {
        uint address = SntpPacket.ReadAddress(buffer, count, QuestionId);
        if (address == 0) return;
        _tools.Random.Fill(_nonce, 0, _nonce.Length);
        _asked = EndPoints.Of(address, SntpPacket.Port);
        outbox.Send(_packet, 0, SntpPacket.WriteRequest(_packet, _nonce), _asked);
    }

    private void TakeTime(byte[] buffer, int count)
    {
        long seconds = SntpPacket.Read(buffer, count, _nonce);
        if (!_time.Set(seconds)) return;
        _asked = 0;
        _nextTry = _tools.Clock.Milliseconds + RepeatMilliseconds;
        _tools.Events.Write("the time came from a time server: " + BoxTime.Text(seconds));
    }
}
