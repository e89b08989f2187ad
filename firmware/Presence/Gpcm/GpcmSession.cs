using PocketSpy.Core;
using PocketSpy.Presence.Profiles;

namespace PocketSpy.Presence.Gpcm;

/// <summary>One presence client: gathers its commands, wherever TCP cuts them, and keeps what the service knows of it.</summary>
public sealed partial class GpcmSession : IStreamSession
{
    /// <summary>Longest command.</summary>
    public const int CommandBytes = 2_048;

    /// <summary>Characters of the server's challenge.</summary>
    public const int ChallengeBytes = 10;

    /// <summary>Bit of <see cref="Quiet"/>: no messages.</summary>
    public const int QuietMessages = 1;

    /// <summary>Bit of <see cref="Quiet"/>: no under-the-table messages.</summary>
    public const int QuietUnderTable = 2;

    /// <summary>Bit of <see cref="Quiet"/>: nothing of the list: no status, request, authorization or revocation.</summary>
    public const int QuietList = 4;

    /// <summary>Changes on the drive that a client may make at once: a roster has 60 places.</summary>
    public const int WritesAtOnce = 64;

    /// <summary>After as many milliseconds it may make one more.</summary>
    public const int MillisecondsPerWrite = 500;

    // Bits of _state: one field for three.
    private const int PasswordBit = 1;
    private const int EndedBit = 2;
    private const int ComplainedBit = 4;

    private readonly GpcmService _service;
    private KvMessageInput _input;
    private byte _state;

    internal GpcmSession(GpcmService service, int place, long from, IStreamOutbox outbox, long now)
    {
        _service = service;
        Place = place;
        From = from;
        Outbox = outbox;
        LastHeard = now;
        LastKeepAlive = now;
    }

    /// <summary>Its place among the sessions.</summary>
    internal readonly int Place;

    /// <summary>The client's end point.</summary>
    public readonly long From;

    /// <summary>When it last sent anything.</summary>
    public long LastHeard { get; internal set; }

    /// <summary>Its profile, 0 before the login.</summary>
    public int ProfileId { get; internal set; }

    /// <summary>The user of the profile: a console's user id, or a user's.</summary>
    public long UserId { get; internal set; }

    /// <summary>Whether the profile belongs to a user with a password; otherwise NAS vouched for it.</summary>
    public bool HasPassword
    {
        get => (_state & PasswordBit) != 0;
        internal set => Set(PasswordBit, value);
    }

    /// <summary>The number that all its later commands carry.</summary>
    public int SessionKey { get; internal set; }

    /// <summary>What its SDK understands, see <see cref="Gpcm.SdkRevision"/>.</summary>
    public int SdkRevision { get; internal set; }

    /// <summary>Where its unique nick is unique.</summary>
    public int NamespaceId { get; internal set; }

    /// <summary>Who runs its account.</summary>
    public int PartnerId { get; internal set; }

    /// <summary>Its title.</summary>
    public int ProductId { get; internal set; }

    /// <summary>What it does not want to receive, see <see cref="QuietMessages"/>.</summary>
    public int Quiet { get; internal set; }

    /// <summary>Who it is, for the event log; set at the login.</summary>
    public string Name { get; internal set; }

    /// <summary>What others call the player, in UTF-8; set at the login.</summary>
    public byte[] Nick;

    /// <summary>The four letters of the console's title, the first one highest; 0 for a player with a password.</summary>
    public int GameCode { get; internal set; }

    /// <summary>The friend code, see <see cref="Wire.Nintendo.FriendCode"/>; 0 for none.</summary>
    public long FriendCode { get; internal set; }

    /// <summary>When it logged in, in seconds of the clock.</summary>
    public int LoggedInSeconds { get; internal set; }

    /// <summary>The products for which the player wants invitations; null for any.</summary>
    public int[] Invitable { get; internal set; }

    /// <summary>What the player does.</summary>
    public readonly PlayerStatus Status = new();

    /// <summary>Buddies and blocks, after the login.</summary>
    public FriendList Friends { get; internal set; }

    /// <summary>Whether it has logged in.</summary>
    public bool IsLoggedIn => ProfileId != 0;

    internal readonly IStreamOutbox Outbox;

    // When all that it has written is made up for, in milliseconds of the clock.
    private long _writesPaid;

    /// <summary>The server's challenge to this client; null after the login.</summary>
    internal byte[] Challenge = new byte[ChallengeBytes];

    /// <summary>Nothing of this client counts any more; its link is about to close.</summary>
    internal bool Ended
    {
        get => (_state & EndedBit) != 0;
        set => Set(EndedBit, value);
    }

    /// <summary>Whether an unknown command of this client was logged already.</summary>
    internal bool Complained
    {
        get => (_state & ComplainedBit) != 0;
        set => Set(ComplainedBit, value);
    }

    /// <summary>When it was last sent a keep-alive; when it connected, before that.</summary>
    internal long LastKeepAlive;

    /// <summary>Whether the client's SDK has this bit of <see cref="Gpcm.SdkRevision"/>.</summary>
    public bool Understands(int bit) => (SdkRevision & bit) != 0;

    /// <summary>
    /// Whether it may change something on the drive now, which then counts. A console that adds its whole roster may; after that so many a second.
    /// </summary>
    internal bool MayWrite(long now)
    {
        if (EndPoints.IsOwnPc(From)) return true;
        if (_writesPaid < now) _writesPaid = now;
        if (_writesPaid - now > (WritesAtOnce - 1) * MillisecondsPerWrite) return false;
        _writesPaid += MillisecondsPerWrite;
        return true;
    }

    /// <inheritdoc />
    public void Receive(byte[] buffer, int count)
    {
        if (Ended) return;
        _service.NoteHeard(this);
        KvMessageInput input = _input ?? _service.Inputs.Take();
        _input = null;
        if (count > 0) input.Feed(buffer, count);
        // One command a pass: whoever sends many at once does not make the others wait.
        if (input.TryNext())
        {
            _service.Execute(this, input.Buffer, input.Offset, input.Length);
            input.Done();
        }
        if (!Ended) Outbox.IsBusy = input.TryNext();
        if (!Ended && !input.Keep()) _service.RefuseOverlong(this);
        if (Ended || input.IsEmpty) _service.Inputs.Return(input);
        else _input = input;
    }

    /// <inheritdoc />
    public void Closed()
    {
        Ended = true;
        _input = null;
        _service.Remove(this);
    }

    private void Set(int bit, bool value) => _state = (byte)(value ? _state | bit : _state & ~bit);
}
