using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Net.Sockets;

namespace PocketSpy.Box.Simulate;

/// <summary>Plays legs one after the other and keeps what came of each.</summary>
public sealed class LegList
{
    private readonly List<Leg> _legs = [];

    /// <summary>The legs that were tried.</summary>
    public IReadOnlyList<Leg> Legs => _legs;

    /// <summary>What the leg that is being played has to say.</summary>
    public string Detail { get; set; }

    /// <summary>Plays a leg. Throws <see cref="LegException"/> when it goes wrong.</summary>
    public void Try(string name, Action leg)
    {
        Detail = "";
        long start = Stopwatch.GetTimestamp();
        try
        {
            leg();
            _legs.Add(new Leg(name, Stopwatch.GetElapsedTime(start), true, Detail));
        }
        catch (Exception exception) when (exception is LegException or SocketException or FormatException)
        {
            _legs.Add(new Leg(name, Stopwatch.GetElapsedTime(start), false, exception.Message));
            throw new LegException(exception.Message);
        }
    }
}
