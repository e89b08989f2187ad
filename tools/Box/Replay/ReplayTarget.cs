using System.Net;
using PocketSpy.Box.Simulate;

namespace PocketSpy.Box.Replay;

/// <summary>The box that is played against.</summary>
/// <param name="Box">Its servers that a console signs in at.</param>
/// <param name="SearchPort">Its player search (GPSP).</param>
public sealed record ReplayTarget(BoxAddress Box, int SearchPort)
{
    private const int StandardSearchPort = 29901;

    /// <summary>The standard ports, with what <c>box run --offset</c> adds.</summary>
    public static ReplayTarget WithOffset(IPAddress server, int offset) =>
        new(BoxAddress.WithOffset(server, offset), StandardSearchPort + offset);
}
