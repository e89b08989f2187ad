namespace PocketSpy.Web.Page;

/// <summary>
/// How often people who look at the page may ask for news. Few get them every two seconds; the more there are the rarer, and what
/// comes beyond the board's measure is refused in a word, so that however many phones there are the consoles keep their time.
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

    private readonly int _perSecond;
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
    public bool Admit(long now)
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
        if (_credit == 0)
        {
            Refused++;
            return false;
        }
        _credit--;
        return true;
    }

    // So many ask that their requests take half of the measure. Each asks about once in the time that it was told.
    private void Adapt(long window)
    {
        long watching = _asked * PollSeconds * (long)SecondMilliseconds / window;
        long seconds = watching * 2 / _perSecond;
        PollSeconds = seconds < FewestSeconds ? FewestSeconds : seconds > MostSeconds ? MostSeconds : (int)seconds;
    }
}
