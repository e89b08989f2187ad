using PocketSpy.Wire;
using PocketSpy.Wire.Json;

namespace PocketSpy.Core.Owner;

/// <summary>Reads <see cref="OwnerSettings"/> from JSON, and says in plain words what is wrong with them.</summary>
public static class SettingsReader
{
    private const string NoObject = "the settings are no JSON object";
    private const string LabelForm = "1 to 31 small letters, digits and hyphens are wanted";
    private const string NameForm = "at most 31 bytes without control characters are wanted";
    private const string PasswordForm = "nothing, or 8 to 63 characters of plain ASCII are wanted";
    private const int LastChannel = 13;
    private const int NameBytes = 31;
    private const int LeastPassword = 8;
    private const int MostPassword = 63;

    /// <summary>
    /// Reads one object, whose start the reader stands at or before. Gives null, or what is wrong in plain words; then some values may
    /// have been taken: read into a copy. A name that is not known, and the PIN unless it is the box's own file, are passed over.
    /// </summary>
    public static string Read(JsonReader json, SettingsView view, OwnerSettings settings)
    {
        if (json.Token != JsonToken.ObjectStart && json.Read() != JsonToken.ObjectStart) return NoObject;
        while (json.Read() == JsonToken.Name)
        {
            string name = json.Text();
            string problem = ReadMember(json, name, view, settings);
            if (problem is not null) return name + ": " + problem;
        }
        return json.Token == JsonToken.ObjectEnd ? null : NoObject;
    }

    private static string ReadMember(JsonReader json, string name, SettingsView view, OwnerSettings settings)
    {
        string text;
        int number;
        switch (name)
        {
            case "boxName":
                text = ReadName(json);
                if (text is null || !IsLabel(text)) return LabelForm;
                settings.BoxName = text;
                return null;
            case "use":
                return ReadUse(json, settings);
            case "wifiName":
                text = ReadName(json);
                if (text is null) return NameForm;
                settings.WifiName = text;
                return null;
            case "wifiPassword":
                text = ReadPassword(json);
                if (text is null) return PasswordForm;
                settings.WifiPassword = text;
                return null;
            case "homeWifi":
                text = ReadName(json);
                if (text is null) return NameForm;
                settings.HomeWifi = text;
                return null;
            case "homePassword":
                text = ReadPassword(json);
                if (text is null) return PasswordForm;
                settings.HomePassword = text;
                return null;
            case "wifiChannel":
                json.Read();
                if (!json.TryInt32(1, LastChannel, out number)) return "a channel from 1 to 13 is wanted";
                settings.WifiChannel = number;
                return null;
            case "wifiStations":
                json.Read();
                if (!json.TryInt32(1, OwnerSettings.MostStations, out number)) return "a number from 1 to 8 is wanted";
                settings.WifiStations = number;
                return null;
            case "unknownGames":
                json.Read();
                if (json.Token is not (JsonToken.True or JsonToken.False)) return "true or false is wanted";
                settings.UnknownGames = json.Token == JsonToken.True;
                return null;
            default:
                if (view == SettingsView.File && name == "pinHash" && json.Read() == JsonToken.Text) settings.PinHash = json.Text();
                return json.Skip() ? null : "this is no JSON";
        }
    }

    private static string ReadUse(JsonReader json, OwnerSettings settings)
    {
        bool isText = json.Read() == JsonToken.Text;
        if (isText && json.Is("own")) settings.Use = NetworkUse.Own;
        else if (isText && json.Is("both")) settings.Use = NetworkUse.Both;
        else if (isText && json.Is("home")) settings.Use = NetworkUse.Home;
        else return "own, both or home is wanted";
        return null;
    }

    // Null when it is too long or holds what a name of a network should not.
    private static string ReadName(JsonReader json)
    {
        if (json.Read() != JsonToken.Text) return null;
        byte[] bytes = new byte[NameBytes];
        int count = json.CopyText(bytes, 0, NameBytes);
        if (count < 0) return null;
        for (int i = 0; i < count;)
        {
            int length = bytes[i] < ' ' || bytes[i] == 0x7F ? 0 : Utf8.LengthAt(bytes, i, count);
            if (length == 0) return null;
            i += length;
        }
        return Ascii.ToText(bytes, 0, count);
    }

    private static bool IsLabel(string text)
    {
        if (text.Length == 0 || text[0] == '-' || text[text.Length - 1] == '-') return false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) return false;
        }
        return true;
    }

    private static string ReadPassword(JsonReader json)
    {
        if (json.Read() != JsonToken.Text) return null;
        byte[] bytes = new byte[MostPassword];
        int count = json.CopyText(bytes, 0, MostPassword);
        if (count < 0 || (count > 0 && count < LeastPassword)) return null;
        for (int i = 0; i < count; i++)
        {
            if (bytes[i] < ' ' || bytes[i] > '~') return null;
        }
        return Ascii.ToText(bytes, 0, count);
    }
}
