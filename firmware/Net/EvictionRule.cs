using PocketSpy.Core;

namespace PocketSpy.Net;

/// <summary>
/// Who gives way when all sockets are taken and everybody has shown what he is, first rule first: HTTP that stands idle, then server browsers that stand idle
/// (to anybody: a console's sign-in begins with HTTP), then HTTP in any state but just opened, then a browser that has its list and is silent for a moment:
/// games connect again when they need it. Rules are code: five objects would be 300 bytes of heap.
/// </summary>
internal static class EvictionRule
{
    /// <summary>Rules that there are.</summary>
    public const int Count = 5;

    /// <summary>The kind that gives way.</summary>
    public static SocketKind KindOf(int rule) => rule switch
    {
        0 => SocketKind.Http,
        1 => SocketKind.OlderBrowser,
        2 => SocketKind.Browser,
        3 => SocketKind.Http,
        _ => SocketKind.Browser,
    };

    /// <summary>How long a link must have been silent to give way, in milliseconds.</summary>
    public static int IdleOf(int rule) => rule switch
    {
        0 => 2_000,
        1 => 3_000,
        2 => 15_000,
        3 => 250,
        _ => 3_000,
    };

    /// <summary>Whether it gives way to a newcomer of this kind. The last rule is for those that are worth as much as a browser.</summary>
    public static bool IsFor(int rule, SocketKind newcomer) => newcomer >= (rule == Count - 1 ? SocketKind.Browser : SocketKind.Http);
}
