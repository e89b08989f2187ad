using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PocketSpy.Box.Simulate;

/// <summary>A console's whole way from "connect" to being signed in, leg by leg; ends at the first leg that goes wrong.</summary>
public sealed class SignIn
{
    private readonly SimulatedConsole _console;
    private readonly BoxAddress _box;
    private readonly ConsoleMemory.Entry _memory;
    private readonly List<Leg> _legs = [];
    private string _detail;

    /// <summary>The way of one console.</summary>
    public SignIn(SimulatedConsole console, BoxAddress box, ConsoleMemory.Entry memory)
    {
        _console = console;
        _box = box;
        _memory = memory;
    }

    /// <summary>The legs that were tried.</summary>
    public IReadOnlyList<Leg> Legs => _legs;

    /// <summary>Whether every leg was right.</summary>
    public bool Passed { get; private set; }

    /// <summary>The profile that the box gave.</summary>
    public int ProfileId { get; private set; }

    /// <summary>Plays it.</summary>
    public void Play()
    {
        try
        {
            PlayLegs();
            Passed = true;
        }
        catch (LegException)
        {
            // Told in the legs.
        }
    }

    private void PlayLegs()
    {
        using DnsClient dns = new(_box);
        WebClient web = new(_box);
        string gpcm = "gpcm.gs.nintendowifi.net";
        IPAddress address = null;
        Try("DNS: the box answers", () =>
        {
            dns.Find("conntest.nintendowifi.net");
            address = dns.Resolve("conntest.nintendowifi.net");
            _detail = address.ToString();
        });
        Try("DNS: 14 names at once", () =>
        {
            dns.CheckNoIpv6("conntest.nintendowifi.net");
            dns.Burst(BurstNames());
        });
        Try("connection test", () => web.Find(address, ConnectionTest(), answer =>
        {
            if (answer.Status != 200) throw new LegException($"the answer was {answer.Status}, not 200");
            if (answer.Header("X-Organization") != "Nintendo") throw new LegException("the header X-Organization: Nintendo is missing");
        }));

        NasClient nas = null;
        Try("DNS: the sign-in server", () => nas = new NasClient(web, _console, dns.Resolve(_console.NasHost)));
        if (_memory.UserId is null)
        {
            Try("sign-in: a new user id", () => _detail = _memory.UserId = nas.CreateAccount());
        }
        string token = null;
        string challenge = null;
        Try("sign-in: login", () => (token, challenge) = nas.Login(_memory.UserId));
        Try("sign-in: where downloads are", () => nas.LocateService(_memory.UserId));
        Try("DNS: presence", () => address = dns.Resolve(gpcm));
        Try("presence: wrong response", () =>
        {
            using PresenceClient wrong = PresenceClient.Connect(address, _box.PresencePort);
            wrong.LoginWrongly(_console, token);
        });
        PresenceClient presence = null;
        try
        {
            Try("presence: greeting", () => presence = PresenceClient.Connect(address, _box.PresencePort));
            Try("presence: login and proof", () =>
            {
                presence.Login(_console, token, challenge);
                Remember(presence.ProfileId);
            });
            Try("presence: profile changed", () => presence.ChangeProfile(_console.Kind == ConsoleKind.Wii ? $"Wii:{_console.FriendCode}@{_console.GameCode}" : _console.Name));
            Try("presence: status, keep-alive", presence.SendStatus);
            Try("presence: logout", presence.Logout);
        }
        finally
        {
            presence?.Dispose();
        }
    }

    private void Remember(int profileId)
    {
        ProfileId = profileId;
        string before = _memory.ProfileId == 0 ? "new" : _memory.ProfileId == profileId ? "the same as last time" : string.Create(CultureInfo.InvariantCulture, $"last time it was {_memory.ProfileId}: another box, or its data is new");
        _detail = string.Create(CultureInfo.InvariantCulture, $"profile {profileId}, {before}");
        _memory.ProfileId = profileId;
    }

    private string ConnectionTest() =>
        $"GET / HTTP/1.1\r\nHost: conntest.nintendowifi.net\r\nUser-Agent: {_console.UserAgent}\r\nConnection: close\r\n\r\n";

    private string[] BurstNames()
    {
        string game = _console.GameName;
        return
        [
            "nas.nintendowifi.net", "naswii.nintendowifi.net", "dls1.nintendowifi.net", "gpcm.gs.nintendowifi.net", "gpsp.gs.nintendowifi.net",
            game + ".available.gs.nintendowifi.net", game + ".master.gs.nintendowifi.net", game + ".ms19.gs.nintendowifi.net",
            game + ".natneg1.gs.nintendowifi.net", game + ".natneg2.gs.nintendowifi.net", game + ".natneg3.gs.nintendowifi.net",
            "gamestats.gs.nintendowifi.net", "gamestats2.gs.nintendowifi.net", game + ".sake.gs.nintendowifi.net",
        ];
    }

    private void Try(string name, Action leg)
    {
        _detail = "";
        long start = Stopwatch.GetTimestamp();
        try
        {
            leg();
            _legs.Add(new Leg(name, Stopwatch.GetElapsedTime(start), true, _detail));
        }
        catch (Exception exception) when (exception is LegException or SocketException or FormatException)
        {
            _legs.Add(new Leg(name, Stopwatch.GetElapsedTime(start), false, exception.Message));
            throw new LegException(exception.Message);
        }
    }
}
