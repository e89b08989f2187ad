using PocketSpy.Core;

namespace PocketSpy.Web.Page;

/// <summary>The box's own numbers, for the metrics.</summary>
internal sealed class BoxNumbers : PageSource
{
    private readonly PageSources _sources;

    public BoxNumbers(PageSources sources)
    {
        _sources = sources;
    }

    /// <inheritdoc />
    public override long Gauge(int index, out string name, out string help)
    {
        IBoxFacts facts = _sources.Facts;
        switch (index)
        {
            case 0:
                name = "uptime_seconds";
                help = "Seconds since the box has started.";
                return _sources.Seconds;
            case 1:
                name = "sockets";
                help = "Sockets that are open.";
                return facts.Number(BoxFact.Sockets);
            case 2:
                name = "sockets_limit";
                help = "Sockets that there are.";
                return facts.Number(BoxFact.SocketLimit);
            case 3:
                name = "clients_refused_total";
                help = "Clients turned away because all sockets were taken.";
                return facts.Number(BoxFact.Refused);
            case 4:
                name = "clients_evicted_total";
                help = "Clients that had to give way to others.";
                return facts.Number(BoxFact.Evicted);
            case 5:
                name = "heap_free_bytes";
                help = "Bytes of memory that are free.";
                return facts.Number(BoxFact.HeapFree);
            case 6:
                name = "flash_used_bytes";
                help = "Bytes of all files.";
                return facts.Number(BoxFact.FlashUsed);
            case 7:
                name = "flash_limit_bytes";
                help = "Bytes that the drive holds.";
                return facts.Number(BoxFact.FlashLimit);
            case 8:
                name = "events_total";
                help = "Lines of the event log.";
                return _sources.Events.Written;
            case 9:
                name = "tables_lost";
                help = "Tables whose file was deleted or cut outside of the box.";
                return facts.Number(BoxFact.LostTables);
            default:
                name = null;
                help = null;
                return 0;
        }
    }
}
