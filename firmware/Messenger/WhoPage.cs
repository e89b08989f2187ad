using PocketSpy.Web.Http;
using PocketSpy.Web.Owner;
using PocketSpy.Wire.Http;

namespace PocketSpy.Messenger;

/// <summary>GET /messenger: who is on, a page of its own that reads /api/lobby.</summary>
public sealed class WhoPage : IHttpHandler
{
    /// <summary>What is asked for.</summary>
    public const string Path = "/messenger";

    private const string Page = """
        <!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>PocketSpy Messenger</title>
        <style>body{font:1em sans-serif;max-width:24em;margin:1em auto;padding:0 1em}</style>
        <h1>On Messenger</h1><ul id="who"><li>Nobody yet.</li></ul><p><a href="/account">Make an account</a></p>
        <script>
        const words = { NLN: "", BSY: "busy", IDL: "idle", BRB: "right back", AWY: "away", PHN: "on the phone", LUN: "out to lunch" };
        async function show() {
            const people = (await (await fetch("/api/lobby")).json()).messenger || [];
            const lines = people.map(({ name, status }) => Object.assign(document.createElement("li"), { textContent: [name, words[status]].filter(Boolean).join(", ") }));
            if (lines.length) document.getElementById("who").replaceChildren(...lines);
        }
        show();
        </script></html>
        """;

    /// <inheritdoc />
    public void Handle(HttpRequest request, HttpResponse response, long from)
    {
        if (!request.MethodIs("GET") && !request.MethodIs("HEAD"))
        {
            OwnerAnswer.Fail(response, 405, "this is not how it is asked for");
            return;
        }
        response.ContentType = "text/html; charset=utf-8";
        response.Body.WriteText(Page);
    }
}
