using PocketSpy.Core.Owner;
using PocketSpy.Web.Owner;

namespace PocketSpy.App.Boot;

/// <summary>How the radio is to be: made from the owner's settings.</summary>
public sealed class RadioPlan
{
    /// <summary>The box's address in its own Wi-Fi, 192.168.4.1, the first byte highest.</summary>
    public const uint OwnAddress = 0xC0A80401;

    /// <summary>The mask of its own Wi-Fi.</summary>
    public const uint OwnMask = 0xFFFFFF00;

    private const string NameStart = "PocketSpy-";

    /// <summary>Whether there is a Wi-Fi of its own.</summary>
    public bool HasOwnWifi { get; private set; }

    /// <summary>Its name.</summary>
    public string Name { get; private set; }

    /// <summary>Its password; empty for an open one.</summary>
    public string Password { get; private set; }

    /// <summary>Its channel.</summary>
    public int Channel { get; private set; }

    /// <summary>Most stations in it.</summary>
    public int Stations { get; private set; }

    /// <summary>Name of the home Wi-Fi; empty for none.</summary>
    public string HomeName { get; private set; }

    /// <summary>Its password; empty for an open one.</summary>
    public string HomePassword { get; private set; }

    /// <summary>Makes the plan.</summary>
    /// <param name="settings">What the owner set.</param>
    /// <param name="boardId">Ends the name of a Wi-Fi that has none.</param>
    /// <param name="ownAnyway">Whether its own Wi-Fi is needed although the owner did without: the home network is not there.</param>
    public static RadioPlan From(OwnerSettings settings, string boardId, bool ownAnyway) => new()
    {
        HasOwnWifi = ownAnyway || settings.Use != NetworkUse.Home,
        Name = NameOf(settings, boardId),
        Password = settings.WifiPassword,
        Channel = settings.WifiChannel,
        Stations = settings.WifiStations,
        HomeName = settings.Use == NetworkUse.Own ? "" : settings.HomeWifi,
        HomePassword = settings.HomePassword,
    };

    /// <summary>The name of the box's own Wi-Fi.</summary>
    public static string NameOf(OwnerSettings settings, string boardId) =>
        settings.WifiName.Length > 0 ? settings.WifiName : NameStart + boardId;
}
