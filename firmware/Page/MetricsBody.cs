using PocketSpy.Core;
using PocketSpy.Wire;

namespace PocketSpy.Page;

/// <summary>GET /metrics: the box's numbers as Prometheus reads them, text format 0.0.4.</summary>
internal sealed class MetricsBody : RowBody
{
    private readonly PageSources _sources;

    public MetricsBody(PageSources sources, WireWriter writer)
        : base(writer, null)
    {
        _sources = sources;
    }

    protected override bool Write(int row)
    {
        IBoxFacts facts = _sources.Facts;
        switch (row)
        {
            case 0: WriteInfo(facts); break;
            case 1: Gauge("uptime_seconds", "Seconds since the box has started.", _sources.Seconds); break;
            case 2: Gauge("players", "Players who are signed in.", _sources.PlayerCount()); break;
            case 3: Gauge("players_limit", "Players who can be signed in at once.", _sources.Sessions.Length); break;
            case 4: Gauge("hosts", "Game hosts, those that have yet to prove themselves too.", _sources.HostCount); break;
            case 5: Gauge("hosts_limit", "Game hosts at once.", _sources.HostRows); break;
            case 6: Gauge("host_key_bytes", "Bytes that the keys of game hosts take.", _sources.Hosts is null ? 0 : _sources.Hosts.Bytes); break;
            case 7: Gauge("sockets", "Sockets that are open.", facts.Number(BoxFact.Sockets)); break;
            case 8: Gauge("sockets_limit", "Sockets that there are.", facts.Number(BoxFact.SocketLimit)); break;
            case 9: Counter("clients_refused_total", "Clients turned away because all sockets were taken.", facts.Number(BoxFact.Refused)); break;
            case 10: Counter("clients_evicted_total", "Clients that had to give way to others.", facts.Number(BoxFact.Evicted)); break;
            case 11: Gauge("heap_free_bytes", "Bytes of memory that are free.", facts.Number(BoxFact.HeapFree)); break;
            case 12: Gauge("flash_used_bytes", "Bytes of all files.", facts.Number(BoxFact.FlashUsed)); break;
            case 13: Gauge("flash_limit_bytes", "Bytes that the drive holds.", facts.Number(BoxFact.FlashLimit)); break;
            case 14: Counter("events_total", "Lines of the event log.", _sources.Events.Written); break;
            case 15: Gauge("page_poll_seconds", "After how many seconds a page shall ask again.", _sources.Pace.PollSeconds); break;
            case 16: Counter("page_refused_total", "Questions of pages that were refused because there were too many.", _sources.Pace.Refused); break;
            default: return false;
        }
        return true;
    }

    private void WriteInfo(IBoxFacts facts)
    {
        Head("info", "Version and board.", "gauge");
        Writer.WriteText("pocketspy_info{version=\"");
        Writer.WriteText(facts.Text(BoxFact.Version));
        Writer.WriteText("\",board=\"");
        Writer.WriteText(facts.Text(BoxFact.Board));
        Writer.WriteText("\"} 1\n");
    }

    private void Gauge(string name, string help, long value)
    {
        // What is not known is left out.
        if (value >= 0) Line(name, help, "gauge", value);
    }

    private void Counter(string name, string help, long value) => Line(name, help, "counter", value);

    private void Line(string name, string help, string kind, long value)
    {
        Head(name, help, kind);
        Writer.WriteText("pocketspy_");
        Writer.WriteText(name);
        Writer.WriteByte(' ');
        Writer.WriteDecimal(value);
        Writer.WriteByte('\n');
    }

    private void Head(string name, string help, string kind)
    {
        Writer.WriteText("# HELP pocketspy_");
        Writer.WriteText(name);
        Writer.WriteByte(' ');
        Writer.WriteText(help);
        Writer.WriteText("\n# TYPE pocketspy_");
        Writer.WriteText(name);
        Writer.WriteByte(' ');
        Writer.WriteText(kind);
        Writer.WriteByte('\n');
    }
}
