using PocketSpy.Core;
using PocketSpy.Messenger.Links;
using PocketSpy.Messenger.Wire;
using PocketSpy.Tests;
using PocketSpy.Wire.Crypto;
using nanoFramework.TestFramework;

namespace PocketSpy.Messenger.Tests;

/// <summary>A scripted Messenger client of any version. Commands are numbered by hand: what is expected stands beside what is sent.</summary>
internal sealed class Client
{
    private readonly Party _party;
    private readonly byte[] _hash = new byte[32];

    internal Client(Party party, string name, int version)
    {
        _party = party;
        Name = name;
        Version = version;
        Link = party.Connect();
    }

    internal string Name { get; }

    internal string Email => Name + "@party.lan";

    internal int Version { get; }

    internal Link Link { get; }

    /// <summary>Sends; gives what came.</summary>
    internal string Say(string text)
    {
        Link.Write(text);
        return Link.Take();
    }

    /// <summary>What came since.</summary>
    internal string Take() => Link.Take();

    /// <summary>Signs in, up to USR OK and what follows it.</summary>
    internal string SignIn() => SignIn("secret");

    internal string SignIn(string password)
    {
        Assert.AreEqual("VER 1 MSNP" + Version + "\r\n", Say("VER 1 MSNP" + Version + " CVR0\r\n"));
        if (Version <= 7) return SignInOld(password);
        Say("CVR 2 0x0409 winnt 5.1 i386 MSNMSGR 6.1.0203 MSMSGS " + Email + "\r\n");
        string way = Version >= 15 ? "SSO" : "TWN";
        string asked = Say("USR 3 " + way + " I " + Email + "\r\n");
        Assert.IsTrue(asked.Contains("USR 3 " + way + " S "), asked);
        return Say("USR 4 " + way + " S " + _party.Ticket(Email, password) + "\r\n");
    }

    /// <summary>Signs in, and says that it is there; the challenge is answered.</summary>
    internal Client In()
    {
        string welcome = SignIn();
        Assert.IsTrue(welcome.StartsWith("USR 4 OK " + Email), welcome);
        string there = Say("CHG 5 NLN" + (Version >= 8 ? " 268435500" : "") + "\r\n");
        Assert.IsTrue(there.StartsWith("CHG 5 NLN"), there);
        if (Version >= 6) Answer(there);
        return this;
    }

    /// <summary>Answers the challenge in what came.</summary>
    internal void Answer(string text)
    {
        int at = text.IndexOf("CHL 0 ");
        Assert.IsTrue(at >= 0, "no challenge: " + text);
        byte[] challenge = Raw.Bytes(text.Substring(at + 6, 20));
        byte[] id = Raw.Bytes(Version < 11 ? "msmsgs@msnmsgr.com" : "PROD0090YUAUV{2B");
        ChallengeHash hash = new();
        if (Version < 11) hash.Old(challenge, 0, 20, "Q1P7W2E4J9R8U3S5", _hash);
        else hash.TryNew(challenge, 0, 20, id, 0, id.Length, "YMM8C_H7KCQ2S_KL", _hash);
        Assert.AreEqual("QRY 6\r\n", Say("QRY 6 " + Raw.Text(id) + " 32\r\n" + Raw.Text(_hash)));
    }

    /// <summary>A new conversation: gives its first link, which is in it.</summary>
    internal Link Open()
    {
        string way = Say("XFR 7 SB\r\n");
        Assert.IsTrue(way.StartsWith("XFR 7 SB 192.168.4.1:1863 CKI "), way);
        Link room = _party.Connect();
        room.Write("USR 1 " + Email + " " + Word(way, 5) + "\r\n");
        string opened = room.Take();
        Assert.IsTrue(opened.StartsWith("USR 1 OK " + Email + " "), opened);
        return room;
    }

    /// <summary>Goes where it was called to.</summary>
    internal Link Enter(string ring)
    {
        Assert.IsTrue(ring.StartsWith("RNG "), ring);
        Link room = _party.Connect();
        room.Write("ANS 1 " + Email + " " + Word(ring, 4) + " " + Word(ring, 1) + "\r\n");
        return room;
    }

    /// <summary>A word of the first line.</summary>
    internal static string Word(string text, int index)
    {
        int end = text.IndexOf("\r\n");
        return (end < 0 ? text : text.Substring(0, end)).Split(' ')[index];
    }

    private string SignInOld(string password)
    {
        Assert.AreEqual("INF 2 MD5\r\n", Say("INF 2\r\n"));
        string asked = Say("USR 3 MD5 I " + Email + "\r\n");
        Assert.IsTrue(asked.StartsWith("USR 3 MD5 S "), asked);
        Md5 md5 = new();
        byte[] text = Raw.Bytes(Word(asked, 4) + password);
        md5.Append(text, 0, text.Length);
        md5.FinishHex(_hash, 0);
        return Say("USR 4 MD5 S " + Raw.Text(_hash) + "\r\n");
    }
}
