using PocketSpy.Core;
using PocketSpy.Wire;
using PocketSpy.Wire.Json;

namespace PocketSpy.Page;

/// <summary>GET /api/events?after=N: the lines of the event log with greater numbers, as far as they are remembered.</summary>
internal sealed class EventsBody : RowBody
{
    // With all of it escaped a line still fits into the smallest piece.
    private const int LongestText = 150;

    private readonly PageSources _sources;
    private int _next;

    public EventsBody(PageSources sources, int after, WireWriter writer, JsonWriter json)
        : base(writer, json)
    {
        _sources = sources;
        // A page that saw more than there is has seen another start of the box.
        _next = after > sources.Events.Written ? 1 : after + 1;
    }

    protected override bool Write(int row)
    {
        EventLog events = _sources.Events;
        if (row == 0)
        {
            Writer.WriteText("{\"events\":[");
            return true;
        }
        if (_next < events.Oldest) _next = events.Oldest;
        if (_next > events.Written)
        {
            Writer.WriteText("],\"next\":");
            Writer.WriteDecimal(_next - 1);
            Writer.WriteByte('}');
            return false;
        }
        BeginElement();
        Number("n", _next);
        Number("at", (events.SecondsOf(_next) - _sources.StartSeconds) * 1_000L);
        string text = events.LineOf(_next);
        Text("text", text.Length > LongestText ? text.Substring(0, LongestText) + "..." : text);
        Json.EndObject();
        if (!Writer.Overflowed) _next++;
        return true;
    }
}
