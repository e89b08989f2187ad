using PocketSpy.Storage;

namespace PocketSpy.Services.Lobby;

/// <summary>
/// What happened, in plain words: the last lines in memory, each also passed on as it comes. Bounded in speed too:
/// a client that misbehaves without end fills no console and costs no time, the rest of its lines are counted.
/// </summary>
public sealed class EventLog : IEventSink, IStorageEvents, ITimed
{
    private const int LinesAtOnce = 40;
    private const int MillisecondsPerLine = 100;

    private readonly string[] _lines;
    private readonly IEventPrinter _next;
    private int _written;
    private int _credit = LinesAtOnce;
    private int _dropped;
    private long _creditAt;

    /// <param name="capacity">Lines that are remembered.</param>
    /// <param name="next">Where each line also goes; null for nowhere.</param>
    public EventLog(int capacity, IEventPrinter next)
    {
        _lines = new string[capacity];
        _next = next;
    }

    /// <summary>Lines that are remembered now.</summary>
    public int Count => _written < _lines.Length ? _written : _lines.Length;

    /// <summary>A line that is remembered, 0 the newest.</summary>
    public string this[int age] => _lines[(_written - 1 - age) % _lines.Length];

    /// <inheritdoc />
    public void Write(string text)
    {
        if (_credit == 0)
        {
            _dropped++;
            return;
        }
        _credit--;
        Add(text);
    }

    /// <inheritdoc />
    public void Log(string line) => Write(line);

    /// <inheritdoc />
    public void Tick(long now)
    {
        if (now - _creditAt < MillisecondsPerLine) return;
        _creditAt = now;
        if (_credit < LinesAtOnce) _credit++;
        if (_dropped == 0 || _credit < LinesAtOnce / 2) return;
        Add("... and " + _dropped.ToString() + " more lines");
        _dropped = 0;
    }

    private void Add(string text)
    {
        _lines[_written % _lines.Length] = text;
        _written++;
        if (_next is not null) _next.Print(text);
    }
}
