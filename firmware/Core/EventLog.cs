using PocketSpy.Storage;

namespace PocketSpy.Core;

/// <summary>
/// What happened, in plain words: the last lines in memory, each also passed on as it comes. Bounded in speed too:
/// a client that misbehaves without end fills no console and costs no time, the rest of its lines are counted.
/// </summary>
public sealed class EventLog : IEventSink, IStorageEvents, ITimed
{
    private const int LinesAtOnce = 40;
    private const int MillisecondsPerLine = 100;

    // What a drive says is not to be lost among what clients do. Damage can be made to be said again and again, so this has an end as well.
    private const int StorageLinesAtOnce = 24;
    private const int MillisecondsPerStorageLine = 5_000;

    private readonly string[] _lines;
    private readonly int[] _seconds;
    private readonly IEventPrinter _next;
    private int _written;
    private int _credit = LinesAtOnce;
    private int _storageCredit = StorageLinesAtOnce;
    private long _storageCreditTime;
    private int _dropped;
    private long _creditAt;
    private int _now;

    /// <param name="capacity">Lines that are remembered.</param>
    /// <param name="next">Where each line also goes; null for nowhere.</param>
    public EventLog(int capacity, IEventPrinter next)
    {
        _lines = new string[capacity];
        _seconds = new int[capacity];
        _next = next;
    }

    /// <summary>Lines that are remembered now.</summary>
    public int Count => _written < _lines.Length ? _written : _lines.Length;

    /// <summary>A line that is remembered, 0 the newest.</summary>
    public string this[int age] => _lines[(_written - 1 - age) % _lines.Length];

    /// <summary>Lines that were ever written: the number of the newest, the first has 1.</summary>
    public int Written => _written;

    /// <summary>The number of the oldest line that is remembered.</summary>
    public int Oldest => _written - Count + 1;

    /// <summary>The line with a number, which is remembered.</summary>
    public string LineOf(int number) => _lines[(number - 1) % _lines.Length];

    /// <summary>When it was written, in seconds of the clock.</summary>
    public int SecondsOf(int number) => _seconds[(number - 1) % _lines.Length];

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
    public void Log(string line)
    {
        if (_storageCredit == 0)
        {
            Write(line);
            return;
        }
        _storageCredit--;
        Add(line);
    }

    /// <inheritdoc />
    public void Tick(long now)
    {
        if (now - _creditAt < MillisecondsPerLine) return;
        _creditAt = now;
        if (now - _storageCreditTime >= MillisecondsPerStorageLine)
        {
            _storageCreditTime = now;
            if (_storageCredit < StorageLinesAtOnce) _storageCredit++;
        }
        _now = (int)(now / 1_000);
        if (_credit < LinesAtOnce) _credit++;
        if (_dropped == 0 || _credit < LinesAtOnce / 2) return;
        Add("... and " + _dropped.ToString() + " more lines");
        _dropped = 0;
    }

    private void Add(string text)
    {
        _lines[_written % _lines.Length] = text;
        _seconds[_written % _lines.Length] = _now;
        _written++;
        if (_next is not null) _next.Print(text);
    }
}
