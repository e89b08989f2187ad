namespace PocketSpy.Web.Page;

/// <summary>
/// How often people who look at the page may ask for news. Few get them every two seconds; the more there are the rarer, and what
/// comes beyond the board's measure is refused in a word, so that however many phones there are the consoles keep their time. Nobody takes that measure
/// alone: one address gets half of it at most, and the last half is for those who had nothing a moment before.
/// </summary>
public sealed class PagePace
{
    // Between two questions of a page while few look.
    private const int FewestSeconds = 2;

    // Between two questions of a page while many look.
    private const int MostSeconds = 10;

    // How long questions are counted before the pace is set anew.
    private const int WindowMilliseconds = 4_000;
    private const int SecondMilliseconds = 1_000;
    private const int Addresses = 8;

    private readonly int _perSecond;
    private readonly uint[] _addresses = new uint[Addresses];
    private readonly int[] _seconds = new int[Addresses];

    // Answers in that second; negative for those who were answered a moment before too: no page asks so often.
    private readonly sbyte[] _answers = new sbyte[Addresses];

    // Whoever comes back within so many seconds did not wait as long as it was told.
    private readonly byte[] _patience = new byte[Addresses];
    private int _asked;
    private int _credit;
    private long _windowAt;
    private long _creditAt;

    /// <param name="perSecond">Answers a second that the board may spend on it, at least 2.</param>
    public PagePace(int perSecond)
    {
        _perSecond = perSecond;
        _credit = perSecond;
    }

    /// <summary>After how many seconds a page shall ask again.</summary>
    public int PollSeconds { get; private set; } = FewestSeconds;

    /// <summary>Requests that were refused.</summary>
    public int Refused { get; private set; }

    /// <summary>Counts a request. Gives whether it is to be answered.</summary>
    public bool Admit(long now, uint address)
    {
        long window = now - _windowAt;
        if (window >= WindowMilliseconds)
        {
            Adapt(window);
            _windowAt = now;
            _asked = 0;
        }
        _asked++;
        if (now - _creditAt >= SecondMilliseconds)
        {
            _creditAt = now;
            _credit = _perSecond;
        }
        if (_credit > 0 && TakeShare(address, (int)(now / SecondMilliseconds)))
        {
            _credit--;
            return true;
        }
        Refused++;
        return false;
    }

    // An address that is not among those who were answered lately takes the place of the one for whom that is longest ago.
    private bool TakeShare(uint address, int second)
    {
        int place = 0;
        for (int i = 0; i < Addresses; i++)
        {
            if (_addresses[i] == address)
            {
                place = i;
                break;
            }
            if (_seconds[i] < _seconds[place]) place = i;
        }
        bool isKnown = _addresses[place] == address;
        bool isSame = isKnown && _seconds[place] == second;
        int answers = isSame ? _answers[place] : 0;
        bool isHasty = isSame ? answers < 0 : isKnown && second - _seconds[place] <= _patience[place];
        if (answers < 0) answers = -answers;
        bool isRefused = answers >= _perSecond / 2 || (isHasty && _credit <= _perSecond / 2);
        // Whoever goes on asking goes on being hasty.
        if (isRefused && !isHasty) return false;
        if (isRefused) answers = answers > 0 ? answers - 1 : 0;
        _addresses[place] = address;
        _seconds[place] = second;
        answers++;
        _answers[place] = (sbyte)(isHasty ? -answers : answers);
        if (!isRefused) _patience[place] = (byte)(PollSeconds > FewestSeconds ? PollSeconds - FewestSeconds : 1);
        return !isRefused;
    }

    // So many ask that their requests take half of the measure. Each asks about once in the time that it was told.
    private void Adapt(long window)
    {
        long watching = _asked * PollSeconds * (long)SecondMilliseconds / window;
        long seconds = watching * 2 / _perSecond;
        PollSeconds = seconds < FewestSeconds ? FewestSeconds : seconds > MostSeconds ? MostSeconds : (int)seconds;
    }
}
