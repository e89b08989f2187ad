namespace PocketSpy.Core;

/// <summary>What a socket is for; the budget decides by it who gives way when sockets run out.</summary>
public enum SocketKind
{
    /// <summary>A page or a console's short HTTP request: the first to give way when idle.</summary>
    Http,

    /// <summary>A list of an older PC title: gives way to consoles.</summary>
    OlderBrowser,

    /// <summary>A server browser or a search: gives way after HTTP.</summary>
    Browser,

    /// <summary>A presence link: never gives way once logged in.</summary>
    Presence,

    /// <summary>A listening TCP socket or a UDP socket: never gives way.</summary>
    Port,
}
