using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace PocketSpy.Box.Simulate;

/// <summary>A console's or PC's link to presence, as strict as the GameSpy SDK.</summary>
public sealed class PresenceClient : IDisposable
{
    private const string ChallengeLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const string KeepAlive = "\\ka\\\\final\\";
    private const int ListsAtLogin = 8;

    private readonly TextLink _link;
    private int _lastId = 1;

    private PresenceClient(TextLink link)
    {
        _link = link;
    }

    /// <summary>The server's challenge.</summary>
    public string ServerChallenge { get; private set; }

    /// <summary>The key of the session, after the login.</summary>
    public string SessionKey { get; private set; }

    /// <summary>The profile, after the login.</summary>
    public int ProfileId { get; private set; }

    /// <summary>What the SDK of the login understands.</summary>
    public int SdkRevision { get; private set; }

    /// <summary>The buddies that the box listed at the login; null when the SDK wants no lists.</summary>
    public int[] Buddies { get; private set; }

    /// <summary>The blocked profiles that the box listed at the login; null when the SDK wants no lists.</summary>
    public int[] Blocked { get; private set; }

    /// <summary>The link itself, for those that speak on over it.</summary>
    public Socket Link => _link.Socket;

    /// <summary>What was read from the link and not yet looked at.</summary>
    public byte[] Unread => _link.Unread;

