using PocketSpy.Services.Profiles;
using PocketSpy.Wire.Text;

namespace PocketSpy.Services.Gpcm;

/// <summary>One presence client: gathers its commands, wherever TCP cuts them, and keeps what the service knows of it.</summary>
public sealed class GpcmSession : IStreamSession
{
    /// <summary>Longest command.</summary>
    public const int CommandBytes = 2_048;

    /// <summary>Characters of the server's challenge.</summary>
    public const int ChallengeBytes = 10;

    /// <summary>Longest status or location text that is kept; the SDK allows 255.</summary>
    public const int StatusBytes = 255;

    private readonly GpcmService _service;
    private readonly StreamInput _input = new(CommandBytes);
    private int _seen;

    internal GpcmSession(GpcmService service, long from, IStreamOutbox outbox, long now)
    {
        _service = service;
        From = from;
        Outbox = outbox;
        Since = now;
    }

    /// <summary>The client's end point.</summary>
    public long From { get; }

    /// <summary>When it connected.</summary>
    public long Since { get; }

    /// <summary>Its row in the profile table, <see cref="ProfileTable.None"/> before the login.</summary>
    public int Row { get; internal set; } = ProfileTable.None;

    /// <summary>Its profile.</summary>
    public int ProfileId { get; internal set; }

    /// <summary>The number that all its later commands carry.</summary>
    public int SessionKey { get; internal set; }

    /// <summary>What it does: 0 offline, 1 online, 2 playing, 3 staging, 4 chatting and so on, as the client says.</summary>
    public int StatusCode { get; internal set; }

    /// <summary>The text to its status; null when empty.</summary>
    public byte[] StatusText { get; internal set; }

    /// <summary>Where it can be joined; null when empty.</summary>
    public byte[] Location { get; internal set; }

    /// <summary>Whether it has logged in.</summary>
    public bool IsLoggedIn => Row != ProfileTable.None;

    internal IStreamOutbox Outbox { get; }

    /// <summary>The server's challenge to this client.</summary>
    internal byte[] Challenge { get; } = new byte[ChallengeBytes];

    /// <summary>Nothing of this client counts any more; its link is about to close.</summary>
    internal bool Ended { get; set; }

    /// <summary>Whether an unknown command of this client was logged already.</summary>
    internal bool Complained { get; set; }

    /// <inheritdoc />
    public void Receive(byte[] buffer, int count)
    {
        if (Ended) return;
        _input.Feed(buffer, count);
        while (!Ended && _input.Count > 0)
        {
            int end = KvFrame.Find(_input.Buffer, _input.Start, _input.Count, _seen);
            if (end < 0)
            {
                _seen = _input.Count;
                break;
            }
            int length = end - _input.Start;
            _service.Execute(this, _input.Buffer, _input.Start, length);
            _input.Consume(length);
            _seen = 0;
        }
        if (!Ended && !_input.Keep()) _service.RefuseOverlong(this);
    }

    /// <inheritdoc />
    public void Closed()
    {
        Ended = true;
        _input.Release();
        _service.Remove(this);
    }
}
