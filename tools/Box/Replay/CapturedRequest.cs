using System;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PocketSpy.Box.Replay;

/// <summary>A captured web request, one character a byte: what is wrong with it, and how it would be right.</summary>
public sealed partial class CapturedRequest
{
    private const string LineEnd = "\r\n";
    private const string HeadEnd = "\r\n\r\n";

    /// <summary>Reads it.</summary>
    public CapturedRequest(byte[] bytes)
    {
        Text = Encoding.Latin1.GetString(bytes);
        IsRequest = RequestLine().IsMatch(Text);
        int end = Text.IndexOf(HeadEnd, StringComparison.Ordinal);
        HasHead = end >= 0;
        string head = HasHead ? Text[..end] : Text;
        int body = HasHead ? Text.Length - end - HeadEnd.Length : 0;
        Match announced = ContentLength().Match(head);
        bool isNumber = int.TryParse(announced.Groups[2].Value, CultureInfo.InvariantCulture, out int length);
        Missing = isNumber ? length - body : 0;
        bool isChunked = head.Contains("Transfer-Encoding:", StringComparison.OrdinalIgnoreCase);
        if (!IsRequest) return;
        if (!HasHead)
        {
            Mended = Complete(head);
            Mend = "the end of the head added";
        }
        else if (!isChunked && (announced.Success || body > 0) && !(isNumber && length == body))
        {
            string line = string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body}");
            Mended = (announced.Success ? ContentLength().Replace(head, LineEnd + line, 1) : head + LineEnd + line) + Text[end..];
            Mend = string.Create(CultureInfo.InvariantCulture, $"Content-Length {(announced.Success ? announced.Groups[2].Value.Trim() : "added")}, the body has {body} bytes: corrected");
        }
    }

    /// <summary>The request as captured.</summary>
    public string Text { get; }

    /// <summary>Whether it begins as a web request.</summary>
    public bool IsRequest { get; }

    /// <summary>Whether the end of its head is there.</summary>
    public bool HasHead { get; }

    /// <summary>Bytes of its body that are announced and not there; negative for bytes too many.</summary>
    public int Missing { get; }

    /// <summary>Whether a server rightly waits for more.</summary>
    public bool IsCutShort => !HasHead || Missing > 0;

    /// <summary>The request as it should be; null when nothing is wrong with it.</summary>
    public string Mended { get; }

    /// <summary>What was mended.</summary>
    public string Mend { get; }

    /// <summary>The path that it asks for.</summary>
    public string Path => RequestLine().Match(Text).Groups[1].Value;

    // A request line alone, often without its version; or a head whose last line is cut.
    private static string Complete(string head)
    {
        head = head.TrimEnd('\r', '\n');
        string first = head.Split(LineEnd)[0];
        if (!first.Contains(" HTTP/1.", StringComparison.Ordinal)) head = first + " HTTP/1.1" + head[first.Length..];
        if (!head.Contains("Host:", StringComparison.OrdinalIgnoreCase)) head += LineEnd + "Host: nas.nintendowifi.net";
        return head + HeadEnd;
    }

    [GeneratedRegex(@"^[A-Z]{3,7} (/[^ ?\r\n]*)")]
    private static partial Regex RequestLine();

    [GeneratedRegex(@"(\r\nContent-Length:)([^\r]*)", RegexOptions.IgnoreCase)]
    private static partial Regex ContentLength();
}
