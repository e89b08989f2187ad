using System;
using PocketSpy.Core;

namespace PocketSpy.Net;

/// <summary>Says what failed. When even that fails, because no memory is left, nothing is said: whoever fails must not take others along.</summary>
internal static class Trouble
{
    public static void Tell(IEventSink events, string what, Exception exception) => Tell(events, what, 0, exception);

    /// <param name="events">Takes the line.</param>
    /// <param name="what">What failed, up to the message.</param>
    /// <param name="port">At which port; 0 for none in particular.</param>
    /// <param name="exception">The message.</param>
    public static void Tell(IEventSink events, string what, int port, Exception exception)
    {
        try
        {
            events.Write(what + (port == 0 ? "" : "on port " + port.ToString() + ": ") + exception.Message);
        }
        catch (Exception)
        {
            // The line is lost, and nothing else.
        }
    }
}
