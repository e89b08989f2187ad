using PocketSpy.Wire.Json;

namespace PocketSpy.Core.Owner;

/// <summary>
/// What the owner set on the box, as one flat JSON object: in the box's file, on the page and in a backup. A newer version reads what an
/// older one wrote (what is missing keeps its value), an older one leaves out what it does not know.
/// </summary>
public sealed class OwnerSettings
{
    /// <summary>Number of the form that this version writes.</summary>
    public const int Schema = 1;

    /// <summary>Longest JSON of all settings, escapes included.</summary>
    public const int MaximumBytes = 1_664;

    /// <summary>Most stations that may join the box's Wi-Fi.</summary>
    public const int MostStations = 8;

    /// <summary>The box's name, also its first label in pocketspy.local.</summary>
    public string BoxName = "pocketspy";

    /// <summary>Which networks it is on.</summary>
    public NetworkUse Use;

    /// <summary>Name of its own Wi-Fi; empty for the one made from the board's number.</summary>
    public string WifiName = "";

    /// <summary>Password of its own Wi-Fi, WPA2; empty for an open one, which is all that a DS joins.</summary>
    public string WifiPassword = "";

    /// <summary>Channel of its own Wi-Fi.</summary>
    public int WifiChannel = 6;

    /// <summary>Stations that may join its own Wi-Fi.</summary>
    public int WifiStations = MostStations;

    /// <summary>Name of the home Wi-Fi; empty for none.</summary>
    public string HomeWifi = "";

    /// <summary>Password of the home Wi-Fi; empty for an open one.</summary>
    public string HomePassword = "";

    /// <summary>Whether hosts of games whose key is not known are listed.</summary>
    public bool UnknownGames = true;

    /// <summary>Salt and code of the owner's PIN in hexadecimal digits; empty while none is set.</summary>
    public string PinHash = "";

    /// <summary>Takes all values of another instance.</summary>
    public void CopyFrom(OwnerSettings other)
    {
        BoxName = other.BoxName;
        Use = other.Use;
        WifiName = other.WifiName;
        WifiPassword = other.WifiPassword;
        WifiChannel = other.WifiChannel;
        WifiStations = other.WifiStations;
        HomeWifi = other.HomeWifi;
        HomePassword = other.HomePassword;
        UnknownGames = other.UnknownGames;
        PinHash = other.PinHash;
    }

    /// <summary>Writes one object.</summary>
    public void Write(JsonWriter json, SettingsView view) => Write(json, view, false, "");

    /// <summary>Writes one object; for the page with whether the set-up is open to all, and how an owner who lost the PIN gets in again.</summary>
    public void Write(JsonWriter json, SettingsView view, bool isSetUpOpen, string recovery)
    {
        json.BeginObject();
        json.Name("schema");
        json.Number(Schema);
        json.Name("boxName");
        json.Text(BoxName);
        json.Name("use");
        json.Text(Use == NetworkUse.Own ? "own" : Use == NetworkUse.Both ? "both" : "home");
        json.Name("wifiName");
        json.Text(WifiName);
        WritePassword(json, view, "wifiPassword", "wifiHasPassword", WifiPassword);
        json.Name("wifiChannel");
        json.Number(WifiChannel);
        json.Name("wifiStations");
        json.Number(WifiStations);
        json.Name("homeWifi");
        json.Text(HomeWifi);
        WritePassword(json, view, "homePassword", "homeHasPassword", HomePassword);
        json.Name("unknownGames");
        json.Flag(UnknownGames);
        if (view == SettingsView.File)
        {
            json.Name("pinHash");
            json.Text(PinHash);
        }
        else if (view == SettingsView.Page)
        {
            json.Name("hasPin");
            json.Flag(PinHash.Length > 0);
            json.Name("gateOpen");
            json.Flag(isSetUpOpen);
            json.Name("recovery");
            json.Text(recovery);
        }
        json.EndObject();
    }

    private static void WritePassword(JsonWriter json, SettingsView view, string name, string nameOfFlag, string password)
    {
        if (view == SettingsView.Page)
        {
            json.Name(nameOfFlag);
            json.Flag(password.Length > 0);
            return;
        }
        json.Name(name);
        json.Text(password);
    }
}
