using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net;

namespace PocketSpy.Box.Simulate;

/// <summary>A console's whole way from "connect" to being signed in, leg by leg; ends at the first leg that goes wrong.</summary>
public sealed class SignIn : IStory
{
    private readonly SimulatedConsole _console;
    private readonly BoxAddress _box;
    private readonly ConsoleMemory.Entry _memory;
    private readonly LegList _legs = new();

    /// <summary>The way of one console.</summary>
    public SignIn(SimulatedConsole console, BoxAddress box, ConsoleMemory.Entry memory)
    {
        _console = console;
        _box = box;
        _memory = memory;
    }

    /// <inheritdoc />
    public string Title => _console.ToString();

    /// <inheritdoc />
    public IReadOnlyList<Leg> Legs => _legs.Legs;

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
            dns.Find(ConnectionTest.Host);
            address = dns.Resolve(ConnectionTest.Host);
            _legs.Detail = address.ToString();
        });
        Try("DNS: 14 names at once", () =>
        {
            dns.CheckNoIpv6(ConnectionTest.Host);
            dns.Burst(BurstNames());
        });
        Try("connection test", () => ConnectionTest.Do(web, address, _console));

        NasClient nas = null;
        Try("DNS: the sign-in server", () => nas = new NasClient(web, _console, dns.Resolve(_console.NasHost)));
        if (_memory.UserId is null)
        {
            Try("sign-in: a new user id", () => _legs.Detail = _memory.UserId = nas.CreateAccount());
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
        _legs.Detail = string.Create(CultureInfo.InvariantCulture, $"profile {profileId}, {before}");
        _memory.ProfileId = profileId;
    }

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

    private void Try(string name, Action leg) => _legs.Try(name, leg);
}
