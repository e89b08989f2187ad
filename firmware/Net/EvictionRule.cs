using PocketSpy.Core;

namespace PocketSpy.Net;

/// <summary>Who gives way when all sockets are taken: the rules as data, first rule first.</summary>
public sealed class EvictionRule
{
    /// <param name="kind">The kind that gives way.</param>
    /// <param name="idleMilliseconds">How long it must have been silent.</param>
    public EvictionRule(SocketKind kind, int idleMilliseconds)
    {
        Kind = kind;
        IdleMilliseconds = idleMilliseconds;
    }

    /// <summary>The kind that gives way.</summary>
    public readonly SocketKind Kind;

    /// <summary>How long a link must have been silent to give way.</summary>
    public readonly int IdleMilliseconds;

    /// <summary>The rules of the box: HTTP that stands idle, then idle server browsers, then HTTP in any state but just opened, then a browser that has
    /// its list and is silent for a moment: games connect again when they need it.</summary>
    public static EvictionRule[] Standard() => new EvictionRule[]
    {
        new EvictionRule(SocketKind.Http, 2_000),
        new EvictionRule(SocketKind.Browser, 15_000),
        new EvictionRule(SocketKind.Http, 250),
        new EvictionRule(SocketKind.Browser, 3_000),
    };
}
