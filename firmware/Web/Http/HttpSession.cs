using System.Text;
using PocketSpy.Core;
using PocketSpy.Wire.Http;

namespace PocketSpy.Web.Http;

/// <summary>
/// One web client: gathers its one request, wherever TCP cuts it. A long answer goes out in pieces, each as soon as
/// nothing waits for the client any more; a client that does not take them is cut by the port, as everywhere. A body for an
/// <see cref="IHttpUpload"/> is handed on as it comes; when it is refused, the answer goes out at once and the rest is dropped, because
/// many clients read no answer before they have sent all.
/// </summary>
internal sealed class HttpSession : IStreamSession
{
    private const int Unknown = -1;
    private const string TooLong = "the request is too long";

    // So that a fast client with a long answer leaves time for the others: all call again at the next tick.
    private const int PiecesAtOnce = 16;

    private static readonly byte[] Continue = Encoding.UTF8.GetBytes("HTTP/1.1 100 Continue\r\n\r\n");

    private readonly HttpService _service;
    private readonly IStreamOutbox _outbox;
    private readonly StreamInput _input;
    private long _since;
    private int _seen;
    private int _headCount = Unknown;
    private int _bodyCount;
    private bool _finished;
    private IBodySource _source;
    private IHttpBody _body;
    private int _bodyLeft;
    private long _lastPiece;

    public HttpSession(HttpService service, long from, IStreamOutbox outbox, long now)
    {
        _service = service;
        _outbox = outbox;
        _input = new StreamInput(HttpService.HeadBytes + service.BodyBytes);
        From = from;
        _since = now;
    }

    public readonly long From;

    /// <summary>When it came, or was answered.</summary>
    public long Since => _since;

    /// <summary>Whether its time is up.</summary>
    public bool IsLate(long now)
    {
        if (_body is null) return now - _since > HttpService.RequestMilliseconds;
        return now - _lastPiece > HttpService.RequestMilliseconds || now - _since > HttpService.UploadMilliseconds;
    }

    /// <summary>Whether a long answer is on its way.</summary>
    public bool IsSending => _source is not null;

    /// <summary>Whether somebody looks at the page.</summary>
    public bool IsPage => _outbox.GivesWay;

    /// <summary>Whether nothing has come yet.</summary>
    public bool IsSilent => !_finished && _seen == 0 && _headCount == Unknown;

    public void Receive(byte[] buffer, int count)
    {
        if (_bodyLeft > 0) TakeBody(buffer, 0, count);
        if (_finished || _body is not null) return;
        _input.Feed(buffer, count);
        if (_headCount == Unknown && !FindHead()) return;
        int rest = _input.Count - _headCount;
        int bodyCount = _bodyCount;
        if (bodyCount == HttpService.IsChunked) bodyCount = ChunkedBody.Read(_input.Buffer, _input.Start + _headCount, rest);
        else if (rest < bodyCount) bodyCount = ChunkedBody.Incomplete;
        if (bodyCount == ChunkedBody.Bad) _service.Refuse(this, 400, "the chunks of the body cannot be read");
        else if (bodyCount > _service.BodyBytes) _service.Refuse(this, 413, TooLong);
        else if (bodyCount < 0) Keep();
        else _service.Answer(this, _input.Buffer, _input.Start, _headCount, bodyCount);
    }

    public void Closed()
    {
        _service.Remove(this);
        _source = null;
        IHttpBody body = _body;
        _body = null;
        _input.Release();
        if (body is not null) body.Abort();
    }

    /// <summary>It is the page that is asked for: consoles go first.</summary>
    public void GivesWay() => _outbox.GivesWay = true;

    /// <summary>Its request is whole, or a body comes that somebody takes: it is no longer the first to go.</summary>
    public void Prove() => _outbox.IsProven = true;

    /// <summary>Makes room for another.</summary>
    public void Leave()
    {
        _finished = true;
        _source = null;
        _service.Remove(this);
        _outbox.Abort();
    }

