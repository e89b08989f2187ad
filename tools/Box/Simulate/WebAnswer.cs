using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace PocketSpy.Box.Simulate;

/// <summary>An HTTP answer.</summary>
public sealed class WebAnswer
{
    private readonly Dictionary<string, string> _headers;

    private WebAnswer(int status, Dictionary<string, string> headers, string body)
    {
        Status = status;
        _headers = headers;
        Body = body;
    }

    /// <summary>200 and so on.</summary>
    public int Status { get; }

    /// <summary>The body.</summary>
    public string Body { get; }

    /// <summary>A header, null when it is missing.</summary>
    public string Header(string name) => _headers.GetValueOrDefault(name);

    /// <summary>Whether the bytes are a whole answer, by its Content-Length.</summary>
    public static bool IsWhole(byte[] bytes, int count)
    {
        string text = Encoding.ASCII.GetString(bytes, 0, count);
        int head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (head < 0) return false;
        const string Name = "Content-Length: ";
        int length = text.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        if (length < 0 || length > head) return false;
        int end = text.IndexOf('\r', length);
        return int.TryParse(text[(length + Name.Length)..end], CultureInfo.InvariantCulture, out int body) && count >= head + 4 + body;
    }

    /// <summary>Reads an answer.</summary>
    public static WebAnswer Parse(byte[] bytes, int count)
    {
        string text = Encoding.ASCII.GetString(bytes, 0, count);
        int head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (head < 0) throw new LegException("the web server closed without a whole answer");
        string[] lines = text[..head].Split("\r\n");
        string[] words = lines[0].Split(' ');
        if (words.Length < 2 || !words[0].StartsWith("HTTP/1.", StringComparison.Ordinal) || !int.TryParse(words[1], CultureInfo.InvariantCulture, out int status))
        {
            throw new LegException($"this is not a web answer: {lines[0]}");
        }
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (string line in lines[1..])
        {
            int colon = line.IndexOf(':');
            if (colon > 0) headers[line[..colon]] = line[(colon + 1)..].Trim();
        }
        return new WebAnswer(status, headers, text[(head + 4)..]);
    }
}
