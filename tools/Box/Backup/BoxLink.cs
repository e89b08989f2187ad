using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using PocketSpy.Box.Players;
using PocketSpy.Box.Simulate;

namespace PocketSpy.Box.Backup;

/// <summary>Talks to the owner's part of a box.</summary>
public sealed class BoxLink : IDisposable
{
    private const string BackupPath = "/api/backup";
    private const string RestorePath = "/api/restore";
    private const string PlayersPath = "/api/players";

    private readonly BoxAddress _box;
    private readonly HttpClient _client;
    private int _port;

    /// <summary>To a box, with its owner's PIN.</summary>
    public BoxLink(BoxAddress box, string pin)
    {
        _box = box;
        _client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(5) })
        {
            Timeout = TimeSpan.FromMinutes(12),
        };
        _client.DefaultRequestHeaders.Add("X-Pin", pin);
    }

    /// <summary>Finds the port and tries the PIN. Gives what is wrong, or null.</summary>
    public string Find()
    {
        string problem = null;
        foreach (int port in _box.HttpPorts)
        {
            _port = port;
            try
            {
                // Only whoever has the PIN is told that this is not how a restore is asked for.
                using HttpResponseMessage answer = _client.GetAsync(UriOf(RestorePath)).GetAwaiter().GetResult();
                if (answer.StatusCode == HttpStatusCode.MethodNotAllowed) return null;
                string error = ErrorIn(answer);
                if (error is not null) return error;
                problem ??= $"What answers at {_box.Server}:{port} is not PocketSpy, or one that is too old for this.";
            }
            catch (Exception exception) when (IsOfNetwork(exception))
            {
                problem ??= $"No box answers at {_box.Server}:{port}: {exception.Message}";
            }
        }
        return problem;
    }

    /// <summary>Takes a backup. Gives null, and what is wrong, when that fails.</summary>
    public byte[] Take(out string problem)
    {
        problem = null;
        try
        {
            using HttpResponseMessage answer = _client.GetAsync(UriOf(BackupPath)).GetAwaiter().GetResult();
            if (answer.IsSuccessStatusCode) return answer.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult();
            problem = ErrorIn(answer) ?? $"the box answered {(int)answer.StatusCode}";
        }
        catch (Exception exception) when (IsOfNetwork(exception))
        {
            problem = $"the box broke off: {exception.Message}";
        }
        return null;
    }

    /// <summary>Sends a backup. Gives what is wrong, or null; then <paramref name="byHand"/> says whether somebody has to restart the box.</summary>
    public string Put(byte[] content, out bool byHand)
    {
        byHand = false;
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Post, UriOf(RestorePath)) { Content = new ByteArrayContent(content) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.ExpectContinue = true;
            using HttpResponseMessage answer = _client.Send(request);
            if (!answer.IsSuccessStatusCode) return ErrorIn(answer) ?? $"the box answered {(int)answer.StatusCode}";
            using JsonDocument document = JsonDocument.Parse(answer.Content.ReadAsStream());
            byHand = document.RootElement.TryGetProperty("byHand", out JsonElement flag) && flag.ValueKind == JsonValueKind.True;
            return null;
        }
        catch (Exception exception) when (IsOfNetwork(exception) || exception is JsonException)
        {
            return $"the box broke off: {exception.Message}";
        }
    }

    /// <summary>Asks for all players whom the box knows. Gives null, and what is wrong, when that fails.</summary>
    public List<KnownPlayer> Players(out string problem)
    {
        problem = null;
        try
        {
            using HttpResponseMessage answer = _client.GetAsync(UriOf(PlayersPath)).GetAwaiter().GetResult();
            if (!answer.IsSuccessStatusCode)
            {
                problem = ErrorIn(answer) ?? $"the box answered {(int)answer.StatusCode}";
                return null;
            }
            using JsonDocument document = JsonDocument.Parse(answer.Content.ReadAsStream());
            return KnownPlayer.ReadAll(document.RootElement);
        }
        catch (Exception exception) when (IsOfNetwork(exception) || exception is JsonException)
        {
            problem = $"the box broke off: {exception.Message}";
            return null;
        }
    }

    /// <summary>Does something with a player, or with a user who has no profile. Gives what is wrong, or null.</summary>
    public string Act(string action, int id, bool isUser) =>
        Post(PlayersPath, string.Create(CultureInfo.InvariantCulture, $$"""{"do":"{{action}}","{{(isUser ? "user" : "id")}}":{{id}}}"""));

    /// <summary>Asks for something to be done. Gives what is wrong, or null.</summary>
    public string Post(string path, string order)
    {
        try
        {
            using StringContent content = new(order);
            using HttpResponseMessage answer = _client.PostAsync(UriOf(path), content).GetAwaiter().GetResult();
            return answer.IsSuccessStatusCode ? null : ErrorIn(answer) ?? $"the box answered {(int)answer.StatusCode}";
        }
        catch (Exception exception) when (IsOfNetwork(exception))
        {
            return $"the box broke off: {exception.Message}";
        }
    }

    /// <summary>Sends a request of the owner's and gives what came; null, and what is wrong, when that fails or is refused.</summary>
    public byte[] Ask(HttpMethod method, string path, byte[] body, out string problem)
    {
        problem = null;
        try
        {
            using HttpRequestMessage request = new(method, UriOf(path)) { Content = body is null ? null : new ByteArrayContent(body) };
            using HttpResponseMessage answer = _client.Send(request);
            if (answer.IsSuccessStatusCode) return answer.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult();
            problem = ErrorIn(answer) ?? (answer.StatusCode == HttpStatusCode.NotFound ? "this box takes no files over the network" : $"the box answered {(int)answer.StatusCode}");
        }
        catch (Exception exception) when (IsOfNetwork(exception))
        {
            problem = $"the box broke off: {exception.Message}";
        }
        return null;
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private Uri UriOf(string path) => new($"http://{_box.Server}:{_port}{path}");

    private static bool IsOfNetwork(Exception exception) => exception is HttpRequestException or IOException or OperationCanceledException;

    // {"error":"..."}; null when it is something else.
    private static string ErrorIn(HttpResponseMessage answer)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(answer.Content.ReadAsStream());
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("error", out JsonElement error) ? error.ToString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
