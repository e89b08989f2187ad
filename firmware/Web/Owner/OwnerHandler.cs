using PocketSpy.Core;
using PocketSpy.Core.Owner;
using PocketSpy.Web.Http;
using PocketSpy.Wire.Http;
using PocketSpy.Wire.Json;

namespace PocketSpy.Web.Owner;

/// <summary>What the owner does from the page or with tools: settings, PIN, restart. Reading the settings needs no PIN, and shows no password.</summary>
public sealed class OwnerHandler : IHttpHandler
{
    /// <summary>GET shows the settings, POST changes those that its JSON names.</summary>
    public const string SettingsPath = "/api/settings";

    /// <summary>POST {"pin":"1234"}: sets the PIN.</summary>
    public const string PinPath = "/api/pin";

    /// <summary>POST: tells whether the PIN is right.</summary>
    public const string UnlockPath = "/api/unlock";

    /// <summary>POST: starts the box anew.</summary>
    public const string RestartPath = "/api/restart";

    private const string PinForm = "a PIN of 4 to 8 digits is wanted";

    private readonly ServiceTools _tools;
    private readonly OwnerGate _gate;

    /// <param name="tools">What all services share.</param>
    /// <param name="gate">Asks for the PIN.</param>
    public OwnerHandler(ServiceTools tools, OwnerGate gate)
    {
        _tools = tools;
        _gate = gate;
    }

    /// <inheritdoc />
    public void Handle(HttpRequest request, HttpResponse response, long from)
    {
        if (request.PathIs(SettingsPath) && request.MethodIs("GET"))
        {
            _tools.Owner.Settings.Write(OwnerAnswer.Begin(response), SettingsView.Page, _gate.IsOpen, _gate.Recovery);
            return;
        }
        if (!request.MethodIs("POST")) OwnerAnswer.Fail(response, 405, "this is not how it is asked for");
        else if (request.PathIs(PinPath)) SetPin(request, response, from);
        else if (!_gate.Admits(request, response, from)) return;
        else if (request.PathIs(SettingsPath)) Change(request, response, from);
        else if (request.PathIs(RestartPath)) Restart(response, from);
        else Say(response, "ok");
    }

    private void Change(HttpRequest request, HttpResponse response, long from)
    {
        OwnerSettings changed = new();
        changed.CopyFrom(_tools.Owner.Settings);
        JsonReader json = new();
        json.Load(request.Buffer, request.BodyOffset, request.BodyCount);
        string problem = SettingsReader.Read(json, SettingsView.Page, changed);
        if (problem is null && json.Read() != JsonToken.End) problem = "there is more behind the settings";
        if (problem is null && changed.Use != NetworkUse.Own && changed.HomeWifi.Length == 0 && !HasCable) problem = "homeWifi: the name of the home Wi-Fi is wanted to join it";
        if (problem is not null)
        {
            OwnerAnswer.Fail(response, 400, problem);
            return;
        }
        if (!_tools.Owner.Save(changed))
        {
            OwnerAnswer.Fail(response, 503, "the settings could not be kept");
            return;
        }
        _tools.Events.Write(_tools.Clients.NameOf(from) + " changed the settings");
        Say(response, "saved");
    }

    /// <summary>Whether the board can have a network by cable.</summary>
    public bool HasCable;

    private void Restart(HttpResponse response, long from)
    {
        if (_tools.Restart is null)
        {
            OwnerAnswer.Fail(response, 503, "this box has to be restarted by hand");
            return;
        }
        _tools.Restart.Request(_tools.Clients.NameOf(from) + " asked for it");
        Say(response, "ok");
    }

    // With no PIN yet, whoever is first sets it: header and body have to hold the same one.
    private void SetPin(HttpRequest request, HttpResponse response, long from)
    {
        JsonReader json = new();
        json.Load(request.Buffer, request.BodyOffset, request.BodyCount);
        bool found = json.Read() == JsonToken.ObjectStart && json.Read() == JsonToken.Name && json.Is("pin") && json.Read() == JsonToken.Text;
        if (!found || !OwnerGate.IsPin(request.Buffer, json.Offset, json.Count))
        {
            OwnerAnswer.Fail(response, 400, PinForm);
            return;
        }
        if (_gate.HasPin)
        {
            if (!_gate.Admits(request, response, from)) return;
        }
        else if (!OwnerGate.IsPin(request.Buffer, request.PinOffset, request.PinCount))
        {
            OwnerAnswer.Fail(response, 403, PinForm);
            return;
        }
        if (!_gate.SetPin(request.Buffer, json.Offset, json.Count))
        {
            OwnerAnswer.Fail(response, 503, "the PIN could not be kept");
            return;
        }
        _tools.Events.Write(_tools.Clients.NameOf(from) + " set the owner's PIN");
        Say(response, "saved");
    }

    private static void Say(HttpResponse response, string flag)
    {
        JsonWriter json = OwnerAnswer.Begin(response);
        json.BeginObject();
        json.Name(flag);
        json.Flag(true);
        json.EndObject();
    }
}
