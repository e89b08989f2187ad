using PocketSpy.Web.Http;
using PocketSpy.Wire.Json;

namespace PocketSpy.Web.Owner;

/// <summary>Answers in JSON to requests of the page and of tools.</summary>
public static class OwnerAnswer
{
    private static readonly JsonWriter Json = new();

    /// <summary>Starts an answer in JSON, which is never kept by the client.</summary>
    public static JsonWriter Begin(HttpResponse response)
    {
        response.ContentType = "application/json";
        response.AddHeader("Cache-Control: no-store");
        Json.Load(response.Body);
        return Json;
    }

    /// <summary>{"error":"..."}</summary>
    public static void Fail(HttpResponse response, int status, string text)
    {
        response.Begin();
        response.Status = status;
        JsonWriter json = Begin(response);
        json.BeginObject();
        json.Member("error", text);
        json.EndObject();
    }

    /// <summary>429 {"error":"...","waitSeconds":30}</summary>
    public static void FailWaiting(HttpResponse response, int seconds, string recovery)
    {
        response.Begin();
        response.Status = 429;
        response.AddHeader("Retry-After: " + seconds.ToString());
        JsonWriter json = Begin(response);
        json.BeginObject();
        json.Member("error", recovery.Length == 0 ? "too many wrong PINs: wait" : "too many wrong PINs: wait, or " + recovery);
        json.Member("waitSeconds", seconds);
        json.EndObject();
    }
}
