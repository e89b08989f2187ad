using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PocketSpy.Messenger.Wire;

namespace PocketSpy.Box.Simulate.SignIns;

/// <summary>Somebody at a simulated Messenger of some version, from sign-in to conversations.</summary>
public sealed class MessengerPerson : IDisposable
{
    private const string Product = "PROD0090YUAUV{2B";
    private const string OldProduct = "msmsgs@msnmsgr.com";

    private readonly BoxAddress _box;
    private readonly WebClient _web;
    private readonly int _version;
    private int _transaction;

    /// <summary>Somebody with an account.</summary>
    public MessengerPerson(BoxAddress box, WebClient web, string email, int version)
    {
        _box = box;
        _web = web;
        _version = version;
        Email = email;
        Link = new MessengerLink(box);
    }

    /// <summary>The address.</summary>
    public string Email { get; }

    /// <summary>The link to the notification server.</summary>
    public MessengerLink Link { get; }

    /// <summary>Signs in and says that the person is there; answers the challenge.</summary>
    public void SignIn(string password)
    {
        Run("VER", $"MSNP{_version} CVR0", $"MSNP{_version}");
        if (_version <= 7)
        {
            Run("INF", "", "MD5");
            string salt = Run("USR", $"MD5 I {Email}", "MD5 S ").Split(' ')[4];
            Run("USR", $"MD5 S {Hex(MD5.HashData(Encoding.UTF8.GetBytes(salt + password)))}", "OK");
        }
        else
        {
            Run("CVR", $"0x0409 winnt 5.1 i386 MSNMSGR 7.0.0000 MSMSGS {Email}", "7.0.0000");
            string way = _version >= 15 ? "SSO" : "TWN";
            string asked = Run("USR", $"{way} I {Email}", $"{way} S ");
            Run("USR", $"{way} S {Ticket(asked[(asked.IndexOf(" S ", StringComparison.Ordinal) + 3)..], password)}", "OK");
        }
        Run("CHG", "NLN" + (_version >= 8 ? " 0" : ""), "NLN");
        if (_version >= 6) AnswerChallenge();
    }

    /// <summary>Gets the lists, and looks whether what was announced is what came.</summary>
    public int CountContacts()
    {
        if (_version >= 13) return 0;
        if (_version < 8)
        {
            Run("SYN", "0", "");
            return int.Parse(Link.Expect($"LST {_transaction} FL ").Split(' ')[5], CultureInfo.InvariantCulture);
        }
        string[] head = Run("SYN", _version < 10 ? "0" : "0 0", "").Split(' ');
        int announced = int.Parse(head[^2], CultureInfo.InvariantCulture);
        for (int i = 0; i < announced; i++) Link.Expect("LST ");
        return announced;
    }

    /// <summary>Adds somebody to FL and AL, whoever is there already stays.</summary>
    public void Add(string email)
    {
        foreach (string list in new[] { "FL", "AL" })
        {
            int transaction = ++_transaction;
            if (_version >= 13)
            {
                string[] parts = email.Split('@');
                string payload = $"<ml><d n=\"{parts[1]}\"><c n=\"{parts[0]}\" l=\"{(list == "FL" ? 1 : 2)}\" t=\"1\"/></d></ml>";
                Link.Send($"ADL {transaction} {payload.Length}\r\n{payload}");
                Link.Expect($"ADL {transaction} OK");
                continue;
            }
            Link.Send(_version < 10 ? $"ADD {transaction} {list} {email} {email}\r\n" : $"ADC {transaction} {list} N={email} F={email}\r\n");
            for (string line = ""; !line.StartsWith("AD", StringComparison.Ordinal) && line != $"215 {transaction}"; line = Link.Next())
            {
            }
        }
    }

    /// <summary>A new conversation, its first link.</summary>
    public MessengerLink Open()
    {
        string key = Run("XFR", "SB", "SB").Split(' ')[5];
        MessengerLink room = new(_box);
        room.Send($"USR 1 {Email} {key}\r\n");
        room.Expect("USR 1 OK");
        return room;
    }

    /// <summary>Goes where somebody called.</summary>
    public MessengerLink Enter()
    {
        string[] ring = Link.Expect("RNG ").Split(' ');
        MessengerLink room = new(_box);
        room.Send($"ANS 1 {Email} {ring[4]} {ring[1]}\r\n");
        room.Expect("ANS 1 OK");
        return room;
    }

    /// <inheritdoc />
    public void Dispose() => Link.Dispose();

    private string Run(string command, string arguments, string answer)
    {
        int transaction = ++_transaction;
        Link.Send($"{command} {transaction} {arguments}".TrimEnd() + "\r\n");
        return Link.Expect($"{command} {transaction} {answer}".TrimEnd());
    }

    private string Ticket(string challenge, string password)
    {
        if (_version >= 15) challenge = "ct=1";
        WebAnswer answer = _web.Send(_box.Server, $"GET /login2.srf HTTP/1.1\r\nHost: {_box.Server}\r\nAuthorization: Passport1.4 OrgVerb=GET,OrgURL=x,sign-in={Uri.EscapeDataString(Email)},pwd={Uri.EscapeDataString(password)},{challenge}\r\n\r\n", 0);
        string info = answer.Header("Authentication-Info") ?? throw new LegException($"the login answered {answer.Status}");
        int start = info.IndexOf("from-PP='", StringComparison.Ordinal) + 9;
        return info[start..info.IndexOf('\'', start)];
    }

    private void AnswerChallenge()
    {
        byte[] challenge = Encoding.ASCII.GetBytes(Link.Expect("CHL 0 ").Split(' ')[2]);
        string product = _version < 11 ? OldProduct : Product;
        byte[] id = Encoding.ASCII.GetBytes(product);
        string key = ProductKeys.Find(id, 0, id.Length);
        byte[] answer = new byte[ChallengeHash.Size];
        ChallengeHash hash = new();
        if (_version < 11) hash.Old(challenge, 0, challenge.Length, key, answer);
        else hash.TryNew(challenge, 0, challenge.Length, id, 0, id.Length, key, answer);
        int transaction = ++_transaction;
        Link.Send($"QRY {transaction} {product} {answer.Length}\r\n{Encoding.ASCII.GetString(answer)}");
        Link.Expect($"QRY {transaction}");
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
