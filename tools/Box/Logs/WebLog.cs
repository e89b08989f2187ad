using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace PocketSpy.Box.Logs;

/// <summary>
/// The event log over the network: GET /api/events?after=N answers {"next":N,"events":[{"n":1,"at":MILLISECONDS,"text":"..."}]}, where `at` counts
/// from the start of the box.
/// </summary>
public sealed class WebLog
{
    private const int Patience = 5_000;
    private const int Pause = 1_000;
    private const int MostFailures = 5;
    private const int LongestAnswer = 256 * 1024;

    private readonly IPAddress _server;
    private readonly int[] _ports;
    private int _port;
    private long _after;

    /// <summary>Of the box at this address, at the first of these ports that answers.</summary>
    public WebLog(IPAddress server, int[] ports)
    {
        _server = server;
        _ports = ports;
    }

    /// <summary>Prints lines until it is stopped; throws <see cref="LogException"/> when the box cannot be reached, or no more.</summary>
    public async Task<int> FollowAsync(TextWriter output, CancellationToken stop)
    {
        using HttpClient client = new(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.Zero })
        {
            Timeout = TimeSpan.FromMilliseconds(Patience),
            MaxResponseContentBufferSize = LongestAnswer,
        };
        await FindAsync(client, output, stop);
        int failures = 0;
        while (true)
        {
            await Task.Delay(Pause, stop);
            try
            {
                Show(await AskAsync(client, _port, stop), output);
                failures = 0;
            }
            catch (Exception exception) when (IsFailure(exception, stop))
            {
                if (++failures >= MostFailures) throw new LogException($"the box at {_server}:{_port} went away: {exception.Message}");
            }
        }
    }

    private async Task FindAsync(HttpClient client, TextWriter output, CancellationToken stop)
    {
        string reason = null;
        foreach (int port in _ports)
        {
            try
            {
                Show(await AskAsync(client, port, stop), output);
                _port = port;
                return;
            }
            catch (Exception exception) when (IsFailure(exception, stop))
            {
                reason ??= exception.Message;
            }
        }
        throw new LogException($"no event log at {_server}, port {string.Join(" or ", _ports)}: {reason}. `box doctor --server {_server}` looks closer; a cable always works, `box logs --port PORT`.");
    }

    private async Task<string> AskAsync(HttpClient client, int port, CancellationToken stop) =>
        await client.GetStringAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://{_server}:{port}/api/events?after={_after}")), stop);

    // Throws JsonException if it is no event log.
    private void Show(string answer, TextWriter output)
    {
        using JsonDocument document = JsonDocument.Parse(answer);
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("events", out JsonElement events) || events.ValueKind != JsonValueKind.Array)
        {
            throw new JsonException("the answer is not an event log");
        }
        long next = document.RootElement.TryGetProperty("next", out JsonElement number) && number.TryGetInt64(out long told) ? told : _after;
        // A box that started anew counts from the beginning.
        if (next < _after) output.WriteLine("-- the box has started anew --");
        _after = next;
        foreach (JsonElement entry in events.EnumerateArray())
        {
            string text = entry.TryGetProperty("text", out JsonElement line) ? line.ToString() : "";
            long at = entry.TryGetProperty("at", out JsonElement time) && time.TryGetInt64(out long milliseconds) ? milliseconds : 0;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{at / 3_600_000:00}:{at / 60_000 % 60:00}:{at / 1_000 % 60:00}  {Printable(text)}"));
        }
        output.Flush();
    }

    // Names in it come from players: nothing of it may steer the terminal.
    private static string Printable(string text) => string.Create(text.Length, text, (span, from) =>
    {
        for (int i = 0; i < span.Length; i++) span[i] = char.IsControl(from[i]) ? '?' : from[i];
    });

    private static bool IsFailure(Exception exception, CancellationToken stop) =>
        exception is HttpRequestException or JsonException || (exception is OperationCanceledException && !stop.IsCancellationRequested);
}
