using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PocketSpy.Box.Simulate.Match;

/// <summary>A room of consoles: one waits, the others find it, negotiate and play; then the room closes. Can be played again and again.</summary>
public sealed class MatchStory : IStory
{
    private readonly LegList _legs = new();
    private readonly MatchPlayer[] _players;
    private readonly MatchRoom _room;
    private readonly int _number;

    /// <param name="title">What is played.</param>
    /// <param name="kind">The kind of console.</param>
    /// <param name="number">The number of the first console, and of the room.</param>
    /// <param name="count">How many consoles.</param>
    /// <param name="box">The box.</param>
    /// <param name="memory">What the consoles remember.</param>
    public MatchStory(MatchTitle title, ConsoleKind kind, int number, int count, BoxAddress box, ConsoleMemory memory)
    {
        _number = number;
        _players = [.. Enumerable.Range(number, count).Select(i =>
        {
            SimulatedConsole console = new(kind, i);
            return new MatchPlayer(console, title, box, memory.Of(console.ToString()), NetworkPlace.Here, playsApart: (i - number) % 2 == 1);
        })];
        _room = new MatchRoom(_players);
    }

    /// <summary>How many fit into a room.</summary>
    public static int RoomSize(MatchTitle title) => title.MaxPlayers + 1;

    /// <inheritdoc />
    public string Title => $"{_players[0].Title.Name}: {_players[0].Name}{Others}";

    /// <inheritdoc />
    public IReadOnlyList<Leg> Legs => _legs.Legs;

    /// <inheritdoc />
    public bool Passed { get; private set; }

    /// <summary>How long the box took for each pair, from the last INIT that it needs to both CONNECTs.</summary>
    public List<TimeSpan> ServerTimes { get; } = [];

    private string Others => _players.Length switch
    {
        1 => ", alone",
        2 => " and " + _players[1].Name,
        _ => $" and {_players.Length - 1} others",
    };

    /// <inheritdoc />
    public void Play()
    {
        try
        {
            Open();
            for (int i = 1; i < _players.Length; i++) Join(i);
            Close();
            Passed = true;
        }
        catch (LegException)
        {
            // Told in the legs.
        }
        finally
        {
            foreach (MatchPlayer player in _players) player.Dispose();
        }
    }

    private void Open()
    {
        MatchPlayer host = _players[0];
        foreach (MatchPlayer player in _players) Tell($"{player.Name}: signs in, title is available", () => player.SignIn(_number));
        Tell($"{host.Name}: waits for others (heartbeat, challenge)", () => _room.Announce(host));
        Tell($"{host.Name}: finds itself in the list", () => _room.FindItself(host));
    }

    private void Join(int seat)
    {
        MatchPlayer guest = _players[seat];
        string name = guest.Name;
        ListedServer host = null;
        MatchLink link = null;
        // One packet of each kind is lost, and has to be sent again.
        bool isFirst = seat == 1;
        Tell($"{name}: announces itself", () => _room.Announce(guest));
        Tell($"{name}: finds itself in the list", () => _room.FindItself(guest));
        Tell($"{name}: searches, finds the host alone", () => $"{(host = _room.FindHost(guest)).Public}");
        Tell($"{name}: may I join? (list link, QR2)", () => _room.Reserve(guest, host, isFirst));
        Tell("host: yes (list link, QR2)", () =>
        {
            _room.Agree(guest);
            return "";
        });
        Tell($"{name}: NatNeg, INIT to CONNECT on both sides", () =>
        {
            link = _room.Connect(guest, host, isFirst);
            ServerTimes.Add(link.ServerTime);
            return string.Create(CultureInfo.InvariantCulture, $"the box took {link.ServerTime.TotalMilliseconds:F1} ms{(isFirst ? ", one CONNECT_ACK lost" : "")}");
        });
        Tell($"{name}: pings and game data both ways", () => _room.Play(guest, link));
        Tell($"{name}: both report", () =>
        {
            _room.Report(link);
            return "";
        });
        Tell($"host: tells of {seat} who joined", () =>
        {
            _room.TellJoined(seat);
            return "";
        });
    }

    private void Close()
    {
        MatchPlayer host = _players[0];
        // One who is alone in its room looks for itself.
        MatchPlayer guest = _players[^1];
        if (_players.Length == RoomSize(host.Title)) _legs.Try("full: a search finds it no more", () => _room.FindNobody(guest, guest.Keys.Search()));
        _legs.Try("host: leaves, and is gone from the list", () =>
        {
            host.Leave();
            _room.FindNobody(guest, MatchKeys.LookUp(host.ProfileId));
            _room.FindNobody(guest, guest.Keys.Search());
        });
        if (guest == host) return;
        _legs.Try("the others leave", () =>
        {
            foreach (MatchPlayer player in _players.Skip(1)) player.Leave();
        });
    }

    private void Tell(string name, Func<string> leg) => _legs.Try(name, () => _legs.Detail = leg());
}
