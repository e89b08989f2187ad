using System;
using PocketSpy.Core;
using PocketSpy.Wire;
using PocketSpy.Wire.Http;

namespace PocketSpy.Web.Http;

/// <summary>
/// The web server, TCP 80: one request a link, one route table of host and path. Sized for consoles: heads of at most
/// <see cref="HeadBytes"/>, bodies up to the board's limit, a request within <see cref="RequestMilliseconds"/>. A file that is sent may
/// take longer: as long as its client takes bytes, which the port judges. So may one that comes to an <see cref="IHttpUpload"/>: as long as bytes
/// keep coming, up to <see cref="UploadMilliseconds"/>.
/// </summary>
public sealed class HttpService : IStreamService, ITimed
{
    /// <summary>The standard port.</summary>
    public const int Port = 80;

    /// <summary>Longest head that is taken.</summary>
    public const int HeadBytes = 2_048;

    /// <summary>A request has to be whole by then, however busily it trickles in.</summary>
    public const int RequestMilliseconds = 15_000;

    /// <summary>A body that is taken piece by piece has to be whole by then.</summary>
    public const int UploadMilliseconds = 600_000;

    /// <summary>What <see cref="BeginRequest"/> gives for a body that is taken piece by piece.</summary>
    internal const int IsUpload = -2;

    /// <summary>What <see cref="BeginRequest"/> gives for a body in chunks.</summary>
    internal const int IsChunked = -3;

    private const string ApiStart = "/api/";

    // Sockets take this much at once; pieces are a multiple of it.
    private const int PieceUnit = 1_024;

    private HttpRoute[] _routes;
    private readonly ServiceTools _tools;
    private readonly HttpSessions _sessions;
    private readonly HttpRequest _request = new();
    private readonly HttpResponse _response;
    private readonly int _pieceBytes;
    private readonly OwnHosts _hosts;

    /// <param name="routes">First match wins.</param>
    /// <param name="tools">What all services share.</param>
    /// <param name="sessions">Requests being read at once.</param>
    /// <param name="bodyBytes">Longest body that is taken.</param>
    public HttpService(HttpRoute[] routes, ServiceTools tools, int sessions, int bodyBytes)
    {
        _routes = routes;
        _tools = tools;
        _sessions = new HttpSessions(sessions);
        _hosts = new OwnHosts(tools);
        _response = new HttpResponse(tools.Reply);
        BodyBytes = bodyBytes;
        _pieceBytes = _response.BodyCapacity / PieceUnit * PieceUnit;
    }

    /// <summary>Answers whatever no route does and no console asks for; null for nobody.</summary>
    public IHttpHandler Page;

    /// <summary>Tells the box's own names from others.</summary>
    internal OwnHosts Hosts => _hosts;

    /// <summary>The box's own name, lower case; null for none.</summary>
    public string OwnName
    {
        set => _hosts.Name = value;
    }

    /// <summary>Longest body that is taken.</summary>
    public readonly int BodyBytes;

    /// <summary>Links that are open.</summary>
    public int LinkCount => _sessions.Count;

    /// <summary>Number of routes.</summary>
    public int RouteCount => _routes.Length;

    /// <summary>One route.</summary>
    public HttpRoute RouteAt(int index) => _routes[index];

    /// <summary>Adds a route behind the others.</summary>
    public void Add(HttpRoute route)
    {
        HttpRoute[] routes = new HttpRoute[_routes.Length + 1];
        Array.Copy(_routes, 0, routes, 0, _routes.Length);
        routes[_routes.Length] = route;
        _routes = routes;
    }

    /// <inheritdoc />
    public IStreamSession Accept(long from, IStreamOutbox outbox)
    {
        long now = _tools.Clock.Milliseconds;
        if (_sessions.TryMakeRoom(now))
        {
            HttpSession session = new(this, from, outbox, now);
            _sessions.Add(session);
            return session;
        }
        _tools.Events.Write(EventTexts.Full("another web request"));
        return null;
    }

    /// <inheritdoc />
    public void TurnAway(IStreamOutbox outbox)
    {
        _response.Fail(503, "the box has no room for another request just now");
        _response.AddHeader("Retry-After: 2");
        int start = _response.Write(true, out int count);
        outbox.Send(_response.Buffer, start, count);
    }

    /// <inheritdoc />
    public void Tick(long now) => _sessions.Tick(now);

    internal void Remove(HttpSession session) => _sessions.Remove(session);

