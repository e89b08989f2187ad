using PocketSpy.Core;
using PocketSpy.Messenger.Notification;
using PocketSpy.Messenger.People;
using PocketSpy.Messenger.Switchboard;
using PocketSpy.Messenger.Wire;
using PocketSpy.Wire;

namespace PocketSpy.Messenger.Links;

/// <summary>
/// One client of the messenger's port: gathers its commands, wherever TCP cuts them, and keeps what is known of it. Its first command tells whether it wants
/// the notification server or a conversation.
/// </summary>
public sealed class MsnLink : IStreamSession
{
    /// <summary>Longest payload of any command: a list of contacts.</summary>
    public const int PayloadBytes = 7_680;

    private readonly MsnService _service;
    private readonly StreamInput _input = new(MsnLine.MaximumBytes + PayloadBytes);

    internal MsnLink(MsnService service, long from, IStreamOutbox outbox, long now)
    {
        _service = service;
        From = from;
        Outbox = outbox;
        Since = now;
    }

    /// <summary>The client's end point.</summary>
    public readonly long From;

    /// <summary>The sending side.</summary>
    public readonly IStreamOutbox Outbox;

    /// <summary>When it came.</summary>
    public readonly long Since;

    /// <summary>When it last sent something.</summary>
    public long HeardTime;

    /// <summary>Whether nothing more is sent or taken.</summary>
    public bool Ended;

    /// <summary>Version of the protocol; 0 until it is agreed upon.</summary>
    public int Version;

    /// <summary>The user who is signed in, at the notification server or in a conversation; 0 for nobody yet.</summary>
    public int UserId;

    /// <summary>The user who is about to sign in; 0 for one whom there is not.</summary>
    public int ClaimedUser;

    /// <summary>The sign-in that was begun: a place in <see cref="SignInHandler.Ways"/>; -1 for none.</summary>
    public int Way = -1;

    /// <summary>The nonce of an SSO sign-in, its 64 characters.</summary>
    public byte[] Nonce;

    /// <summary>The user's address.</summary>
    public byte[] Email;

    /// <summary>The user's nick, as <see cref="MsnText"/> has it.</summary>
    public byte[] Nick;

    /// <summary>The status, a place in <see cref="PresenceHandler.Statuses"/>; -1 until the first.</summary>
    public int Status = PresenceHandler.Offline;

    /// <summary>What the client can do, a number as text; null before MSNP8.</summary>
    public byte[] Abilities;

    /// <summary>The object of the user's picture; null for none.</summary>
    public byte[] Picture;

    /// <summary>The personal message; null for none.</summary>
    public byte[] Personal;

    /// <summary>The user's lists.</summary>
    public ContactList Contacts;

    /// <summary>The challenge that was sent last; null for none.</summary>
    public byte[] Challenge;

    /// <summary>The one before it: an answer may have crossed the newer.</summary>
    public byte[] OlderChallenge;

    /// <summary>When the challenge has to be answered by; 0 for none.</summary>
    public long ChallengeUntil;

    /// <summary>When it was challenged last.</summary>
    public long ChallengedTime;

    /// <summary>Lists that are on their way; null for none.</summary>
    public ListSender Sender;

    /// <summary>The conversation.</summary>
    public Room Room;

    /// <summary>Whether it is the notification server that it speaks to and somebody is signed in.</summary>
    public bool IsSignedIn => UserId != 0 && Room is null && !Ended;

    /// <summary>Whether others may see the user.</summary>
    public bool IsVisible => IsSignedIn && Status >= 0 && Status != PresenceHandler.Hidden;

    /// <inheritdoc />
    public void Receive(byte[] buffer, int count)
    {
        if (count > 0) HeardTime = _service.Now;
        _input.Feed(buffer, count);
        if (Sender is not null && !Sender.GoOn(this))
        {
            KeepRest();
            return;
        }
        while (!Ended && Sender is null && TakeCommand())
        {
        }
        if (Ended) _input.Release();
        else KeepRest();
    }

    /// <inheritdoc />
    public void Closed()
    {
        Ended = true;
        _input.Release();
        _service.Remove(this);
    }

    /// <summary>Ends the link once all has been sent.</summary>
    public void Close()
    {
        Ended = true;
        Outbox.Close();
    }

    private bool TakeCommand()
    {
        byte[] buffer = _input.Buffer;
        int count = _input.Count;
        int feed = Ascii.IndexOf(buffer, _input.Start, count < MsnLine.MaximumBytes ? count : MsnLine.MaximumBytes, '\n');
        if (feed < 0)
        {
            if (count >= MsnLine.MaximumBytes) _service.CutOff(this, "a line that is too long");
            return false;
        }
        int line = feed - _input.Start;
        if (line > 0 && buffer[feed - 1] == '\r') line--;
        int head = feed + 1 - _input.Start;
        int payload = _service.Begin(this, buffer, _input.Start, line);
        if (payload < 0 || count - head < payload) return false;
        int start = _input.Start + head;
        // Used up first: what the command starts may look at the rest.
        _input.Consume(head + payload);
        _service.Run(this, start, payload);
        return true;
    }

    private void KeepRest()
    {
        if (!_input.Keep()) _service.CutOff(this, "more than it waits for");
        if (Sender is not null && !Ended) Outbox.IsBusy = true;
    }
}
