using PocketSpy.Web.Http;
using PocketSpy.Web.Owner;
using PocketSpy.Wire.Http;

namespace PocketSpy.Tokens.Accounts;

/// <summary>GET /account: the form in which a guest makes an account, a page of its own without any other file.</summary>
public sealed class GuestPage : IHttpHandler
{
    /// <summary>What is asked for.</summary>
    public const string Path = "/account";

    private const string Page = """
        <!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>PocketSpy account</title>
        <style>body{font:1em sans-serif;max-width:24em;margin:1em auto;padding:0 1em}input,button{display:block;width:100%;font:inherit;margin:.3em 0 1em;padding:.4em;box-sizing:border-box}</style>
        <h1>Make an account</h1><p>One account for games, Messenger and Trackmania tools on this box. Use a password that you use nowhere else: old programs send it in the clear.</p>
        <form><label>Address<input name="email" maxlength="64" placeholder="anna@party.lan" required></label><label>Nick<input name="nick" maxlength="30" required></label>
        <label>Password<input name="password" type="password" minlength="4" maxlength="30" required></label><button>Make it</button></form><p id="say" role="status"></p>
        <script>
        const form = document.forms[0], say = document.getElementById("say");
        form.onsubmit = async event => {
            event.preventDefault();
            const answer = await fetch("/api/account", { method: "POST", body: JSON.stringify(Object.fromEntries(new FormData(form))) });
            const result = await answer.json();
            say.textContent = result.ok ? "Done. Sign in with the address and the password." : "Not made: " + result.error + ".";
        };
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