    /// <summary>
    /// Reads a whole head. Gives the bytes of the body that follow it, or -1 after refusing the request; or <see cref="IsUpload"/>: then
    /// <paramref name="body"/> takes it, or is null and the answer has been written but not sent.
    /// </summary>
    internal int BeginRequest(HttpSession session, byte[] buffer, int offset, int count, out IHttpBody body)
    {
        body = null;
        if (!_request.LoadHead(buffer, offset, count))
        {
            _tools.Events.Write(EventTexts.NotUnderstood(_tools.Clients.NameOf(session.From), "a web request"));
            Refuse(session, 400, "this is no request that the box understands");
            return -1;
        }
        if (_request.PathStartsWith(ApiStart) && !_hosts.Admits(_request))
        {
            Refuse(session, 403, "the box's data is shown under its own name and address only");
            return -1;
        }
        if (_request.MethodIs("POST") && Find() is IHttpUpload upload)
        {
            if (_request.IsChunked)
            {
                Refuse(session, 411, "the length of what is sent has to be known before");
                return -1;
            }
            _response.Begin();
            body = upload.Begin(_request, _response, session.From);
            return IsUpload;
        }
        if (_request.ContentLength > BodyBytes)
        {
            Refuse(session, 413, "the request is too long");
            return -1;
        }
        return _request.IsChunked ? IsChunked : _request.ContentLength;
    }

    /// <summary>Whether the head that was just read wants to be told to go on.</summary>
    internal bool ExpectsContinue => _request.ExpectsContinue;

    /// <summary>Bytes of the body of the head that was just read.</summary>
    internal int ContentLength => _request.ContentLength;

    /// <summary>The time.</summary>
    internal long Now => _tools.Clock.Milliseconds;

    /// <summary>Ends a body that was taken piece by piece. The answer is written but not sent.</summary>
    internal void EndUpload(IHttpBody body)
    {
        _response.Begin();
        body.End(_response);
    }

    /// <summary>Sends the answer that was written.</summary>
    internal void Send(HttpSession session) => Send(session, true);

    /// <summary>Answers a whole request.</summary>
    internal void Answer(HttpSession session, byte[] buffer, int offset, int headCount, int bodyCount)
    {
        _request.LoadHead(buffer, offset, headCount);
        _request.SetBody(offset + headCount, bodyCount);
        session.Prove();
        _response.Begin();
        IHttpHandler handler = Find();
        if (handler is null && Page is not null && !IsConsole())
        {
            session.GivesWay();
            handler = Page;
        }
        if (handler is null)
        {
            _tools.Events.Write(EventTexts.NotUnderstood(_tools.Clients.NameOf(session.From), Ascii.ToText(buffer, _request.PathOffset, _request.PathCount)));
            _response.Fail(404, "there is nothing here");
        }
        else
        {
            handler.Handle(_request, _response, session.From);
        }
        Send(session, !_request.MethodIs("HEAD"));
    }

    /// <summary>Answers with an error and ends the link.</summary>
    internal void Refuse(HttpSession session, int status, string text)
    {
        _response.Fail(status, text);
        Send(session, true);
    }

    private IHttpHandler Find()
    {
        for (int i = 0; i < _routes.Length; i++)
        {
            HttpRoute route = _routes[i];
            if (route.HostStart is not null && !_request.HostStartsWith(route.HostStart)) continue;
            if (route.Path is null || _request.PathIs(route.Path)) return route.Handler;
        }
        return null;
    }

    // What consoles look for has names of its own, and their titles tell who they are.
    private bool IsConsole() =>
        _request.GameCodeCount > 0 || _request.HostStartsWith("nas") || _request.HostStartsWith("conntest.") || _request.HostStartsWith("dls1.")
        || _request.HostEndsWith(".nintendowifi.net") || _request.HostEndsWith(".gamespy.com");

    private void Send(HttpSession session, bool withBody)
    {
        IBodySource source = withBody ? _response.Source : null;
        int first = 0;
        if (source is not null)
        {
            first = ReadPiece(session, source, HttpResponse.HeadBytes);
            if (first < 0)
            {
                _response.Fail(503, source.Name + " cannot be read");
                source = null;
                first = 0;
            }
        }
        int start = _response.Write(withBody, out int count);
        session.Finish(_response.Buffer, start, count + first, source);
    }

    /// <summary>Reads the next piece of a body into the reply buffer. Gives its bytes, or -1 when that failed.</summary>
    internal int ReadPiece(HttpSession session, IBodySource source, int offset)
    {
        try
        {
            // What waits for people who look at the page shall be little.
            int count = source.Read(_response.Buffer, offset, session.IsPage ? PieceUnit : _pieceBytes);
            if (count > 0 || source.IsAtEnd) return count;
            _tools.Events.Write(EventTexts.NotRead(source.Name, "it ended too early while " + _tools.Clients.NameOf(session.From) + " loaded it"));
        }
        catch (Exception exception)
        {
            _tools.Events.Write(EventTexts.NotRead(source.Name, exception.Message));
        }
        return -1;
    }

    /// <summary>Where <see cref="ReadPiece"/> reads to.</summary>
    internal byte[] Reply => _response.Buffer;
}