    /// <summary>Too slow.</summary>
    public void Expire()
    {
        if (!_finished || _bodyLeft > 0) _outbox.Abort();
    }

    /// <summary>Sends the answer, then the rest of a long one unless that is null, and ends the link.</summary>
    public void Finish(byte[] buffer, int offset, int count, IBodySource source)
    {
        _finished = true;
        _input.Release();
        _outbox.Send(buffer, offset, count);
        if (source is null || source.IsAtEnd)
        {
            _since = _service.Now;
            if (_bodyLeft == 0) End();
            return;
        }
        _source = source;
        _outbox.IdleLimit = 0;
        SendMore();
    }

    /// <summary>Sends as much of a long answer as the client takes now.</summary>
    public void SendMore()
    {
        for (int i = 0; i < PiecesAtOnce && !_source.IsAtEnd && _outbox.Pending == 0; i++)
        {
            int count = _service.ReadPiece(this, _source, 0);
            if (count < 0)
            {
                // The head has promised more than there is: only a cut tells the client.
                _source = null;
                _service.Remove(this);
                _outbox.Abort();
                return;
            }
            _outbox.Send(_service.Reply, 0, count);
        }
        if (_source.IsAtEnd) End();
    }

    private void End()
    {
        _source = null;
        _service.Remove(this);
        _outbox.Close();
    }

    // False when there is nothing more to do for now.
    private bool FindHead()
    {
        // Empty lines before the request are passed over (RFC 9112, 2.2).
        while (_seen == 0 && _input.Count > 0 && (_input.Buffer[_input.Start] == '\r' || _input.Buffer[_input.Start] == '\n')) _input.Consume(1);
        int end = HttpHead.FindEnd(_input.Buffer, _input.Start, _input.Count, _seen);
        if (end < 0)
        {
            _seen = _input.Count;
            if (_seen > HttpService.HeadBytes) _service.Refuse(this, 431, "the head of the request is too long");
            else Keep();
            return false;
        }
        int headCount = end - _input.Start;
        _bodyCount = _service.BeginRequest(this, _input.Buffer, _input.Start, headCount, out _body);
        if (_bodyCount == HttpService.IsUpload) BeginBody(headCount);
        if (_bodyCount < 0 && _bodyCount != HttpService.IsChunked) return false;
        _headCount = headCount;
        if (_service.ExpectsContinue && _input.Count == headCount) _outbox.Send(Continue, 0, Continue.Length);
        return true;
    }

    private void BeginBody(int headCount)
    {
        byte[] buffer = _input.Buffer;
        int offset = _input.Start + headCount;
        int count = _input.Count - headCount;
        bool isWaiting = _service.ExpectsContinue && count == 0;
        _bodyLeft = _service.ContentLength;
        _lastPiece = _service.Now;
        if (_body is not null) Prove();
        if (_body is null)
        {
            // Who waits to be told to go on will not go on now.
            if (isWaiting) _bodyLeft = 0;
            _service.Send(this);
        }
        else if (isWaiting)
        {
            _outbox.Send(Continue, 0, Continue.Length);
        }
        _input.Release();
        if (count > 0 && _bodyLeft > 0) TakeBody(buffer, offset, count);
    }

    // What comes behind the body means nothing.
    private void TakeBody(byte[] buffer, int offset, int count)
    {
        if (count > _bodyLeft) count = _bodyLeft;
        _bodyLeft -= count;
        if (_body is null)
        {
            if (_bodyLeft == 0) End();
            return;
        }
        _lastPiece = _service.Now;
        if (_body.Write(buffer, offset, count) && _bodyLeft > 0) return;
        IHttpBody body = _body;
        _body = null;
        _service.EndUpload(body);
        _service.Send(this);
    }

    private void Keep()
    {
        if (!_input.Keep()) _service.Refuse(this, 413, TooLong);
    }
}
