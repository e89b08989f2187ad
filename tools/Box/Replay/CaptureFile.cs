using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;

namespace PocketSpy.Box.Replay;

/// <summary>
/// Reads a file of captured messages: a JSON list of objects with <c>service</c>, <c>direction</c> (c2s, s2c or meta),
/// <c>raw</c> and <c>enc</c> (text or hex); other members are passed over.
/// </summary>
public static class CaptureFile
{
    /// <summary>Longest file.</summary>
    public const int MaximumBytes = 16 * 1024 * 1024;

    /// <summary>Longest message, as it stands in the file.</summary>
    public const int MaximumRaw = 65_536;

    /// <summary>Most entries.</summary>
    public const int MaximumEntries = 50_000;

    private const int MaximumName = 40;

    /// <summary>The messages of clients, in the order of the file. Throws <see cref="CaptureException"/>.</summary>
    public static List<CapturedMessage> Read(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(ReadBytes(path), new JsonDocumentOptions { MaxDepth = 8 });
            return ReadList(path, document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new CaptureException($"{path} is not JSON: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1} cannot be read.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CaptureException($"{path} cannot be read: {exception.Message}");
        }
    }

    private static byte[] ReadBytes(string path)
    {
        using FileStream file = File.OpenRead(path);
        byte[] bytes = new byte[MaximumBytes + 1];
        int count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (count > MaximumBytes) throw new CaptureException($"{path} is longer than {MaximumBytes >> 20} MB.");
        return bytes[..count];
    }

    private static List<CapturedMessage> ReadList(string path, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Array) throw new CaptureException($"{path} is not a list of messages: it does not begin with [.");
        if (root.GetArrayLength() > MaximumEntries) throw new CaptureException($"{path} has more than {MaximumEntries} entries.");
        List<CapturedMessage> messages = [];
        int number = 0;
        foreach (JsonElement entry in root.EnumerateArray())
        {
            number++;
            string where = $"{path}, entry {number}";
            if (entry.ValueKind != JsonValueKind.Object) throw new CaptureException($"{where}: this is not an object in braces.");
            string service = Text(where, entry, "service", MaximumName);
            string direction = Text(where, entry, "direction", MaximumName);
            string raw = Text(where, entry, "raw", MaximumRaw);
            byte[] bytes = Decode(where, Text(where, entry, "enc", MaximumName), raw);
            if (direction is not ("c2s" or "s2c" or "meta")) throw new CaptureException($"{where}: direction is neither c2s nor s2c nor meta.");
            if (direction == "c2s") messages.Add(new CapturedMessage(number, service, bytes));
        }
        return messages.Count > 0 ? messages : throw new CaptureException($"{path} has no message of a client (direction c2s).");
    }

    private static string Text(string where, JsonElement entry, string name, int longest)
    {
        if (!entry.TryGetProperty(name, out JsonElement value) || value.ValueKind != JsonValueKind.String) throw new CaptureException($"{where}: the text `{name}` is missing.");
        string text;
        try
        {
            text = value.GetString();
        }
        catch (InvalidOperationException)
        {
            throw new CaptureException($"{where}: `{name}` is not valid text.");
        }
        return text.Length <= longest ? text : throw new CaptureException($"{where}: `{name}` is longer than {longest} characters.");
    }

    private static byte[] Decode(string where, string encoding, string raw)
    {
        if (encoding == "text") return Encoding.UTF8.GetBytes(raw);
        if (encoding != "hex") throw new CaptureException($"{where}: enc is neither text nor hex.");
        try
        {
            return Convert.FromHexString(raw);
        }
        catch (FormatException)
        {
            throw new CaptureException($"{where}: raw is not hexadecimal.");
        }
    }
}
