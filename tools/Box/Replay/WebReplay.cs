using System;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PocketSpy.Box.Simulate;
using PocketSpy.Wire.Text;

namespace PocketSpy.Box.Replay;

/// <summary>
/// Plays web requests: sign-in (nas), downloads (dls1), connection test. Each as captured; one that is cut short or announces
/// a wrong length also mended, in a row of its own.
/// </summary>
public sealed class WebReplay
{
    private const int LongestAnswer = 65_536;
    private const int Patience = 3_000;
    private const int CutShortPatience = 500;

    private readonly IPAddress _address;
    private readonly int _port;

    /// <param name="address">The box.</param>
    /// <param name="port">Its web server.</param>
    public WebReplay(IPAddress address, int port)
    {
        _address = address;
        _port = port;
    }

    /// <summary>Sends it as captured.</summary>
    public Outcome PlayCaptured(CapturedMessage message)
    {
        CapturedRequest request = new(message.Bytes);
        string row = $"{message.Service} as captured";
        if (!request.IsRequest) return new Outcome(message, row, Verdict.Skipped, "no message: it does not begin as a web request");
        if (!request.IsCutShort) return Judge(message, row, request, request.Text, "", Patience);
        Outcome outcome = Judge(message, row, request, request.Text, "", CutShortPatience);
        return outcome.Came.Length > 0 ? outcome : outcome with
        {
            Verdict = Verdict.Skipped,
            Why = "cut short in the capture: sent, but no answer is due to a part; the mended row has it whole",
        };
    }

    /// <summary>Sends it as it should have been; null when it was right.</summary>
    public Outcome PlayMended(CapturedMessage message)
    {
        CapturedRequest request = new(message.Bytes);
        return request.Mended is null ? null : Judge(message, $"{message.Service} mended", request, request.Mended, $" ({request.Mend})", Patience);
    }

    private Outcome Judge(CapturedMessage message, string row, CapturedRequest request, string text, string mend, int patience)
    {
        byte[] bytes = new byte[LongestAnswer];
        int count = Exchange(text, bytes, patience);
        string came = Encoding.Latin1.GetString(bytes, 0, count);
        if (count == 0) return new Outcome(message, row, Verdict.NotUnderstood, "no answer" + mend, text);
        WebAnswer answer;
        try
        {
            answer = WebAnswer.Parse(bytes, count);
        }
        catch (LegException exception)
        {
            return new Outcome(message, row, Verdict.NotUnderstood, exception.Message + mend, text, came);
        }
        (Verdict verdict, string why) = Judge(message.Service, request.Path, answer);
        return new Outcome(message, row, verdict, why + mend, text, came);
    }

    private static (Verdict Verdict, string Why) Judge(string service, string path, WebAnswer answer)
    {
        if (answer.Status is >= 400 and < 500) return (Verdict.Refused, $"HTTP {answer.Status}");
        if (answer.Status is < 200 or >= 300) return (Verdict.NotUnderstood, $"HTTP {answer.Status}");
        if (service == "conntest" && answer.Header("X-Organization") != "Nintendo") return (Verdict.NotUnderstood, "the header X-Organization: Nintendo is missing");
        string code = ReturnCode(answer.Body);
        if (code is not null) return (code.Length == 3 && code[0] == '0' ? Verdict.Answered : Verdict.Refused, $"returncd {code}");
        return service == "nas" && path is "/ac" or "/pr" ? (Verdict.NotUnderstood, "an answer without returncd") : (Verdict.Answered, $"HTTP {answer.Status}");
    }

    // NAS gives its result as a field in base64; null when there is none.
    private static string ReturnCode(string body)
    {
        foreach (string pair in body.TrimEnd('\r', '\n', '\0').Split('&'))
        {
            if (!pair.StartsWith("returncd=", StringComparison.Ordinal)) continue;
            byte[] encoded = Encoding.ASCII.GetBytes(pair["returncd=".Length..]);
            byte[] value = new byte[encoded.Length];
            return Base64.Nintendo.TryDecode(encoded, 0, encoded.Length, value, 0, out int count) ? Encoding.Latin1.GetString(value, 0, count) : null;
        }
        return null;
    }

    private int Exchange(string text, byte[] answer, int patience)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { SendTimeout = Patience, NoDelay = true };
        int count = 0;
        try
        {
            socket.Connect(_address, _port);
            socket.Send(Encoding.Latin1.GetBytes(text));
            long start = Stopwatch.GetTimestamp();
            while (count < answer.Length && !WebAnswer.IsWhole(answer, count))
            {
                int left = patience - (int)Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                if (left <= 0 || !socket.Poll(left * 1_000, SelectMode.SelectRead)) break;
                int now = socket.Receive(answer.AsSpan(count));
                if (now == 0) break;
                count += now;
            }
        }
        catch (SocketException)
        {
            // What came before the link broke counts.
        }
        return count;
    }
}
