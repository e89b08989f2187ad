using nanoFramework.Json;
using PocketSpy.Core;
using PocketSpy.Web.Http;
using PocketSpy.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.Tokens.Nadeo;

/// <summary>Answers in JSON, errors in the form of whoever is asked.</summary>
public static class TokenAnswer
{
    private const string Media = "application/json";
    private const int IdBytes = 16;

    /// <summary>The document of an object.</summary>
    public static void Send(HttpResponse response, object document)
    {
        response.ContentType = Media;
        response.AddHeader("Cache-Control: no-store");
        response.Body.WriteText(JsonConvert.SerializeObject(document));
    }

    /// <summary>An error of Nadeo's.</summary>
    /// <param name="response">Starts anew.</param>
    /// <param name="status">The status.</param>
    /// <param name="info">What was wrong; null for nothing.</param>
    /// <param name="random">Draws the number of the error.</param>
    public static void Fail(HttpResponse response, int status, string info, IRandom random)
    {
        byte[] drawn = new byte[IdBytes];
        random.Fill(drawn, 0, IdBytes);
        byte[] id = new byte[2 * IdBytes];
        Hex.Encode(drawn, 0, IdBytes, id, 0);
        response.Begin();
        response.Status = status;
        Send(response, new ErrorDocument
        {
            code = CodeOf(status),
            correlation_id = Ascii.ToText(id, 0, id.Length),
            message = MessageOf(status),
            info = info is null ? new string[0] : new[] { info },
        });
    }

    /// <summary>An error of Ubisoft's.</summary>
    public static void FailAsUbisoft(HttpResponse response, int status, int code, string message)
    {
        response.Begin();
        response.Status = status;
        Send(response, new UbisoftError { errorCode = code, message = message, httpCode = status });
    }

    private static string CodeOf(int status) => status switch
    {
        400 => "C-AA-00-03",
        403 => "C-AA-00-19",
        404 => "C-AL-02-03",
        _ => "C-AA-00-" + status.ToString(),
    };

    private static string MessageOf(int status) => status switch
    {
        400 => "There was a validation error.",
        401 => "Unauthorized.",
        403 => "Forbidden.",
        404 => "Not Found",
        405 => "Method Not Allowed.",
        429 => "Too many requests.",
        _ => "The service does not know the time yet.",
    };
}
