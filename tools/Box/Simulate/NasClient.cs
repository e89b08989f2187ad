using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net;
using System.Text;
using PocketSpy.Wire.Text;

namespace PocketSpy.Box.Simulate;

/// <summary>A console's talk with NAS: forms in base64 with '.', '-' and '*'.</summary>
public sealed class NasClient
{
    private const int SplitBytes = 40;

    private readonly WebClient _web;
    private readonly SimulatedConsole _console;
    private readonly IPAddress _address;

    /// <summary>Talks to the NAS server at this address.</summary>
    public NasClient(WebClient web, SimulatedConsole console, IPAddress address)
    {
        _web = web;
        _console = console;
        _address = address;
    }

    /// <summary>acctcreate: gives the new user id, 13 digits.</summary>
    public string CreateAccount()
    {
        Dictionary<string, string> answer = Post("acctcreate", null, "002");
        string userId = Need(answer, "userid");
        if (userId.Length != 13 || !long.TryParse(userId, CultureInfo.InvariantCulture, out long number) || number <= 0)
        {
            throw new LegException($"the user id {userId} is not 13 digits");
        }
        return userId;
    }

    /// <summary>login: gives token and challenge for presence.</summary>
    public (string Token, string Challenge) Login(string userId)
    {
        Dictionary<string, string> answer = Post("login", userId, "001");
        if (Need(answer, "locator") != "gamespy.com") throw new LegException("the locator is not gamespy.com");
        string token = Need(answer, "token");
        if (!token.StartsWith("NDS", StringComparison.Ordinal)) throw new LegException("the token does not begin with NDS");
        return (token, Need(answer, "challenge"));
    }

    /// <summary>svcloc for downloads.</summary>
    public void LocateService(string userId)
    {
        Dictionary<string, string> answer = Post("SVCLOC", userId, "007", ("svc", "9001"));
        if (Need(answer, "statusdata") != "Y") throw new LegException("statusdata is not Y");
        Need(answer, "servicetoken");
        Need(answer, "svchost");
    }

    private Dictionary<string, string> Post(string action, string userId, string expected, params (string Key, string Value)[] more)
    {
        string body = Form(action, userId, more);
        // As Brawl does: two Host headers; and a header literally named HTTP_X_GAMECD.
        string request = string.Create(CultureInfo.InvariantCulture, $"""
            POST /ac HTTP/1.1
            Host: {_console.NasHost}
            Host: {_console.NasHost}
            User-Agent: {_console.UserAgent}
            HTTP_X_GAMECD: {_console.GameCode}
            Content-Type: application/x-www-form-urlencoded
            Content-Length: {body.Length}
            Connection: close


            """).ReplaceLineEndings("\r\n") + body;
        WebAnswer answer = _web.Send(_address, request, SplitBytes);
        if (answer.Status != 200) throw new LegException($"the sign-in server answered {answer.Status} to {action}");
        Dictionary<string, string> fields = Parse(answer.Body);
        string code = Need(fields, "returncd");
        if (code != expected) throw new LegException($"the sign-in server answered {code} to {action}: a console shows error {20_000 + (int.TryParse(code, CultureInfo.InvariantCulture, out int number) ? number : 0)} ({code})");
        if (Need(fields, "datetime").Length != 14) throw new LegException("the date has not 14 digits");
        return fields;
    }

    private string Form(string action, string userId, (string Key, string Value)[] more)
    {
        bool wii = _console.Kind == ConsoleKind.Wii;
        StringBuilder form = new();
        Add(form, "action", action);
        Add(form, "gsbrcd", _console.Gsbrcd);
        if (userId is not null) Add(form, "userid", userId);
        if (!wii) Add(form, "passwd", _console.Password);
        Add(form, "unitcd", wii ? "1" : "0");
        Add(form, "gamecd", _console.GameCode);
        Add(form, "makercd", "01");
        Add(form, "macadr", _console.Mac);
        Add(form, "lang", "01");
        Add(form, "devtime", DateTime.Now.ToString("yyMMddHHmmss", CultureInfo.InvariantCulture));
        if (wii)
        {
            Add(form, "region", "02");
            Add(form, "csnum", _console.SerialNumber);
            Add(form, "cfc", _console.FriendCode);
        }
        else
        {
            Add(form, "birth", "0c19");
            Add(form, "bssid", "001122334455");
            Add(form, "apinfo", "01:0000000-00");
            Add(form, "devname", Encoding.Unicode.GetBytes(_console.Name));
        }
        Add(form, "sdkver", "001000");
        Add(form, "ingamesn", (wii ? Encoding.BigEndianUnicode : Encoding.Unicode).GetBytes(_console.Name));
        foreach ((string key, string value) in more) Add(form, key, value);
        return form.ToString();
    }

    private static void Add(StringBuilder form, string key, string value) => Add(form, key, Encoding.ASCII.GetBytes(value));

    private static void Add(StringBuilder form, string key, byte[] value)
    {
        byte[] encoded = new byte[Base64.Nintendo.EncodedCount(value.Length)];
        Base64.Nintendo.Encode(value, 0, value.Length, encoded, 0);
        if (form.Length > 0) form.Append('&');
        form.Append(key).Append('=').Append(Encoding.ASCII.GetString(encoded));
    }

    private static Dictionary<string, string> Parse(string body)
    {
        Dictionary<string, string> fields = [];
        foreach (string pair in body.TrimEnd('\r', '\n', '\0').Split('&'))
        {
            int equals = pair.IndexOf('=');
            if (equals < 0) throw new LegException($"'{pair}' is not a field");
            byte[] encoded = Encoding.ASCII.GetBytes(pair[(equals + 1)..]);
            byte[] value = new byte[encoded.Length];
            if (!Base64.Nintendo.TryDecode(encoded, 0, encoded.Length, value, 0, out int count)) throw new LegException($"the field {pair[..equals]} is not base64");
            fields[pair[..equals]] = Encoding.ASCII.GetString(value, 0, count);
        }
        return fields;
    }

    private static string Need(Dictionary<string, string> fields, string key) =>
        fields.TryGetValue(key, out string value) ? value : throw new LegException($"the answer has no field {key}");
}
