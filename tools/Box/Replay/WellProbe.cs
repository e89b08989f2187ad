using System;
using System.Net.Sockets;
using System.Threading;
using PocketSpy.Box.Simulate;

namespace PocketSpy.Box.Replay;

/// <summary>
/// Tells whether the box still serves: one simulated console signs in between the messages, and goes the whole way before
/// the first and after the last. Another one lends its session to the messages, so that they cannot spoil the first one's profile.
/// </summary>
public sealed class WellProbe
{
    private const int ProbeNumber = 90_001;
    private const int PlayerNumber = 90_002;
    private const int SecondTryMilliseconds = 1_000;

    private readonly BoxAddress _box;
    private readonly SimulatedConsole _probe = new(ConsoleKind.Wii, ProbeNumber);
    private readonly SimulatedConsole _player = new(ConsoleKind.Ds, PlayerNumber);
    private readonly ConsoleMemory.Entry _probeMemory = new();
    private readonly WebClient _web;
    private string _playerId;

    /// <summary>Watches the box at this address.</summary>
    public WellProbe(BoxAddress box)
    {
        _box = box;
        _web = new WebClient(box);
    }

    /// <summary>The port of the web server.</summary>
    public int WebPort => _web.Port;

    /// <summary>Sign-ins that worked between the messages.</summary>
    public int Count { get; private set; }

    /// <summary>The whole way of a console, DNS and all. Gives what went wrong, or null.</summary>
    public string CheckWhole()
    {
        int before = _probeMemory.ProfileId;
        SignIn signIn = new(_probe, _box, _probeMemory);
        signIn.Play();
        if (!signIn.Passed)
        {
            Leg wrong = signIn.Legs[signIn.Legs.Count - 1];
            return $"{wrong.Name}: {wrong.Detail}";
        }
        return before == 0 || before == signIn.ProfileId ? null : "a console that signs in again has another profile";
    }

    /// <summary>Finds the web server, after the first whole sign-in. Gives what went wrong, or null.</summary>
    public string Find()
    {
        try
        {
            _web.Find(_box.Server, "GET / HTTP/1.1\r\nHost: conntest.nintendowifi.net\r\nConnection: close\r\n\r\n", answer =>
            {
                if (answer.Header("X-Organization") != "Nintendo") throw new LegException("the connection test has another answer");
            });
            _playerId = new NasClient(_web, _player, _box.Server).CreateAccount();
            return null;
        }
        catch (LegException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>Sign-in, login at presence, status and keep-alive; a second time before it counts as failed. Gives what went wrong, or null.</summary>
    public string Check()
    {
        if (TryCheck() is null) return null;
        Thread.Sleep(SecondTryMilliseconds);
        return TryCheck();
    }

    /// <summary>A session for a message to be played in. Throws <see cref="LegException"/> when there is none to be had.</summary>
    public PresenceClient SignInPlayer() => SignIn(_player, _playerId);

    private string TryCheck()
    {
        try
        {
            using PresenceClient presence = SignIn(_probe, _probeMemory.UserId);
            if (presence.ProfileId != _probeMemory.ProfileId) return "a console that signs in again has another profile";
            presence.SendStatus();
            Count++;
            return null;
        }
        catch (Exception exception) when (exception is LegException or SocketException or FormatException)
        {
            return exception.Message;
        }
    }

    private PresenceClient SignIn(SimulatedConsole console, string userId)
    {
        (string token, string challenge) = new NasClient(_web, console, _box.Server).Login(userId);
        PresenceClient presence = PresenceClient.Connect(_box.Server, _box.PresencePort);
        try
        {
            presence.Login(console, token, challenge);
            return presence;
        }
        catch
        {
            presence.Dispose();
            throw;
        }
    }
}
