using PocketSpy.Core;
using PocketSpy.Web.Http;
using PocketSpy.Web.Owner;
using PocketSpy.Wire.Http;
using PocketSpy.Wire.Json;

namespace PocketSpy.Tokens.Clock;

/// <summary>POST /api/time {"seconds":1764518400}: the owner's browser tells the time, as the settings are opened. Only the owner is believed.</summary>
public sealed class TimeHandler : IHttpHandler
{
    /// <summary>What is asked for.</summary>
    public const string Path = "/api/time";

    private readonly BoxTime _time;
    private readonly ServiceTools _tools;
    private readonly OwnerGate _gate;

    /// <param name="time">Is told.</param>
    /// <param name="tools">What all services share.</param>
    /// <param name="gate">Asks for the PIN.</param>
    public TimeHandler(BoxTime time, ServiceTools tools, OwnerGate gate)
    {
        _time = time;
        _tools = tools;
        _gate = gate;
    }

    /// <inheritdoc />
    public void Handle(HttpRequest request, HttpResponse response, long from)
    {
        if (request.MethodIs("GET"))
        {
            Answer(response);
            return;
        }
        if (!_gate.Admits(request, response, from)) return;
        JsonReader json = new();
        json.Load(request.Buffer, request.BodyOffset, request.BodyCount);
        bool isForm = json.Read() == JsonToken.ObjectStart && json.Read() == JsonToken.Name && json.Is("seconds");
        json.Read();
        if (!isForm || !json.TryInt64(out long seconds) || json.Read() != JsonToken.ObjectEnd || json.Read() != JsonToken.End || (!_time.IsSystemRight && !_time.Set(seconds)))
        {
            OwnerAnswer.Fail(response, 400, "{\"seconds\":N} is wanted, seconds since 1970");
            return;
        }
        if (!_time.IsSystemRight) _tools.Events.Write(_tools.Clients.NameOf(from) + " (owner) told the time: " + BoxTime.Text(seconds));
        Answer(response);
    }

    private void Answer(HttpResponse response)
    {
        JsonWriter json = OwnerAnswer.Begin(response);
        json.BeginObject();
        json.Member("isKnown", _time.IsKnown);
        if (_time.IsKnown) json.Member("seconds", _time.Seconds);
        json.EndObject();
    }
}
