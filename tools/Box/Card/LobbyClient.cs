using System;
using System.Globalization;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;

namespace PocketSpy.Box.Card;

/// <summary>Reads the name of the Wi-Fi from a running box: GET /api/lobby has "wifi": {"name": "...", "open": true}.</summary>
public static class LobbyClient
{
    private const int Patience = 5_000;
    private const int LongestAnswer = 256 * 1024;

    /// <summary>Asks; null, and why, when the box does not tell.</summary>
    public static (string Network, bool Open, string Problem) Ask(IPAddress server, int[] ports)
    {
        string problem = null;
        using HttpClient client = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromMilliseconds(Patience), MaxResponseContentBufferSize = LongestAnswer };
        foreach (int port in ports)
        {
            try
            {
                Uri address = new(string.Create(CultureInfo.InvariantCulture, $"http://{server}:{port}/api/lobby"));
                using JsonDocument document = JsonDocument.Parse(Task.Run(() => client.GetStringAsync(address)).GetAwaiter().GetResult());
                if (Read(document.RootElement, out string network, out bool open)) return (network, open, null);
                problem ??= "it does not tell the name of its Wi-Fi";
            }
            catch (Exception exception) when (exception is HttpRequestException or JsonException or OperationCanceledException)
            {
                problem ??= exception.Message;
            }
        }
        return (null, false, problem);
    }

    private static bool Read(JsonElement lobby, out string network, out bool open)
    {
        network = null;
        open = false;
        if (lobby.ValueKind != JsonValueKind.Object || !lobby.TryGetProperty("wifi", out JsonElement wifi) || wifi.ValueKind != JsonValueKind.Object) return false;
        if (!wifi.TryGetProperty("name", out JsonElement name) || name.ValueKind != JsonValueKind.String) return false;
        network = name.GetString();
        open = wifi.TryGetProperty("open", out JsonElement isOpen) && isOpen.ValueKind == JsonValueKind.True;
        return network.Length > 0;
    }
}
