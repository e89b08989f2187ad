using PocketSpy.Web.Http;
using PocketSpy.Web.Owner;
using PocketSpy.Wire;
using PocketSpy.Wire.Http;
using PocketSpy.Wire.Json;

namespace PocketSpy.Web.Page;

/// <summary>
/// Whatever a person's browser or phone asks of port 80 and the owner's settings do not answer: the page, what it shows, the metrics, the
/// probes of phones. Nothing here changes anything, nothing here writes into the event log.
/// </summary>
public sealed class PageHandler : IHttpHandler
{
    private const string AfterParameter = "after=";

    private readonly PageSources _sources;

    /// <param name="sources">Where the answers come from.</param>
    public PageHandler(PageSources sources)
    {
        _sources = sources;
    }

    /// <inheritdoc />
    public void Handle(HttpRequest request, HttpResponse response, long from)
    {
        if (!request.MethodIs("GET") && !request.MethodIs("HEAD"))
        {
            response.Fail(405, "this is not how it is asked for");
            return;
        }
        if (PhoneProbes.TryAnswer(request, response)) return;
        // Under another name the page would be told nothing.
        if (request.WantsPage && _sources.Hosts is not null && !_sources.Hosts.IsOwn(request))
        {
            Redirect(response, from);
            return;
        }
        if (request.PathIs("/") || request.PathIs("/tv") || request.PathIs("/index.html")) SendPage(request, response);
        else if (request.PathIs("/api/lobby")) SendNews(request, response, from);
        else if (request.PathIs("/api/events")) SendNews(request, response, from);
        else if (request.PathIs("/metrics")) SendMetrics(response);
        else if (request.WantsPage) Redirect(response, from);
        else response.Fail(404, "there is nothing here");
    }

    private void SendPage(HttpRequest request, HttpResponse response)
    {
        const string Guard = "\r\nX-Content-Type-Options: nosniff\r\nContent-Security-Policy: frame-ancestors 'none'";
        response.AddHeader("Vary: Accept-Encoding");
        if (!request.TakesGzip)
        {
            response.AddHeader("Cache-Control: no-cache" + Guard);
            response.ContentType = "text/html; charset=utf-8";
            response.Send(new PlainPageBody(_sources.Unpacker));
            return;
        }
        response.AddHeader("ETag: " + PageText.Tag + "\r\nCache-Control: no-cache");
        if (Ascii.Equals(request.Buffer, request.TagOffset, request.TagCount, PageText.Tag))
        {
            response.Status = 304;
            return;
        }
        // What the page itself may do stands in its head, where there is room for it.
        response.AddHeader("Content-Encoding: gzip" + Guard);
        response.ContentType = "text/html; charset=utf-8";
        response.Send(new PageBody());
    }

    private void SendNews(HttpRequest request, HttpResponse response, long from)
    {
        if (!_sources.Admits(from))
        {
            response.Fail(503, "too many look at the page just now");
            response.AddHeader("Retry-After: " + _sources.Pace.PollSeconds.ToString());
            return;
        }
        JsonWriter json = OwnerAnswer.Begin(response);
        RowBody body = request.PathIs("/api/lobby")
            ? new LobbyBody(_sources, from, response.Body, json)
            : new EventsBody(_sources, ReadAfter(request), response.Body, json);
        response.Send(body);
    }

    private void SendMetrics(HttpResponse response)
    {
        response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
        response.AddHeader("Cache-Control: no-store");
        response.Send(new MetricsBody(_sources, response.Body));
    }

    private void Redirect(HttpResponse response, long from)
    {
        response.Status = 302;
        response.AddHeader("Cache-Control: no-store\r\nLocation: http://" + _sources.AddressFor(from) + "/");
    }

    // 0 when it is missing or no number: then all that is remembered is new.
    private static int ReadAfter(HttpRequest request)
    {
        int start = AfterParameter.Length;
        if (!Ascii.StartsWith(request.Buffer, request.QueryOffset, request.QueryCount, AfterParameter)) return 0;
        return Ascii.TryParseUInt32(request.Buffer, request.QueryOffset + start, request.QueryCount - start, out uint after) && after < int.MaxValue ? (int)after : 0;
    }
}
