using PocketSpy.Core;

namespace PocketSpy.Net;

/// <summary>Who gives way when all sockets are taken and everybody has shown what he is: the rules as data, first rule first.</summary>
public sealed class EvictionRule
{
    /// <param name="kind">The kind that gives way.</param>
    /// <param name="idleMilliseconds">How long it must have been silent.</param>
    /// <param name="least">To whom: newcomers of this kind or one that is worth more.</param>
    public EvictionRule(SocketKind kind, int idleMilliseconds, SocketKind least)
    {
        Kind = kind;
        IdleMilliseconds = idleMilliseconds;
        Least = least;
    }

    /// <summary>The kind that gives way.</summary>
    public readonly SocketKind Kind;

    /// <summary>How long a link must have been silent to give way.</summary>
    public readonly int IdleMilliseconds;

    /// <summary>The kind of newcomer that is worth the least of those to whom it gives way.</summary>
    public readonly SocketKind Least;

    /// <summary>The rules of the box: HTTP that stands idle, then server browsers that stand idle (to anybody: a console's sign-in begins with
    /// HTTP), then HTTP in any state but just opened, then a browser that has its list and is silent for a moment: games connect again when they need it.</summary>
    public static EvictionRule[] Standard() => new EvictionRule[]
    {
        new EvictionRule(SocketKind.Http, 2_000, SocketKind.Http),
        new EvictionRule(SocketKind.OlderBrowser, 3_000, SocketKind.Http),
        new EvictionRule(SocketKind.Browser, 15_000, SocketKind.Http),
        new EvictionRule(SocketKind.Http, 250, SocketKind.Http),
        new EvictionRule(SocketKind.Browser, 3_000, SocketKind.Browser),
    };
}
