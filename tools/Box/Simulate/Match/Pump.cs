using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Net.Sockets;

namespace PocketSpy.Box.Simulate.Match;

/// <summary>Lets players think until something is so. All of them on one thread, so that the order of things is the same each time.</summary>
public static class Pump
{
    /// <summary>How long a box may take for anything that is due at once; a message that is lost is sent again within it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits for something. Throws <see cref="LegException"/> with the text when it does not come in time.</summary>
    public static void Until(IReadOnlyCollection<IThinker> thinkers, Func<bool> isDone, Func<string> otherwise)
    {
        if (!For(thinkers, Patience, isDone)) throw new LegException(otherwise());
    }

    /// <summary>Waits for something, at most so long. Gives whether it came.</summary>
    public static bool For(IReadOnlyCollection<IThinker> thinkers, TimeSpan longest, Func<bool> isDone)
    {
        List<Socket> sockets = [];
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            foreach (IThinker thinker in thinkers) thinker.Think();
            if (isDone()) return true;
            TimeSpan left = longest - Stopwatch.GetElapsedTime(start);
            if (left <= TimeSpan.Zero) return false;
            sockets.Clear();
            foreach (IThinker thinker in thinkers) thinker.AddSockets(sockets);
            Socket.Select(sockets, null, null, left < Slice ? left : Slice);
        }
    }
}
