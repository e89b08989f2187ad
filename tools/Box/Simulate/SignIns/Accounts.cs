namespace PocketSpy.Box.Simulate.SignIns;

/// <summary>Makes the accounts of simulated people as a guest does, on the box's page.</summary>
public static class Accounts
{
    /// <summary>The password of all of them.</summary>
    public const string Password = "party:1";

    /// <summary>Finds the web server and makes an account; one that was made before is fine.</summary>
    public static void Make(BoxAddress box, WebClient web, string email, string nick)
    {
        string body = $$"""{"email":"{{email}}","nick":"{{nick}}","password":"{{Password}}"}""";
        string request = $"POST /api/account HTTP/1.1\r\nHost: {box.Server}\r\nContent-Length: {body.Length}\r\n\r\n{body}";
        web.Find(box.Server, request, answer =>
        {
            // With the right password a nick that is there already is the same account again.
            if (answer.Status != 200 && !answer.Body.Contains("is yours already", System.StringComparison.Ordinal)) throw new LegException($"the box makes no account: {answer.Status} {answer.Body}");
        });
    }
}
