using PocketSpy.Core;
using PocketSpy.Web.Http;

namespace PocketSpy.Web.Page;

/// <summary>Where the page's answers come from.</summary>
public sealed class PageSources
{
    private const int UsualPort = 80;
    private const uint Loopback = 127;

    private readonly ServiceTools _tools;
    private readonly int _port;

    /// <param name="tools">What all services share; the box's facts among it.</param>
    /// <param name="shown">What the modules show; more may be added later.</param>
    /// <param name="port">The web server's port.</param>
    /// <param name="perSecond">See <see cref="PagePace"/>.</param>
    public PageSources(ServiceTools tools, PageSourceList shown, int port, int perSecond)
    {
        _tools = tools;
        _port = port;
        Shown = shown;
        Own = new BoxNumbers(this);
        Pace = new PagePace(perSecond);
    }

    /// <summary>How often pages may ask.</summary>
    public readonly PagePace Pace;

    /// <summary>What the modules show.</summary>
    internal readonly PageSourceList Shown;

    /// <summary>The box's own numbers.</summary>
    internal readonly PageSource Own;

    internal IBoxFacts Facts => _tools.Facts;

    internal EventLog Events => _tools.Events;

    internal IUnpacker Unpacker => _tools.Unpacker;

    internal int StartSeconds => _tools.StartSeconds;

    internal long Now => _tools.Clock.Milliseconds;

    /// <summary>Seconds since the box started.</summary>
    internal int Seconds => (int)(Now / 1_000) - StartSeconds;

    /// <summary>Tells the box's own names; null for any.</summary>
    internal OwnHosts Hosts;

    /// <summary>Whether tools and emulators on the machine itself have no ration: on a PC.</summary>
    internal bool SparesItself;

    /// <summary>Whether a question is to be answered now.</summary>
    internal bool Admits(long from)
    {
        // Whoever looks waits for those who play.
        if (!MemoryReserve.IsFree(_tools, MemoryReserve.Page)) return false;
        uint address = EndPoints.Address(from);
        return (SparesItself && address >> 24 == Loopback) || Pace.Admit(Now, address);
    }

    /// <summary>Where a client finds the page: address, and port unless it is the usual one.</summary>
    internal string AddressFor(long from)
    {
        string address = EndPoints.AddressText(_tools.Addresses.AddressFor(from));
        return _port == UsualPort ? address : address + ":" + _port.ToString();
    }
}
