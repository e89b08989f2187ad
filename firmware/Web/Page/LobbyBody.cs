using PocketSpy.Core;
using PocketSpy.Wire;
using PocketSpy.Wire.Json;

namespace PocketSpy.Web.Page;

/// <summary>
/// GET /api/lobby: the box, a list for each module that has one (players, rooms), how full the box and its tables are. Which modules there are,
/// and what they list, is theirs to say.
/// </summary>
internal sealed class LobbyBody : RowBody
{
    // A page shows no more; the numbers tell of all.
    private const int MostElements = 100;

    private const string LimitEnding = "_limit";

    private readonly PageSources _sources;
    private readonly long _from;

    public LobbyBody(PageSources sources, long from, WireWriter writer, JsonWriter json)
        : base(writer, json)
    {
        _sources = sources;
        _from = from;
    }

    // The parts: -1 the box, then each source's list, the box's own numbers, each source's numbers, the end. The rows of a list begin with its head, -1.
    protected override bool Write()
    {
        PageSourceList shown = _sources.Shown;
        int numbers = Part - shown.Count;
        if (Part >= 0 && numbers < 0)
        {
            WriteList(shown[Part]);
            return true;
        }
        if (Part < 0) WriteBox();
        else if (numbers == 0) WriteFull();
        else if (numbers <= shown.Count) WriteFull(shown[numbers - 1]);
        else WriteEnd();
        Part++;
        Row = -1;
        return numbers <= shown.Count;
    }

    private void WriteBox()
    {
        IBoxFacts facts = _sources.Facts;
        Json.Load(Writer);
        Json.BeginObject();
        Json.Name("box");
        Json.BeginObject();
        Json.Member("name", facts.Text(BoxFact.BoxName));
        Json.Member("address", _sources.AddressFor(_from));
        Json.Member("version", facts.Text(BoxFact.Version));
        Json.Member("board", facts.Text(BoxFact.Board));
        Json.Member("uptimeSeconds", _sources.Seconds);
        Json.Member("pollSeconds", _sources.Pace.PollSeconds);
        string safeMode = facts.Text(BoxFact.SafeMode);
        if (safeMode.Length > 0) Json.Member("safeMode", safeMode);
        Json.EndObject();
        Json.Name("wifi");
        Json.BeginObject();
        Json.Member("name", facts.Text(BoxFact.WifiName));
        Json.Member("open", facts.Number(BoxFact.WifiIsOpen) != 0);
        Json.Member("channel", facts.Number(BoxFact.WifiChannel));
        Json.EndObject();
    }

    // A step of a list: its head, a row, or its end.
    private void WriteList(PageSource source)
    {
        string name = source.ListName;
        if (name is not null && Row < 0)
        {
            Writer.WriteText(",\"");
            Writer.WriteText(name);
            Writer.WriteText("\":[");
            Elements = 0;
            Row = 0;
        }
        else if (name is not null && Row < source.Rows && Elements < MostElements)
        {
            WriteRow(source);
            Row++;
        }
        else
        {
            if (name is not null) Writer.WriteByte(']');
            Part++;
            Row = -1;
        }
    }

    private void WriteRow(PageSource source)
    {
        int mark = Writer.Length;
        int elements = Elements;
        BeginElement();
        if (source.Write(Row, Json)) return;
        Writer.Rewind(mark);
        Elements = elements;
    }

    private void WriteFull()
    {
        IBoxFacts facts = _sources.Facts;
        Writer.WriteText(",\"full\":");
        Json.Load(Writer);
        Json.BeginObject();
        WritePair("sockets", facts.Number(BoxFact.Sockets), facts.Number(BoxFact.SocketLimit));
        Json.Member("heapFree", facts.Number(BoxFact.HeapFree));
        WritePair("flash", facts.Number(BoxFact.FlashUsed), facts.Number(BoxFact.FlashLimit));
        if (facts.Number(BoxFact.LostTables) > 0) Json.Member("tablesLost", facts.Number(BoxFact.LostTables));
    }

    // Numbers that a limit follows.
    private void WriteFull(PageSource source)
    {
        long value = source.Gauge(0, out string name, out string help);
        for (int i = 1; name is not null; i++)
        {
            long next = source.Gauge(i, out string nextName, out help);
            if (nextName is not null && nextName == name + LimitEnding)
            {
                Writer.WriteByte(',');
                Json.Load(Writer);
                WritePair(name, value, next);
            }
            value = next;
            name = nextName;
        }
    }

    private void WriteEnd()
    {
        Writer.WriteText("},\"events\":{\"next\":");
        Writer.WriteDecimal(_sources.Events.Written);
        Writer.WriteText("}}");
    }

    // How many, of how many.
    private void WritePair(string name, long used, long limit)
    {
        Json.Name(name);
        Json.BeginArray();
        Json.Number(used);
        Json.Number(limit);
        Json.EndArray();
    }
}
