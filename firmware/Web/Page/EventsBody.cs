using PocketSpy.Core;
using PocketSpy.Wire;
using PocketSpy.Wire.Json;

namespace PocketSpy.Web.Page;

/// <summary>GET /api/events?after=N: the lines of the event log with greater numbers, as far as they are remembered.</summary>
internal sealed class EventsBody : RowBody
{
    // With all of it escaped a line still fits into the smallest piece.
    private const int LongestText = 150;

    private readonly PageSources _sources;

    public EventsBody(PageSources sources, int after, WireWriter writer, JsonWriter json)
        : base(writer, json)
    {
        _sources = sources;
        // A page that saw more than there is has seen another start of the box.
        Row = after > sources.Events.Written ? 1 : after + 1;
    }

    // A row is a line's number.
    protected override bool Write()
    {
        EventLog events = _sources.Events;
        if (Part < 0)
        {
            Writer.WriteText("{\"events\":[");
            Part = 0;
            return true;
        }
        if (Row < events.Oldest) Row = events.Oldest;
        if (Row > events.Written)
        {
            Writer.WriteText("],\"next\":");
            Writer.WriteDecimal(Row - 1);
            Writer.WriteByte('}');
            return false;
        }
        int seconds = events.SecondsOf(Row) - _sources.StartSeconds;
        // What a board says before it opens its ports is part of the start.
        WriteLine(events.LineOf(Row), seconds < 0 ? 0 : seconds);
        Row++;
        return true;
    }

    private void WriteLine(string text, int seconds)
    {
        BeginElement();
        Json.BeginObject();
        Json.Member("n", Row);
        Json.Member("at", seconds * 1_000L);
        Json.Member("text", text.Length > LongestText ? text.Substring(0, LongestText) + "..." : text);
        Json.EndObject();
    }
}