    /// <summary>Connects and reads the greeting. The SDK's first message is \ka\, before anything else.</summary>
    public static PresenceClient Connect(IPAddress address, int port)
    {
        PresenceClient client = new(TextLink.Connect(address, port, "presence"));
        try
        {
            client._link.Send(KeepAlive);
            TextMessage greeting = client._link.Expect("lc", "1");
            client.ServerChallenge = greeting.Need("challenge");
            if (greeting.Need("id") != "1") throw new LegException("the greeting has not the id 1: a console would wait for ever");
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Logs a console in and verifies the box's proof.</summary>
    public void Login(SimulatedConsole console, string token, string challenge) => Login(PresenceLogin.ByToken(console, token, challenge));

    /// <summary>Logs in and verifies the box's proof; with lists at login they come first.</summary>
    public void Login(PresenceLogin login)
    {
        string own = RandomNumberGenerator.GetString(ChallengeLetters, 32);
        _link.Send(login.Message(own, login.Proof(own, ServerChallenge)));
        SdkRevision = login.SdkRevision;
        if ((SdkRevision & ListsAtLogin) != 0)
        {
            Buddies = TakeList("bdy");
            Blocked = TakeList("blk");
        }
        TextMessage answer = _link.Expect("lc", "2");
        if (answer.Need("proof") != login.Proof(ServerChallenge, own)) throw new LegException("the box's proof is wrong: a console would drop the link");
        SessionKey = answer.Need("sesskey");
        ProfileId = answer.NeedNumber("profileid");
        answer.Need("userid");
        if (answer.Need("lt").Length != 24) throw new LegException("the login ticket has not 24 characters");
    }

    /// <summary>Logs a console in with a wrong response: the box has to refuse with an error and close.</summary>
    public void LoginWrongly(SimulatedConsole console, string token)
    {
        _link.Send(PresenceLogin.ByToken(console, token, "").Message(new string('x', 32), new string('0', 32)));
        CheckFatal(_link.Expect("error", ""));
    }

    /// <summary>Logs in; the box has to refuse with this error and close.</summary>
    public void LoginRefused(PresenceLogin login, int code)
    {
        string own = RandomNumberGenerator.GetString(ChallengeLetters, 32);
        _link.Send(login.Message(own, login.Proof(own, ServerChallenge)));
        TextMessage error = _link.Expect("error", "");
        error.Check("err", code);
        CheckFatal(error);
    }

    /// <summary>Asks for a new user. Gives its profile, or the negative number of the profile that has the nick already.</summary>
    public int NewUser(SimulatedPc pc)
    {
        _link.Send(pc.NewUserMessage());
        TextMessage answer = _link.Next();
        if (answer.Command == "nur")
        {
            answer.Need("userid");
            return answer.NeedNumber("profileid");
        }
        if (answer.Command != "error") throw new LegException($"\\nur\\ was due, this came: {answer}");
        answer.Check("err", 0x201);
        int taken = answer.NeedNumber("pid");
        CheckFatal(answer);
        return -taken;
    }

    /// <summary>Sends a command of this session.</summary>
    public void Send(string command, params (string Key, object Value)[] pairs) => _link.Send(Command(command, "", pairs));

    /// <summary>Sends a command of this session whose own key has a value.</summary>
    public void SendValue(string command, object value, params (string Key, object Value)[] pairs) => _link.Send(Command(command, value, pairs));

    /// <summary>Sends a command with an operation number; its answer has to begin with a key and bear that number.</summary>
    public TextMessage Ask(string answer, string command, params (string Key, object Value)[] pairs)
    {
        int id = ++_lastId;
        Send(command, [.. pairs, ("id", id)]);
        TextMessage message = _link.Expect(answer, "");
        message.Check("id", id);
        return message;
    }

    /// <summary>The next message, which has to begin with this key and value.</summary>
    public TextMessage Expect(string key, string value) => _link.Expect(key, value);

    /// <summary>Reads a profile.</summary>
    public TextMessage GetProfile(int profileId)
    {
        TextMessage answer = Ask("pi", "getprofile", ("profileid", profileId));
        answer.Need("sig");
        answer.Check("profileid", profileId);
        return answer;
    }

    /// <summary>Waits until the box has done all that was sent: gives what came before the answer to a keep-alive.</summary>
    public List<TextMessage> Settle()
    {
        List<TextMessage> messages = [];
        _link.Send(KeepAlive);
        TextMessage message;
        while ((message = _link.Next()).Command != "ka") messages.Add(message);
        return messages;
    }

    /// <summary>Changes the profile and reads it back; both commands in one segment.</summary>
    public void ChangeProfile(string firstName)
    {
        int id = ++_lastId;
        _link.Send(Command("updatepro", "", ("firstname", firstName), ("partnerid", 11)) + Command("getprofile", "", ("profileid", ProfileId), ("id", id)));
        TextMessage answer = _link.Expect("pi", "");
        answer.Need("sig");
        answer.Check("id", id);
        answer.Check("profileid", ProfileId);
        if (answer.Need("firstname") != firstName) throw new LegException("the changed name did not come back");
    }

    /// <summary>Sends a status and a keep-alive, cut in two segments.</summary>
    public void SendStatus()
    {
        string text = Command("status", 1, ("statstring", ""), ("locstring", "")) + KeepAlive;
        _link.Send(text[..20]);
        _link.Send(text[20..]);
        _link.Expect("ka", "");
    }

    /// <summary>Says goodbye and waits for the end of the link.</summary>
    public void Logout()
    {
        Send("logout");
        _link.ExpectEnd();
    }

    /// <summary>The box has to end the link.</summary>
    public void ExpectEnd() => _link.ExpectEnd();

    /// <inheritdoc />
    public void Dispose() => _link.Dispose();

    private string Command(string command, object value, params (string Key, object Value)[] pairs) =>
        $"\\{command}\\{value}\\sesskey\\{SessionKey}" + string.Concat(pairs.Select(pair => $"\\{pair.Key}\\{pair.Value}")) + "\\final\\";

    private void CheckFatal(TextMessage error)
    {
        if (!error.Has("fatal")) throw new LegException($"the error is not fatal: {error}");
        _link.ExpectEnd();
    }

    // \list\ has to stand right behind the number, and to have as many as that says.
    private int[] TakeList(string key)
    {
        TextMessage message = _link.Next();
        int count = message.TakeNumber(key);
        string list = message.Take("list");
        int[] ids = list.Length == 0 ? [] : [.. list.Split(',').Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
        return ids.Length == count ? ids : throw new LegException($"the list has not as many as it says: {message}");
    }
}
