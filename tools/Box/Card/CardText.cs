namespace PocketSpy.Box.Card;

/// <summary>What stands on a card.</summary>
/// <param name="Network">Name of the Wi-Fi.</param>
/// <param name="Password">Its password; null for an open network.</param>
/// <param name="Address">The box's address on it.</param>
/// <param name="IsRouters">Whether the network is a router's, whose guests have to be told of the box's DNS server by hand.</param>
public sealed record CardText(string Network, string Password, string Address, bool IsRouters)
{
    /// <summary>Whether a DS can join: it knows no WPA.</summary>
    public bool TakesDs => Password is null;
}
