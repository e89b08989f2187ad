using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;

namespace PocketSpy.Box.Simulate.SignIns;

/// <summary>A Trackmania tool signs in: levels 0, 1, 2, refresh, and a dedicated server at once.</summary>
public sealed class TokenStory : IStory
{
    private const string Root = "/v2/authentication/token/";
    private const string Live = """{"audience":"NadeoLiveServices"}""";

    private readonly int _number;
    private readonly BoxAddress _box;
    private readonly LegList _legs = new();
    private readonly WebClient _web;

    /// <summary>The story of a tool with a number.</summary>
    public TokenStory(int number, BoxAddress box)
    {
        _number = number;
        _box = box;
        _web = new WebClient(box);
    }

    /// <inheritdoc />
    public string Title => $"Trackmania tool {_number}";

    /// <inheritdoc />
    public IReadOnlyList<Leg> Legs => _legs.Legs;

    /// <inheritdoc />
    public bool Passed { get; private set; }

    /// <inheritdoc />
    public void Play()
    {
        try
        {
            string email = $"driver{_number}@party.lan";
            string login = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{email}:{Accounts.Password}"));
            string ticket = "";
            JsonElement pair = default;
            _legs.Try("account", () => Accounts.Make(_box, _web, email, "driver"));
            _legs.Try("level 0: ticket", () => ticket = Post("/v3/profiles/sessions", login, "", 200).GetProperty("ticket").GetString());
            _legs.Try("level 1: NadeoServices", () => pair = Take("ubiservices", $"ubi_v1 t={ticket}", "", "NadeoServices", "Client"));
            string access = pair.GetProperty("accessToken").GetString();
            _legs.Try("level 2: NadeoLiveServices", () => pair = Take("nadeoservices", $"nadeo_v1 t={access}", Live, "NadeoLiveServices", "Client"));
            _legs.Try("refresh", () => Take("refresh", $"nadeo_v1 t={pair.GetProperty("refreshToken").GetString()}", "", "NadeoLiveServices", "Client"));
            _legs.Try("a refresh token opens nothing", () => Post(Root + "nadeoservices", $"nadeo_v1 t={pair.GetProperty("refreshToken").GetString()}", "", 401));
            _legs.Try("basic: dedicated server", () => Take("basic", login, Live, "NadeoLiveServices", "Server"));
            Passed = true;
        }
        catch (LegException)
        {
            // Told in the legs.
        }
    }

    private JsonElement Take(string way, string authorization, string body, string audience, string usage)
    {
        JsonElement pair = Post(Root + way, authorization, body, 200);
        string text = pair.GetProperty("accessToken").GetString().Split('.')[1].Replace('-', '+').Replace('_', '/');
        using JsonDocument claims = JsonDocument.Parse(Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '=')));
        string got = claims.RootElement.GetProperty("aud").GetString();
        string used = claims.RootElement.GetProperty("usg").GetString();
        _legs.Detail = $"{claims.RootElement.GetProperty("aun").GetString()}, {got}";
        if (got != audience || used != usage) throw new LegException($"a token for {audience} and {usage} was due, it is for {got} and {used}");
        return pair;
    }

    private JsonElement Post(string path, string authorization, string body, int status)
    {
        WebAnswer answer = _web.Send(_box.Server, $"POST {path} HTTP/1.1\r\nHost: {_box.Server}\r\nAuthorization: {authorization}\r\nContent-Length: {body.Length}\r\n\r\n{body}", 0);
        if (answer.Status != status) throw new LegException($"{path} answered {answer.Status}: {answer.Body}");
        try
        {
            using JsonDocument document = JsonDocument.Parse(answer.Body);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw new LegException($"{path} answered no JSON: {exception.Message}");
        }
    }
}
