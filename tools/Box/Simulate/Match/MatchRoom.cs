using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net;
using PocketSpy.Matchmaking.Wire;

namespace PocketSpy.Box.Simulate.Match;

/// <summary>
/// A host and those who find it, step by step. Each step waits for what is due and throws <see cref="LegException"/> when it does
/// not come; between the steps nobody does anything.
/// </summary>
public sealed class MatchRoom
{
    // As often as a console looks for itself after it has announced itself.
    private static readonly TimeSpan LookPause = TimeSpan.FromMilliseconds(50);

    private readonly MatchPlayer[] _players;
    private readonly MatchPlayer _host;

    /// <summary>The first is the host.</summary>
    public MatchRoom(params MatchPlayer[] players)
    {
        _players = players;
        _host = players[0];
    }

    /// <summary>The first heartbeat, the challenge, and a second heartbeat with the public address.</summary>
    public string Announce(MatchPlayer player)
    {
        player.Keys.IsHost = player == _host;
        int before = player.Qr2.Challenges;
        player.Qr2.SendHeartbeat(Qr2Client.First);
        Until(() => player.Qr2.Challenges > before, () => "no challenge came after the heartbeat");
        before = player.Qr2.Challenges;
        player.Qr2.SendHeartbeat(Qr2Client.Changed);
        player.Qr2.SendKeepAlive();
        return $"the box sees {player.Qr2.PublicEndPoint}";
    }

    /// <summary>A console looks for itself until the box lists it.</summary>
    public string FindItself(MatchPlayer player)
    {
        ListedServer self = LookFor(player, MatchKeys.LookUp(player.ProfileId), player);
        CheckRecord(self, player);
        if (!player.List.List.PublicAddress.Equals(player.Qr2.PublicAddress)) throw new LegException($"the list tells the address {player.List.List.PublicAddress}, the challenge told {player.Qr2.PublicAddress}");
        if ((player.List.List.BackendFlags & 0xFF) != player.Qr2.Options) throw new LegException($"the list has the flags {player.List.List.BackendFlags:x}, the challenge had {player.Qr2.Options:x}");
        return string.Create(CultureInfo.InvariantCulture, $"flags {self.Flags:x2}");
    }

    /// <summary>A guest searches until it finds the host, and only the host.</summary>
    public ListedServer FindHost(MatchPlayer guest)
    {
        ListedServer host = LookFor(guest, guest.Keys.Search(), _host);
        CheckRecord(host, _host);
        return host;
    }

    /// <summary>A search that has to end without a result.</summary>
    public void FindNobody(MatchPlayer guest, string filter)
    {
        long start = Stopwatch.GetTimestamp();
        while (Search(guest, filter).Count > 0)
        {
            if (Stopwatch.GetElapsedTime(start) > Pump.Patience) throw new LegException($"{guest.List.List.Servers[0].Public} is still in the list");
            Pump.For(_players, LookPause, () => false);
        }
    }

    /// <summary>One list.</summary>
    public List<ListedServer> Search(MatchPlayer player, string filter)
    {
        player.Request(new ServerListRequest(player.Title, filter, MatchKeys.Fields(player.Title)));
        Until(() => player.List.List.IsComplete, () => "the list did not come to its end");
        return player.List.List.Servers;
    }

    /// <summary>The guest asks the host to join. With a lost acknowledgement the box has to send it again, with the same key.</summary>
    public string Reserve(MatchPlayer guest, ListedServer host, bool loseAck)
    {
        int repeats = _host.Qr2.Repeats;
        if (loseAck) _host.Qr2.AcksToLose = 1;
        long start = Stopwatch.GetTimestamp();
        MatchCommand asked = MatchCommand.AskToJoin(guest.Title, guest.Qr2.PublicEndPoint, guest.ProfileId, guest.Local, guest.LocalPort);
        guest.SendTo(host.Public, asked.Write(guest.Title));
        Until(() => _host.Qr2.Messages.Count > 0, () => "the reservation did not reach the host");
        MatchCommand came = Next(_host, asked);
        if (!loseAck) return "";
        Until(() => _host.Qr2.Repeats > repeats, () => "the box did not send the reservation again when its acknowledgement was lost");
        if (_host.Qr2.Messages.Count > 0) throw new LegException("the box sent the reservation again with another message key: a game takes it twice");
        return string.Create(CultureInfo.InvariantCulture, $"acknowledgement lost: again after {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms");
    }

    /// <summary>The host says yes, to the address that the guest gave.</summary>
    public void Agree(MatchPlayer guest)
    {
        MatchCommand agreed = MatchCommand.AgreeToJoin(_host.Title, _host.Qr2.PublicEndPoint, _host.ProfileId, _host.Local, _host.LocalPort, _host.Keys.Joined + 1);
        _host.SendTo(guest.Qr2.PublicEndPoint, agreed.Write(_host.Title));
        Until(() => guest.Qr2.Messages.Count > 0, () => "the host's consent did not reach the guest");
        Next(guest, agreed);
    }

