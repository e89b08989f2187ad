using PocketSpy.Core;
using PocketSpy.Messenger.Notification;
using PocketSpy.Messenger.Switchboard;
using PocketSpy.Messenger.Wire;
using PocketSpy.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.Messenger.Links;

/// <summary>MSN Messenger, TCP 1863: notification server and conversations on one port.</summary>
public sealed class MsnService : IStreamService, ITimed
{
    /// <summary>The standard port.</summary>
    public const int Port = 1_863;

    /// <summary>Who has not signed in by then is cut off.</summary>
    public const int SignInMilliseconds = 60_000;

    /// <summary>A link that says nothing for as long is gone: clients send PNG every minute or so, the oldest seldom.</summary>
    public const int IdleMilliseconds = 30 * 60_000;

    private const string PayloadCommands = "MSG QRY UUX ADL RML FQY UUN UUM PUT SDG NOT VAS SDC";
    private const string ListCommands = "ADL RML FQY";
    private const int OtherPayload = 2_048;
    // Nothing is due more exactly than this.
    private const int TickMilliseconds = 500;

    private readonly MsnContext _context;
    private readonly MsnLine _line = new();
    private readonly NotificationServer _notification;
    private readonly SwitchboardServer _switchboard;
    private long _nextTick;

    /// <param name="context">What the handlers share.</param>
    public MsnService(MsnContext context)
    {
        _context = context;
        _notification = new NotificationServer(context);
        _switchboard = new SwitchboardServer(context);
    }

    /// <inheritdoc />
    public IStreamSession Accept(long from, IStreamOutbox outbox)
    {
        MsnLink[] links = _context.Links;
        int free = -1;
        int oldest = -1;
        for (int i = 0; i < links.Length; i++)
        {
            if (links[i] is null) free = i;
            else if (links[i].UserId == 0 && (oldest < 0 || links[i].Since < links[oldest].Since)) oldest = i;
        }
        if (free < 0 && oldest >= 0)
        {
            links[oldest].Ended = true;
            links[oldest].Outbox.Abort();
            free = oldest;
        }
        if (free < 0 || !MemoryReserve.IsFree(_context.Tools, MemoryReserve.PcTitle))
        {
            _context.Tools.Events.Write(free < 0 ? EventTexts.Full("another messenger link") : EventTexts.NoMemory("another messenger link"));
            return null;
        }
        MsnLink link = new(this, from, outbox, _context.Tools.Clock.Milliseconds);
        links[free] = link;
        return link;
    }

    /// <inheritdoc />
    public void TurnAway(IStreamOutbox outbox)
    {
    }

    /// <inheritdoc />
    public void Tick(long now)
    {
        if (now < _nextTick) return;
        _nextTick = now + TickMilliseconds;
        MsnLink[] links = _context.Links;
        for (int i = 0; i < links.Length; i++)
        {
            MsnLink link = links[i];
            if (link is null || link.Ended) continue;
            if (link.UserId == 0 && now - link.Since >= SignInMilliseconds) link.Close();
            else if (link.ChallengeUntil != 0 && now >= link.ChallengeUntil) _notification.EndUnanswered(link);
        }
    }

    /// <summary>The time.</summary>
    internal long Now => _context.Tools.Clock.Milliseconds;

    /// <summary>Reads a line. Gives the bytes of the payload that follows it, 0 for none, or -1 after cutting the client off.</summary>
    internal int Begin(MsnLink link, byte[] buffer, int offset, int count)
    {
        if (!_line.Load(buffer, offset, count))
        {
            CutOff(link, "a line that is none");
            return -1;
        }
        if (WordList.IndexOf(PayloadCommands, buffer, _line.CommandOffset, 3) == WordList.None) return 0;
        bool isList = WordList.IndexOf(ListCommands, buffer, _line.CommandOffset, 3) != WordList.None;
        int limit = isList ? MsnLink.PayloadBytes : _line.Is("MSG") ? SwitchboardServer.MessageBytes : OtherPayload;
        if (_line.TryNumber(_line.Count - 1, out uint size) && size <= limit) return (int)size;
        CutOff(link, "a payload that is too long");
        return -1;
    }

    /// <summary>Runs the command whose line was read last.</summary>
    internal void Run(MsnLink link, int payload, int payloadCount)
    {
        if (link.Room is not null || (link.Version == 0 && !_line.Is("VER"))) _switchboard.Run(link, _line, payload, payloadCount);
        else _notification.Run(link, _line, payload, payloadCount);
    }

    /// <summary>Ends a link that sent what is not understood, with one line in the log.</summary>
    internal void CutOff(MsnLink link, string what)
    {
        _context.NoteNoise(link, what);
        link.Close();
    }

    /// <summary>The link is gone.</summary>
    internal void Remove(MsnLink link)
    {
        MsnLink[] links = _context.Links;
        for (int i = 0; i < links.Length; i++)
        {
            if (links[i] == link) links[i] = null;
        }
        if (link.Room is not null) _switchboard.Leave(link, Now - link.HeardTime >= SwitchboardServer.IdleMilliseconds);
        else if (link.UserId != 0) _notification.SignOut(link);
    }
}
