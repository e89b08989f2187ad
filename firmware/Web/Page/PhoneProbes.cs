using PocketSpy.Web.Http;
using PocketSpy.Wire.Http;

namespace PocketSpy.Web.Page;

/// <summary>
/// What phones and PCs ask to find out whether a network leads to the Internet: with the answer that they look for they stay joined.
/// docs/phones.md names the sources.
/// </summary>
internal static class PhoneProbes
{
    // One a line: host, path, and the body; '-' is no body, with status 204. '*' is any host or path, '~' at the end a line end. The first that fits counts.
    // Older iPhones ask one of their names for a path drawn at random.
    private const string Table = """
        captive.apple.com * <HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>
        gsp1.apple.com * <HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>
        www.appleiphonecell.com * <HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>
        www.itools.info * <HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>
        www.ibook.info * <HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>
        www.airport.us * <HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>
        www.thinkdifferent.us * <HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>
        conncheck.opensuse.org / NetworkManager is online~
        networkcheck.kde.org / OK~
        connectivity-check.ubuntu.com / -
        * /generate_204 -
        * /gen_204 -
        * /generate204 -
        * /204 -
        * /captiveportal/generate_204 -
        * /hotspot-detect.html <HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>
        * /library/test/success.html <HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>
        * /connecttest.txt Microsoft Connect Test
        * /ncsi.txt Microsoft NCSI
        * /success.txt success~
        * /canonical.html <meta http-equiv="refresh" content="0;url=https://support.mozilla.org/kb/captive-portal"/>
        * /check_network_status.txt NetworkManager is online~
        * /nm-check.txt NetworkManager is online~
        * /nm NetworkManager is online~
        * /static/hotspot.txt OK~
        * /kindle-wifi/wifistub.html <html><body>81ce4465-7167-4dcb-835b-dcc9e44c112a</body></html>
        * /kindle-wifi/wifistub-eink.html <html><body>81ce4465-7167-4dcb-835b-dcc9e44c112a</body></html>
        ipv4.connman.net /online/status.html <html><body>ConnMan is online</body></html>
        captive.roku.com /ok ok

        """;

    /// <summary>Answers a probe. False when the request is none.</summary>
    public static bool TryAnswer(HttpRequest request, HttpResponse response)
    {
        int start = 0;
        while (start < Table.Length)
        {
            int host = Table.IndexOf(' ', start);
            int path = Table.IndexOf(' ', host + 1);
            int end = Table.IndexOf('\n', path);
            if (IsAt(start, host, request.HostOffset, request.HostCount, request.Buffer)
                && IsAt(host + 1, path, request.PathOffset, request.PathCount, request.Buffer))
            {
                Answer(path + 1, end, response);
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    // Some look for the header alone; nobody minds that of another.
    private static void Answer(int start, int end, HttpResponse response)
    {
        response.AddHeader("X-NetworkManager-Status: online");
        response.AddHeader("X-ConnMan-Status: online");
        if (Table[start] == '-')
        {
            response.Status = 204;
            return;
        }
        bool endsLine = Table[end - 1] == '~';
        if (Table[start] == '<') response.ContentType = "text/html";
        response.Body.WriteText(Table.Substring(start, end - start - (endsLine ? 1 : 0)));
        if (endsLine) response.Body.WriteByte('\n');
    }

    private static bool IsAt(int start, int end, int offset, int count, byte[] buffer)
    {
        if (Table[start] == '*') return true;
        // An absolute target without a path is the root.
        if (count == 0) return Table[start] == '/' && end - start == 1;
        if (end - start != count) return false;
        for (int i = count - 1; i >= 0; i--)
        {
            int c = buffer[offset + i];
            if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
            if (Table[start + i] != c) return false;
        }
        return true;
    }
}