    /// <summary>The guest asks for a negotiation and begins it; the host begins when the request comes. Both have to hear of each other.</summary>
    public MatchLink Connect(MatchPlayer guest, ListedServer host, bool loseAck)
    {
        int cookie = Random.Shared.Next(1, int.MaxValue);
        guest.SendTo(host.Public, NatNegPackets.CookieRequest(cookie));
        Negotiation ours = guest.Negotiate(cookie, 0);
        Until(() => _host.Qr2.Cookies.Count > 0, () => "the request for a negotiation did not reach the host");
        if (_host.Qr2.Cookies.Dequeue() != cookie) throw new LegException("the cookie changed on the way");
        Until(() => ours.Missing.Length == 0, () => $"NatNeg: INIT of port type {ours.Missing} of the guest is not acknowledged");
        Negotiation theirs = _host.Negotiate(cookie, 1);
        if (loseAck) theirs.AcksToLose = 1;
        Until(() => ours.Connected > 0 && theirs.Connected > 0, () => $"NatNeg: no CONNECT came to {(ours.Connected > 0 ? _host.Name : guest.Name)}");
        long end = Math.Max(ours.Connected, theirs.Connected);
        if (loseAck) Until(() => theirs.Connects > 1, () => "NatNeg: the box did not send CONNECT again when its acknowledgement was lost");
        Until(() => theirs.Missing.Length == 0, () => $"NatNeg: INIT of port type {theirs.Missing} of the host is not acknowledged");
        return new MatchLink(ours, theirs, Stopwatch.GetElapsedTime(theirs.Started, end));
    }

    /// <summary>Pings until each has heard of the other that it was heard, then a datagram of the game each way.</summary>
    public string Play(MatchPlayer guest, MatchLink link)
    {
        Until(() => link.Guest.Stage == NegotiationStage.Joined && link.Host.Stage == NegotiationStage.Joined,
            () => $"NatNeg: the consoles do not reach each other at {link.Guest.Told} and {link.Host.Told}");
        PlayOne(guest, _host, link.Guest.Partner);
        PlayOne(_host, guest, link.Host.Partner);
        return $"host at {link.Guest.Partner}, guest at {link.Host.Partner}";
    }

    /// <summary>Both report, and are heard.</summary>
    public void Report(MatchLink link)
    {
        link.Guest.Report();
        link.Host.Report();
        Until(() => link.Guest.Stage == NegotiationStage.Done && link.Host.Stage == NegotiationStage.Done, () => "NatNeg: a report is not acknowledged");
    }

    /// <summary>The host tells how many have joined, and the box lists it so.</summary>
    public void TellJoined(int joined)
    {
        _host.Keys.Joined = joined;
        _host.Qr2.SendHeartbeat(Qr2Client.Changed);
        string expected = joined.ToString(CultureInfo.InvariantCulture);
        LookFor(_host, MatchKeys.LookUp(_host.ProfileId), _host, server => server.Need("numplayers") == expected);
    }

    /// <summary>Lets all of the room think until something is so.</summary>
    public void Until(Func<bool> isDone, Func<string> otherwise) => Pump.Until(_players, isDone, otherwise);

    private static MatchCommand Next(MatchPlayer player, MatchCommand expected)
    {
        MatchCommand came = MatchCommand.Read(player.Title, player.Qr2.Messages.Dequeue());
        if (came.Number != expected.Number || came.Profile != expected.Profile || !came.Sender.Equals(expected.Sender) || !came.Arguments.AsSpan().SequenceEqual(expected.Arguments))
        {
            throw new LegException($"the match command changed on the way: {came.Number} of {came.Profile} at {came.Sender}");
        }
        return came;
    }

    private void PlayOne(MatchPlayer from, MatchPlayer to, IPEndPoint address)
    {
        byte[] word = [0x47, .. Guid.NewGuid().ToByteArray()];
        from.Play(word, address);
        Until(() => to.GameData.Any(datagram => datagram.Data.AsSpan().SequenceEqual(word)), () => $"a datagram of the game from {from.Name} did not reach {to.Name}");
        to.GameData.Clear();
    }

    private ListedServer LookFor(MatchPlayer player, string filter, MatchPlayer sought, Func<ListedServer, bool> isRight = null)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            List<ListedServer> found = Search(player, filter);
            if (found.Count > 1) throw new LegException($"{found.Count} hosts are found, one of them {found.Find(server => !server.Public.Equals(sought.Qr2.PublicEndPoint))?.Public}: {filter}");
            if (found.Count == 1 && (isRight is null || isRight(found[0]))) return found[0];
            if (Stopwatch.GetElapsedTime(start) > Pump.Patience) throw new LegException($"{(found.Count == 0 ? "nobody is found" : "the list has old values")}: {filter}");
            Pump.For(_players, LookPause, () => false);
        }
    }

    private static void CheckRecord(ListedServer server, MatchPlayer player)
    {
        if (!server.Public.Equals(player.Qr2.PublicEndPoint)) throw new LegException($"the list has {player.Name} at {server.Public}, it is at {player.Qr2.PublicEndPoint}");
        if (!server.HasKeys) throw new LegException("the record has no keys: a console would ask the host itself");
        if (!server.Negotiates) throw new LegException("the record does not say that one has to negotiate");
        string[] fields = MatchKeys.Fields(player.Title);
        foreach ((string key, string value) in player.Keys.Announced())
        {
            if (Array.IndexOf(fields, key) >= 0) server.Check(key, value);
        }
    }
}
