using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace PocketSpy.EndToEnd.Tests;

/// <summary>Writes a file for <c>box replay</c>.</summary>
internal static class ReplayFile
{
    /// <summary>Messages of clients, every second one in hexadecimal, and one of a server that is not played.</summary>
    public static string Write(TemporaryFolder folder, params (string Service, string Raw)[] messages)
    {
        IEnumerable<object> entries = messages.Select((message, i) => i % 2 == 0
            ? Entry(message.Service, "c2s", message.Raw, "text")
            : Entry(message.Service, "c2s", System.Convert.ToHexString(Encoding.UTF8.GetBytes(message.Raw)), "hex"));
        return Write(folder, JsonSerializer.Serialize(entries.Append(Entry("gpcm", "s2c", "\\ka\\\\final\\", "text"))));
    }

    /// <summary>Any text.</summary>
    public static string Write(TemporaryFolder folder, string text)
    {
        string path = Path.Combine(folder.Path, "messages.json");
        File.WriteAllText(path, text);
        return path;
    }

    private static object Entry(string service, string direction, string raw, string enc) => new { service, direction, raw, enc, note = "made for a test" };
}
