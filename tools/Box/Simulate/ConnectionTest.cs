using System.Net;

namespace PocketSpy.Box.Simulate;

/// <summary>The connection test of a console.</summary>
public static class ConnectionTest
{
    /// <summary>The server of the test.</summary>
    public const string Host = "conntest.nintendowifi.net";

    /// <summary>Does the test, and so finds the port of the web server.</summary>
    public static void Do(WebClient web, IPAddress address, SimulatedConsole console) =>
        web.Find(address, $"GET / HTTP/1.1\r\nHost: {Host}\r\nUser-Agent: {console.UserAgent}\r\nConnection: close\r\n\r\n", answer =>
        {
            if (answer.Status != 200) throw new LegException($"the answer was {answer.Status}, not 200");
            if (answer.Header("X-Organization") != "Nintendo") throw new LegException("the header X-Organization: Nintendo is missing");
        });
}
