// Build task: reads boards/<board>/board.json, gives the partition file and, when asked to, writes what the program
// needs to know of its board as constants. The device itself reads no JSON.
using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.Serialization.Json;
using System.Xml;
using System.Xml.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

public class ReadBoard : Task
{
    [Required] public string Boards { get; set; }
    [Required] public string Board { get; set; }

    // The folder of the partition files.
    [Required] public string Layouts { get; set; }

    // Properties, not fields: MSBuild passes nothing else.
    // Of a custom image; empty for those of the board's own image.
    public string Sockets { get; set; }

    // The C# file; empty for none.
    public string Constants { get; set; }

    // Name of the file in partitions/.
    [Output] public string Partitions { get; set; }

    public override bool Execute()
    {
        string file = Path.Combine(Boards, Board, "board.json");
        if (!File.Exists(file))
        {
            Log.LogError("There is no board {0}. There are: {1}.", Board, string.Join(", ", Directory.GetDirectories(Boards).Select(Path.GetFileName).OrderBy(name => name)));
            return false;
        }
        XElement board;
        using (XmlReader reader = JsonReaderWriterFactory.CreateJsonReader(File.ReadAllBytes(file), XmlDictionaryReaderQuotas.Max)) board = XElement.Load(reader);
        Partitions = Value(board, "partitions");
        if (!string.IsNullOrEmpty(Constants)) Write(board);
        return !Log.HasLoggedErrors;
    }

    private void Write(XElement board)
    {
        string text = string.Join("\n",
            "namespace PocketSpy.App;",
            "",
            "/// <summary>What this build knows of its board, from boards/" + Board + "/board.json. A pin that the board lacks is -1.</summary>",
            "public static class BoardPins",
            "{",
            Constant("string", "Name", "\"" + Board + "\"", "The board."),
            Constant("int", "Led", Pin(board, "led"), "GPIO of the status LED."),
            Constant("bool", "LedActiveLow", Value(board, "led", "activeLow") == "true" ? "true" : "false", "Whether the LED shines when its pin is low."),
            Constant("int", "Button", Pin(board, "button"), "GPIO of the button, low while pressed."),
            Constant("bool", "Large", Value(board, "capacities", "class") == "large" ? "true" : "false", "Whether the board has PSRAM."),
            Constant("bool", "Ethernet", board.Element("ethernet").HasElements ? "true" : "false", "Whether the image drives an Ethernet chip."),
            Constant("int", "Sockets", string.IsNullOrEmpty(Sockets) ? Value(board, "capacities", "sockets") : Sockets, "Sockets that the image has in all."),
            Constant("int", "FileKilobytes", FileKilobytes(), "Size of the partition that holds the files, drive I:.").TrimEnd('\n'),
            "}",
            "");
        Directory.CreateDirectory(Path.GetDirectoryName(Constants));
        if (!File.Exists(Constants) || File.ReadAllText(Constants) != text) File.WriteAllText(Constants, text);
        else File.SetLastWriteTimeUtc(Constants, DateTime.UtcNow);
    }

    // A line of the partition table reads: name, type, subtype, offset, size.
    private string FileKilobytes()
    {
        string[] config = File.ReadAllLines(Path.Combine(Layouts, Partitions)).Select(line => line.Split(',')).First(cells => cells[0].Trim() == "config");
        return (Convert.ToInt64(config[4].Trim(), 16) / 1024).ToString(CultureInfo.InvariantCulture);
    }

    private static string Constant(string type, string name, string value, string what)
    {
        return "    /// <summary>" + what + "</summary>\n    public const " + type + " " + name + " = " + value + ";\n";
    }

    private static string Pin(XElement board, string part)
    {
        return Value(board, part, "gpio") ?? "-1";
    }

    // Null where a part of the way is missing or null.
    private static string Value(XElement board, params string[] names)
    {
        XElement at = board;
        foreach (string name in names) at = at == null ? null : at.Element(name);
        return at == null ? null : at.Value;
    }
}
