using System;
using System.Collections.Generic;
using System.Linq;

namespace PocketSpy.Box.Simulate;

/// <summary>One who is signed in at presence: what it does to others, and what it has to see and hear of them.</summary>
public sealed class Player : IDisposable
{
    private const int NewStatus = 4;
    private const int SignatureDigits = 32;
    private const string Signed = "|signed|";

    // All are required by the SDK, and none is named as in \statusinfo\.
    private static readonly string[] InfoKeys =
    [
        "state", "profile", "bip", "bport", "hostip", "hprivip", "qport", "hport", "sessflags", "rstatus", "gameType", "gameVnt", "gameMn", "product", "qmodeflags",
    ];

    /// <summary>A player with a link that is logged in.</summary>
    public Player(PresenceClient link)
    {
        Link = link;
    }

    /// <summary>Its link.</summary>
    public PresenceClient Link { get; }

    /// <summary>Its profile.</summary>
    public int ProfileId => Link.ProfileId;

    private bool KnowsInfo => (Link.SdkRevision & NewStatus) != 0;

    /// <summary>Asks another to be a buddy.</summary>
    public void Add(Player other, string reason) => Link.Send("addbuddy", ("newprofileid", other.ProfileId), ("reason", reason));

    /// <summary>The request of another has to come. Gives its signature.</summary>
    public string ExpectRequest(Player other, string reason)
    {
        string text = ExpectMessage(2, other).Need("msg");
        int signed = text.IndexOf(Signed, StringComparison.Ordinal);
        if (signed < 0 || text.Length - signed - Signed.Length != SignatureDigits) throw new LegException($"the request is not signed: {text}");
        if (!text.StartsWith(reason, StringComparison.Ordinal)) throw new LegException($"the reason is lost: {text}");
        return text[^SignatureDigits..];
    }

    /// <summary>Says yes.</summary>
    public void Authorize(Player other, string signature) => Link.Send("authadd", ("fromprofileid", other.ProfileId), ("sig", signature));

    /// <summary>The yes of another has to come.</summary>
    public void ExpectAuthorization(Player other) => ExpectMessage(4, other);

    /// <summary>Takes another off the own list.</summary>
    public void Delete(Player other) => Link.Send("delbuddy", ("delprofileid", other.ProfileId));

    /// <summary>Goes off the other's list.</summary>
    public void Revoke(Player other) => Link.Send("revoke", ("profileid", other.ProfileId));

    /// <summary>That another went off the list has to be told.</summary>
    public void ExpectRevocation(Player other) => ExpectMessage(6, other);

    /// <summary>Wants to hear no more of another.</summary>
    public void Block(Player other) => Link.Send("addblock", ("profileid", other.ProfileId));

    /// <summary>Takes a block back.</summary>
    public void Unblock(Player other) => Link.Send("removeblock", ("profileid", other.ProfileId));

    /// <summary>Says what it does now.</summary>
    public void SetStatus(int code, string text, string location)
    {
        if (!KnowsInfo)
        {
            Link.SendValue("status", code, ("statstring", text), ("locstring", location));
            return;
        }
        Link.Send("statusinfo", ("state", code), ("hostIp", 0), ("hprivIp", 0), ("qport", 0), ("hport", 0), ("sessflags", 0), ("richStatus", text),
            ("gameType", ""), ("gameVariant", ""), ("gameMapName", location));
    }

    /// <summary>The status of a buddy has to come; with the newer SDK the location is the map.</summary>
    public void ExpectStatus(Player other, int code, string text, string location)
    {
        if (KnowsInfo)
        {
            ExpectInfo(other, code).Check("rstatus", text);
            return;
        }
        string expected = $"|s|{code}|ss|{text}|ls|{location}|ip|";
        string status = ExpectMessage(100, other).Need("msg");
        if (!status.StartsWith(expected, StringComparison.Ordinal)) throw new LegException($"the status is '{status}', not '{expected}'");
        if (!status.Contains("|p|0|", StringComparison.Ordinal)) throw new LegException($"the status offers a direct link: {status}");
    }

    /// <summary>A buddy has to be seen leaving.</summary>
    public void ExpectGone(Player other)
    {
        if (KnowsInfo)
        {
            ExpectInfo(other, 0);
            return;
        }
        string status = ExpectMessage(100, other).Need("msg");
        if (!status.StartsWith("|s|0|", StringComparison.Ordinal)) throw new LegException($"this is not how one leaves: {status}");
    }

    /// <summary>Writes to another.</summary>
    public void Write(Player other, string text) => Link.SendValue("bm", 1, ("t", other.ProfileId), ("msg", text));

    /// <summary>Words of another have to come, byte for byte; those that waited have a date.</summary>
    public void ExpectText(Player other, string text, bool waited)
    {
        TextMessage message = ExpectMessage(1, other);
        message.Check("msg", text);
        if (waited != message.Has("date")) throw new LegException(waited ? $"the message has no date: {message}" : $"the message has a date: {message}");
    }

    /// <summary>An error has to come that leaves the link alone.</summary>
    public void ExpectError(int code)
    {
        TextMessage error = Link.Expect("error", "");
        error.Check("err", code);
        if (error.Has("fatal")) throw new LegException($"the error is fatal: {error}");
    }

    /// <summary>Nothing may have come: neither an answer nor anything of others.</summary>
    public void ExpectNothing()
    {
        List<TextMessage> messages = Link.Settle();
        if (messages.Count > 0) throw new LegException($"nothing was due, this came: {messages[0]}");
    }

    /// <summary>Ends whatever was with another, whether it was or not.</summary>
    public void Forget(Player other)
    {
        Delete(other);
        Revoke(other);
        Unblock(other);
        TextMessage wrong = Link.Settle().FirstOrDefault(message => message.Command == "error" && message.Has("fatal"));
        if (wrong is not null) throw new LegException($"the box refused: {wrong}");
    }

    /// <summary>Logs out.</summary>
    public void Leave()
    {
        Link.Logout();
        Link.Dispose();
    }

    /// <inheritdoc />
    public void Dispose() => Link.Dispose();

    private TextMessage ExpectInfo(Player other, int code)
    {
        TextMessage info = Link.Expect("bsi", "");
        foreach (string key in InfoKeys) info.Need(key);
        info.Check("profile", other.ProfileId);
        info.Check("state", code);
        return info;
    }

    private TextMessage ExpectMessage(int type, Player other)
    {
        TextMessage message = Link.Expect("bm", $"{type}");
        message.Check("f", other.ProfileId);
        return message;
    }
}
