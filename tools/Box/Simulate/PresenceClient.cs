using System;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using PocketSpy.Wire.GameSpy;
using PocketSpy.Wire.Text;

namespace PocketSpy.Box.Simulate;

/// <summary>A console's link to presence, as strict as the GameSpy SDK.</summary>
public sealed class PresenceClient : IDisposable
{
    private const string ChallengeLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly Socket _socket;
    private readonly KvReader _message = new(64);
    private readonly byte[] _buffer = new byte[8_192];
    private int _count;

    private PresenceClient(Socket socket)
    {
        _socket = socket;
    }

    /// <summary>The server's challenge.</summary>
    public string ServerChallenge { get; private set; }

    /// <summary>The key of the session, after the login.</summary>
    public string SessionKey { get; private set; }

    /// <summary>The profile, after the login.</summary>
    public int ProfileId { get; private set; }

    /// <summary>The link itself, for those that speak on over it.</summary>
    public Socket Link => _socket;

    /// <summary>What was read from the link and not yet looked at.</summary>
    public byte[] Unread => _buffer[.._count];

    /// <summary>Connects and reads the greeting. The SDK's first message is \ka\, before anything else.</summary>
    public static PresenceClient Connect(IPAddress address, int port)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 5_000, SendTimeout = 5_000, NoDelay = true };
        PresenceClient client = new(socket);
        try
        {
            socket.Connect(address, port);
        }
        catch (SocketException exception)
        {
            client.Dispose();
            throw new LegException($"no presence server at {address}:{port}: {exception.Message}");
        }
        client.Send("\\ka\\\\final\\");
        client.Expect("lc", "1");
        client.ServerChallenge = client.Need("challenge");
        if (client.Need("id") != "1") throw new LegException("the greeting has not the id 1: a console would wait for ever");
        return client;
    }

    /// <summary>Logs in and verifies the box's proof.</summary>
    public void Login(SimulatedConsole console, string token, string challenge)
    {
        string own = RandomNumberGenerator.GetString(ChallengeLetters, 32);
        Send(LoginMessage(console, token, own, Proof(token, challenge, own, ServerChallenge)));
        Expect("lc", "2");
        if (Need("proof") != Proof(token, challenge, ServerChallenge, own)) throw new LegException("the box's proof is wrong: a console would drop the link");
        SessionKey = Need("sesskey");
        ProfileId = int.Parse(Need("profileid"), CultureInfo.InvariantCulture);
        Need("userid");
        if (Need("lt").Length != 24) throw new LegException("the login ticket has not 24 characters");
    }

    /// <summary>Logs in with a wrong response: the box has to refuse with an error and close.</summary>
    public void LoginWrongly(SimulatedConsole console, string token)
    {
        Send(LoginMessage(console, token, new string('x', 32), new string('0', 32)));
        Expect("error", "");
        if (_message.Find("fatal") < 0) throw new LegException("the error for a wrong response is not fatal");
        ExpectEnd();
    }

    /// <summary>Changes the profile and reads it back; both commands in one segment.</summary>
    public void ChangeProfile(string firstName)
    {
        Send($"\\updatepro\\\\sesskey\\{SessionKey}\\firstname\\{firstName}\\partnerid\\11\\final\\" +
            $"\\getprofile\\\\sesskey\\{SessionKey}\\profileid\\{ProfileId}\\id\\2\\final\\");
        Expect("pi", "");
        Need("sig");
        if (Need("id") != "2") throw new LegException("the answer to getprofile has another id");
        if (Need("profileid") != ProfileId.ToString(CultureInfo.InvariantCulture)) throw new LegException("that is another profile");
        if (Need("firstname") != firstName) throw new LegException("the changed name did not come back");
    }

    /// <summary>Sends a status and a keep-alive, cut in two segments.</summary>
    public void SendStatus()
    {
        string text = $"\\status\\1\\sesskey\\{SessionKey}\\statstring\\\\locstring\\\\final\\\\ka\\\\final\\";
        Send(text[..20]);
        Send(text[20..]);
        Expect("ka", "");
    }

    /// <summary>Says goodbye and waits for the end of the link.</summary>
    public void Logout()
    {
        Send($"\\logout\\\\sesskey\\{SessionKey}\\final\\");
        ExpectEnd();
    }

    /// <inheritdoc />
    public void Dispose() => _socket.Dispose();

    private static string LoginMessage(SimulatedConsole console, string token, string own, string response) => string.Create(CultureInfo.InvariantCulture,
        $"\\login\\\\challenge\\{own}\\authtoken\\{token}\\partnerid\\11\\response\\{response}\\firewall\\1\\port\\0\\productid\\{console.ProductId}" +
        $"\\gamename\\{console.GameName}\\namespaceid\\16\\sdkrevision\\3\\quiet\\0\\id\\1\\final\\");

    private static string Proof(string token, string challenge, string first, string second)
    {
        byte[] hash = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(MD5.HashData(Encoding.ASCII.GetBytes(challenge))));
        byte[] user = Encoding.ASCII.GetBytes(token);
        byte[] a = Encoding.ASCII.GetBytes(first);
        byte[] b = Encoding.ASCII.GetBytes(second);
        byte[] proof = new byte[LoginProof.Size];
        new LoginProof().Compute(hash, 0, user, 0, user.Length, a, 0, a.Length, b, 0, b.Length, proof, 0);
        return Encoding.ASCII.GetString(proof);
    }

    private void Send(string text)
    {
        try
        {
            _socket.Send(Encoding.ASCII.GetBytes(text));
        }
        catch (SocketException exception)
        {
            throw new LegException($"presence broke off: {exception.Message}");
        }
    }

    // Reads the next message, which has to begin with this key and value.
    private void Expect(string key, string value)
    {
        int end;
        while ((end = KvFrame.Find(_buffer, 0, _count)) < 0)
        {
            int now = Receive();
            if (now == 0) throw new LegException($"presence closed the link instead of answering \\{key}\\{value}");
        }
        byte[] message = _buffer[..end];
        _count -= end;
        Array.Copy(_buffer, end, _buffer, 0, _count);
        string text = Encoding.UTF8.GetString(message);
        if (!_message.Load(message, 0, end)) throw new LegException($"this is no message: {text}");
        if (!_message.Is(0, key) || !_message.ValueEquals(key, value)) throw new LegException($"\\{key}\\{value} was due, this came: {text}");
    }

    private void ExpectEnd()
    {
        _count = 0;
        if (Receive() != 0) throw new LegException("presence did not close the link");
    }

    private int Receive()
    {
        if (_count == _buffer.Length) throw new LegException("a message is longer than a console reads");
        try
        {
            int now = _socket.Receive(_buffer.AsSpan(_count));
            _count += now;
            return now;
        }
        catch (SocketException exception)
        {
            throw new LegException($"presence did not answer: {exception.Message}");
        }
    }

    private string Need(string key) => _message.GetText(key) ?? throw new LegException($"the message lacks the key {key}");
}
