namespace PocketSpy.Core.Owner;

/// <summary>Which networks the box is on.</summary>
public enum NetworkUse : byte
{
    /// <summary>Its own Wi-Fi; a board with a cable also that network.</summary>
    Own,

    /// <summary>Its own Wi-Fi and the home network at once.</summary>
    Both,

    /// <summary>The home network alone, by Wi-Fi or cable. When that is not there, its own Wi-Fi.</summary>
    Home,
}
