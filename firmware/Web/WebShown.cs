using PocketSpy.Core;
using PocketSpy.Web.Http;
using PocketSpy.Web.Page;

namespace PocketSpy.Web;

/// <summary>What the metrics show of the web server and of the page itself.</summary>
public sealed class WebShown : PageSource
{
    private readonly PagePace _pace;
    private readonly HttpService _http;

    /// <param name="pace">How often pages may ask.</param>
    /// <param name="http">The web server.</param>
    public WebShown(PagePace pace, HttpService http)
    {
        _pace = pace;
        _http = http;
    }

    /// <inheritdoc />
    public override long Gauge(int index, out string name, out string help)
    {
        switch (index)
        {
            case 0:
                name = "page_poll_seconds";
                help = "After how many seconds a page shall ask again.";
                return _pace.PollSeconds;
            case 1:
                name = "page_refused_total";
                help = "Questions of pages that were refused because there were too many.";
                return _pace.Refused;
            case 2:
                name = "http_links";
                help = "Links to the web server, this one too.";
                return _http.LinkCount;
            default:
                name = null;
                help = null;
                return 0;
        }
    }
}
