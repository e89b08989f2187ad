using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PocketSpy.Box.Simulate;
using PocketSpy.Box.Simulate.Match;

namespace PocketSpy.Box.Doctor;

/// <summary>Asks a box what a console would ask it, each service by itself.</summary>
public sealed class BoxChecks
{
    private const string AnyGame = "mariokartwii";
    private const string StartIt = "Start it (`box run`, or power it on) and join its network; is --server its address?";

    private const string SeeLog = "The rest of the box answers: see what it says with `box logs`, and whether a firewall is between.";

    private readonly BoxAddress _box;
    private readonly string _server;

    /// <summary>Of the box at this address.</summary>
    public BoxChecks(BoxAddress box)
    {
        _box = box;
        _server = box.Server.ToString();
    }

    /// <summary>Whether anything of it answered; after <see cref="Look"/>.</summary>
    public bool Answers { get; private set; }

    /// <summary>The address that its DNS gives out for the games' servers; null if it gave none.</summary>
    public IPAddress Given { get; private set; }

    /// <summary>DNS, web, availability, presence.</summary>
    public List<Finding> Look()
    {
        List<Finding> findings = [Ask("box: DNS", Dns), Ask("box: connection test", Web), Ask("box: game hosts", Availability), Ask("box: presence", Presence)];
        return Answers ? findings.ConvertAll(finding => finding.Verdict == Verdict.Problem ? finding with { Remedy = SeeLog } : finding) : findings;
    }

    private Finding Ask(string subject, Func<Finding> question)
    {
        try
        {
            Finding finding = question();
            Answers = true;
            return finding with { Subject = subject };
        }
        catch (Exception exception) when (exception is LegException or SocketException)
        {
            return Finding.Problem(subject, exception.Message, StartIt);
        }
    }

    private Finding Dns()
    {
        using DnsClient client = new(_box);
        client.Find(ConnectionTest.Host);
        Given = client.Resolve(ConnectionTest.Host) ?? throw new LegException("DNS gave no address");
        string found = $"{ConnectionTest.Host} is at {Given}, says {_server}:{client.Port}";
        return client.Port == _box.DnsPorts[0] ? Finding.Ok("", found)
            : Finding.Note("", found, string.Create(CultureInfo.InvariantCulture, $"Consoles ask port {_box.DnsPorts[0]} only: give the box its port, `box run` says how."));
    }

    private Finding Web()
    {
        Simulate.WebClient web = new(_box);
        ConnectionTest.Do(web, _box.Server, new SimulatedConsole(ConsoleKind.Wii, 1));
        string found = $"passed at {_server}:{web.Port}";
        return web.Port == _box.HttpPorts[0] ? Finding.Ok("", found)
            : Finding.Note("", found, string.Create(CultureInfo.InvariantCulture, $"Consoles ask port {_box.HttpPorts[0]} only: give the box its port, `box run` says how."));
    }

    private Finding Availability()
    {
        AvailabilityCheck.Do(NetworkPlace.Here, new IPEndPoint(_box.Server, _box.HostPort), AnyGame);
        return Finding.Ok("", $"{AnyGame} is available, says UDP {_box.HostPort}");
    }

    private Finding Presence()
    {
        using PresenceClient client = PresenceClient.Connect(_box.Server, _box.PresencePort);
        return Finding.Ok("", $"greets at TCP {_box.PresencePort}");
    }
}
