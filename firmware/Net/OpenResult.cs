namespace PocketSpy.Net;

/// <summary>How the opening of a port went.</summary>
public enum OpenResult
{
    /// <summary>The port answers.</summary>
    Opened,

    /// <summary>Another program has the port.</summary>
    InUse,

    /// <summary>The port needs rights that this program lacks.</summary>
    NotAllowed,

    /// <summary>The address is none of this machine's.</summary>
    NoSuchAddress,

    /// <summary>All sockets are taken.</summary>
    NoSocket,

    /// <summary>Something else.</summary>
    Failed,
}
