using PocketSpy.Core;
using PocketSpy.Wire;

namespace PocketSpy.Web.Page;

/// <summary>GET /metrics: the numbers of the box and its modules as Prometheus reads them, text format 0.0.4.</summary>
internal sealed class MetricsBody : RowBody
{
    private const string CounterEnding = "_total";

    private readonly PageSources _sources;

    public MetricsBody(PageSources sources, WireWriter writer)
        : base(writer, null)
    {
        _sources = sources;
    }

    // The parts: -1 version and board, 0 the box's own numbers, then each source's.
    protected override bool Write()
    {
        if (Part < 0)
        {
            WriteInfo();
            Part = 0;
            return true;
        }
        PageSource source = Part == 0 ? _sources.Own : _sources.Shown[Part - 1];
        long value = source.Gauge(Row, out string name, out string help);
        if (name is null)
        {
            Part++;
            Row = 0;
            return Part <= _sources.Shown.Count;
        }
        // What is not known is left out.
        if (value >= 0) WriteNumber(name, help, value);
        Row++;
        return true;
    }

    private void WriteInfo()
    {
        WriteHead("info", "Version and board.", "gauge");
        Writer.WriteText("pocketspy_info{version=\"");
        Writer.WriteText(_sources.Facts.Text(BoxFact.Version));
        Writer.WriteText("\",board=\"");
        Writer.WriteText(_sources.Facts.Text(BoxFact.Board));
        Writer.WriteText("\"} 1\n");
    }

    private void WriteNumber(string name, string help, long value)
    {
        WriteHead(name, help, name.EndsWith(CounterEnding) ? "counter" : "gauge");
        Writer.WriteText("pocketspy_");
        Writer.WriteText(name);
        Writer.WriteByte(' ');
        Writer.WriteDecimal(value);
        Writer.WriteByte('\n');
    }

    private void WriteHead(string name, string help, string kind)
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
