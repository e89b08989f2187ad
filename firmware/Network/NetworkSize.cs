using PocketSpy.Core;

namespace PocketSpy.Network;

/// <summary>How much DNS and DHCP hold at once.</summary>
public sealed class NetworkSize
{
    /// <summary>Names asked of DNS that are remembered, so that each is told once a client; a power of two.</summary>
    public int AskedNames;

    /// <summary>DNS queries forwarded at once.</summary>
    public int ForwardedQueries;

    /// <summary>Addresses that DHCP gives out.</summary>
    public int Leases;

    /// <summary>For a board.</summary>
    public static NetworkSize For(BoxSize size) => size.Class switch
    {
        BoardClass.Small => new NetworkSize { AskedNames = 64, ForwardedQueries = 16, Leases = 16 },
        BoardClass.Large => new NetworkSize { AskedNames = 1_024, ForwardedQueries = 64, Leases = 16 },
        _ => new NetworkSize { AskedNames = 8_192, ForwardedQueries = 256, Leases = 200 },
    };
}
