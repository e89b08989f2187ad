using PocketSpy.Core;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.Matchmaking.ServerBrowser;

/// <summary>One client of the server browser: gathers its messages wherever TCP cuts them (the data of a message to a host always comes in a segment of its own).</summary>
public sealed class BrowserSession : IStreamSession
{
    /// <summary>Longest message. The SDK's longest request has 767 bytes (MAX_OUTGOING_REQUEST_SIZE); hosts take messages of 244.</summary>
    public const int MessageBytes = 1_024;

    private readonly ServerBrowserService _service;
    private StreamInput _input;
    private readonly ServerListCipher _cipher = new();

    internal BrowserSession(ServerBrowserService service, long from, IStreamOutbox outbox)
    {
        _service = service;
        From = from;
        Outbox = outbox;
    }

    /// <summary>The client's end point.</summary>
    public readonly long From;

    internal readonly IStreamOutbox Outbox;

    /// <summary>One running cipher for the life of the link.</summary>
    internal ServerListCipher Cipher => _cipher;

    /// <summary>What it asked for, as long as that matters; null else.</summary>
    internal BrowserQuery Query;

    /// <summary>Both sides know the cipher's key: messages may go out.</summary>
    internal bool Opened;

    /// <summary>Its list is being sent: nothing may come between.</summary>
    internal bool Listing => Query is not null && Query.NextRow >= 0 && !Query.ListEnded;

    /// <summary>Its list has ended; hosts that it lacks, or that changed behind it, are being told as changes are.</summary>
    internal bool CatchingUp => Query is not null && Query.NextRow >= 0 && Query.ListEnded;

    /// <summary>The hash of the name of the game whose hosts it asked for. (The game's number may be another's once nothing holds it.)</summary>
    internal int GameHash;

    /// <summary>When it last asked for a list, or was asked whether it is still there; before that, when it came.</summary>
    internal long AskedAt;

    /// <summary>Its link is about to close.</summary>
    internal bool Ended;

    /// <inheritdoc />
    public void Receive(byte[] buffer, int count)
    {
        if (Ended) return;
        _input ??= _service.TakeInput();
        _input.Feed(buffer, count);
        Continue();
    }

    /// <inheritdoc />
    public void Closed()
    {
        Ended = true;
        _input = null;
        _service.Remove(this);
    }

    /// <summary>Handles what waits, message by message.</summary>
    internal void Continue()
    {
        StreamInput input = _input;
        if (input is null) return;
        while (!Ended && !Listing)
        {
            int length = ListFrame.LengthAt(input.Buffer, input.Start, input.Count);
            if (length == 0 && input.Count < 2) break;
            if (length < ListFrame.HeadBytes || length > MessageBytes)
            {
                _service.GiveUp(this, EventTexts.BrowserNoise);
                return;
            }
            if (length > input.Count) break;
            _service.Execute(this, input.Buffer, input.Start, length);
            input.Consume(length);
        }
        if (!Ended && !input.Keep()) _service.GiveUp(this, EventTexts.BrowserNoise);
        if (input.Count > 0) return;
        // All used up: most links keep nothing while they wait.
        _service.ReturnInput(input);
        _input = null;
    }
}
