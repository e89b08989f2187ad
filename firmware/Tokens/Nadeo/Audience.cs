using PocketSpy.Wire.Http;
using PocketSpy.Wire.Json;
using PocketSpy.Wire.Text;

namespace PocketSpy.Tokens.Nadeo;

/// <summary>For which servers a token is good.</summary>
public static class Audience
{
    /// <summary>The core server, also where nothing else was asked for.</summary>
    public const string Core = "NadeoServices";

    /// <summary>The live server.</summary>
    public const string Live = "NadeoLiveServices";

    private const string Names = "NadeoServices NadeoLiveServices NadeoClubServices";

    /// <summary>The audience that a request's host wants. A host that is none of Nadeo's is the box itself: the core server.</summary>
    public static string Of(HttpRequest request)
    {
        if (request.HostStartsWith("live-services.") || request.HostStartsWith("meet.")) return Live;
        return request.HostStartsWith("club.") ? "NadeoClubServices" : Core;
    }

    /// <summary>The audience that a body asks for: none for no body and for {}. Null when there is no such one, or the body is something else.</summary>
    public static string Read(HttpRequest request)
    {
        if (request.BodyCount == 0) return Core;
        JsonReader json = new();
        json.Load(request.Buffer, request.BodyOffset, request.BodyCount);
        if (json.Read() != JsonToken.ObjectStart) return null;
        string audience = Core;
        while (json.Read() == JsonToken.Name)
        {
            if (!json.Is("audience"))
            {
                if (!json.Skip()) return null;
                continue;
            }
            if (json.Read() != JsonToken.Text) return null;
            audience = Known(request.Buffer, json.Offset, json.Count);
            if (audience is null) return null;
        }
        return json.Token == JsonToken.ObjectEnd && json.Read() == JsonToken.End ? audience : null;
    }

    /// <summary>The audience with this name; null when there is none.</summary>
    public static string Known(byte[] buffer, int offset, int count)
    {
        int index = WordList.IndexOf(Names, buffer, offset, count);
        return index == 0 ? Core : index == 1 ? Live : index == 2 ? "NadeoClubServices" : null;
    }
}
