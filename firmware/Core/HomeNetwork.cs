namespace PocketSpy.Core;

/// <summary>What the box knows of the network that it joined. It comes and goes.</summary>
public sealed class HomeNetwork
{
    /// <summary>Its DNS server, an <see cref="EndPoints">end point</see>; 0 while there is none.</summary>
    public long NameServer;
}
