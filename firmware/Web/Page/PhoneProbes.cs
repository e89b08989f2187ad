using PocketSpy.Web.Http;
using PocketSpy.Wire.Http;

namespace PocketSpy.Web.Page;

/// <summary>
/// What phones and PCs ask to find out whether a network leads to the Internet: with the answer that they look for they stay joined.
/// docs/phones.md names the sources.
/// </summary>
internal static class PhoneProbes
{
    private const string Online = "NetworkManager is online\n";

    /// <summary>Answers a probe. False when the request is none.</summary>
    public static bool TryAnswer(HttpRequest request, HttpResponse response)
    {
        string text = TextFor(request);
        if (text is null) return false;
        if (text.Length == 0)
        {
            response.Status = 204;
            if (IsUbuntu(request)) response.AddHeader("X-NetworkManager-Status: online");
            return true;
        }
        if (text[0] == '<') response.ContentType = "text/html";
        response.Body.WriteText(text);
        return true;
    }

    // Empty: 204 without a body. Null: no probe.
    private static string TextFor(HttpRequest request)
    {
        if (IsApple(request)) return Apple;
        if (request.PathIs("/"))
        {
            if (request.HostStartsWith("conncheck.opensuse.org")) return Online;
            if (request.HostStartsWith("networkcheck.kde.org")) return "OK\n";
            return IsUbuntu(request) ? "" : null;
        }
        if (request.PathIs("/generate_204") || request.PathIs("/gen_204") || request.PathIs("/generate204") || request.PathIs("/204")) return "";
        if (request.PathIs("/captiveportal/generate_204")) return "";
        if (request.PathIs("/hotspot-detect.html") || request.PathIs("/library/test/success.html")) return Apple;
        if (request.PathIs("/connecttest.txt")) return "Microsoft Connect Test";
        if (request.PathIs("/ncsi.txt")) return "Microsoft NCSI";
        if (request.PathIs("/success.txt")) return "success\n";
        if (request.PathIs("/canonical.html")) return "<meta http-equiv=\"refresh\" content=\"0;url=https://support.mozilla.org/kb/captive-portal\"/>";
        if (request.PathIs("/check_network_status.txt") || request.PathIs("/nm-check.txt") || request.PathIs("/nm")) return Online;
        if (request.PathIs("/static/hotspot.txt")) return "OK\n";
        if (request.PathIs("/kindle-wifi/wifistub.html") || request.PathIs("/kindle-wifi/wifistub-eink.html")) return "<html><body>81ce4465-7167-4dcb-835b-dcc9e44c112a</body></html>";
        return null;
    }

    private const string Apple = "<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>";

    // Older iPhones ask one of these names for a path drawn at random.
    private static bool IsApple(HttpRequest request) =>
        request.HostStartsWith("captive.apple.com") || request.HostStartsWith("gsp1.apple.com") || request.HostStartsWith("www.appleiphonecell.com")
        || request.HostStartsWith("www.itools.info") || request.HostStartsWith("www.ibook.info") || request.HostStartsWith("www.airport.us")
        || request.HostStartsWith("www.thinkdifferent.us");

    private static bool IsUbuntu(HttpRequest request) => request.HostStartsWith("connectivity-check.ubuntu.com");
}
