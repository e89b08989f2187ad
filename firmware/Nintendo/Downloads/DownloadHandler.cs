using System;
using PocketSpy.Core;
using PocketSpy.Nintendo.Nas;
using PocketSpy.Storage;
using PocketSpy.Web.Http;
using PocketSpy.Wire;
using PocketSpy.Wire.Http;

namespace PocketSpy.Nintendo.Downloads;

/// <summary>
/// The download server of DS titles, POST /download of dls1.nintendowifi.net: how many files there are for a game, which, and their
/// bytes. Answers are plain: a number, lines of six fields, a file. A game without files has 0 of them; only a wrong action and a
/// file that is not there are errors.
/// </summary>
public sealed class DownloadHandler : IHttpHandler
{
    private const int GameCodeCount = 4;
    private const int LongestHost = 64;
    private const string UsualHost = "dls1.nintendowifi.net";

    private readonly IDownloads _downloads;
    private readonly ServiceTools _tools;
    private readonly NasForm _form;
    private int _turn;

    // Of the request that is being answered.
    private string _gameCode;
    private string _attribute1;
    private string _attribute2;
    private string _attribute3;
    private uint _titleBit;

    /// <param name="downloads">The files; may be null.</param>
    /// <param name="tools">What all services share.</param>
    /// <param name="form">Reads requests.</param>
    public DownloadHandler(IDownloads downloads, ServiceTools tools, NasForm form)
    {
        _downloads = downloads;
        _tools = tools;
        _form = form;
    }

    /// <inheritdoc />
    public void Handle(HttpRequest request, HttpResponse response, long from)
    {
        if (!request.MethodIs("POST"))
        {
            response.Fail(405, "consoles post here");
            return;
        }
        int action = _form.Load(request) && _form.TryRead("action") ? _form.IndexIn(DownloadActions.Names) : -1;
        if (action < 0)
        {
            _tools.Events.Write(EventTexts.NotUnderstood(_tools.Clients.NameOf(from), "a download request"));
            response.Fail(400, "unknown action");
            return;
        }
        response.AddHeader("X-DLS-Host: http://" + HostOf(request) + "/");
        ReadFields();
        try
        {
            IFileSystem files = _gameCode is null || _downloads is null ? null : _downloads.Open(_gameCode);
            Act(action, files, response, from);
        }
        catch (Exception exception)
        {
            _tools.Events.Write(EventTexts.NotRead("dlc/" + _gameCode, exception.Message));
            response.Fail(503, "the files cannot be read");
        }
    }

    private void Act(int action, IFileSystem files, HttpResponse response, long from)
    {
        DownloadList list = files is null ? null : new DownloadList(files);
        switch (action)
        {
            case DownloadActions.Count:
                int count = CountFitting(list);
                response.Body.WriteDecimal(count > 1 && IsOneAtATime ? 1 : count);
                break;
            case DownloadActions.List:
                if (list is not null) WriteList(list, response);
                // Pokémon Black and White take an empty list only with its line end.
                if (response.Body.Length == 0) response.Body.WriteText("\r\n");
                break;
            default:
                Send(list, files, response, from);
                break;
        }
    }

    private void ReadFields()
    {
        _gameCode = GameCode("gamecd");
        _attribute1 = _form.Text("attr1");
        _attribute2 = _form.Text("attr2");
        _attribute3 = _form.Text("attr3");
        _titleBit = _gameCode is not null && IsOneAtATime ? MysteryGifts.BitOf(_gameCode, GameCode("rhgamecd")) : 0;
    }

    private bool IsOneAtATime => _gameCode is not null && MysteryGifts.IsOneAtATime(_gameCode, _attribute1);

    private int CountFitting(DownloadList list)
    {
        int count = 0;
        for (int i = 0; list is not null && i < list.Count; i++)
        {
            if (Fits(list, i)) count++;
        }
        return count;
    }

    // Whole lines, as many as the console's buffer and the box's own have room for; it asks for more by their offset.
    private void WriteList(DownloadList list, HttpResponse response)
    {
        int skip = Number("offset", 0);
        int most = Number("num", int.MaxValue);
        if (IsOneAtATime)
        {
            // The next one at each request: after as many tries as there are files a player has seen all.
            int fitting = CountFitting(list);
            skip = fitting == 0 ? 0 : _turn % fitting;
            most = 1;
            _turn = (_turn + 1) & int.MaxValue;
        }
        int limit = NasAnswer.MaximumBytes - HttpResponse.HeadBytes;
        if (limit > response.BodyCapacity) limit = response.BodyCapacity;
        for (int i = 0; i < list.Count && most > 0; i++)
        {
            if (!Fits(list, i) || skip-- > 0) continue;
            if (!list.TryWrite(i, response.Body, limit)) break;
            most--;
        }
    }

    private void Send(DownloadList list, IFileSystem files, HttpResponse response, long from)
    {
        int row = list is not null && _form.TryRead("contents") ? list.Find(_form.Value, _form.Count) : -1;
        if (row < 0)
        {
            response.Fail(404, "there is no such file");
            return;
        }
        string name = list.NameOf(row);
        response.ContentType = "application/x-dsdl";
        response.AddHeader("Content-Disposition: attachment; filename=\"" + name + "\"");
        response.SendFile(files, name, list.SizeOf(row));
        _tools.Events.Write(EventTexts.Download(_tools.Clients.NameOf(from), name, _gameCode));
    }

    private bool Fits(DownloadList list, int row)
    {
        if (!list.Fits(row, 2, _attribute1) || !list.Fits(row, 3, _attribute2) || !list.Fits(row, 4, _attribute3)) return false;
        return _titleBit == 0 || !list.TryReadHex(row, 3, out uint titles) || (titles & _titleBit) != 0;
    }

    // Four letters or digits, as capitals; null for anything else: it names a folder.
    private string GameCode(string key)
    {
        if (!_form.TryRead(key) || _form.Count != GameCodeCount) return null;
        for (int i = 0; i < GameCodeCount; i++)
        {
            int c = _form.Value[i];
            if (c >= 'a' && c <= 'z') _form.Value[i] = (byte)(c & ~0x20);
            else if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'))) return null;
        }
        return Ascii.ToText(_form.Value, 0, GameCodeCount);
    }

    private int Number(string key, int otherwise)
    {
        if (!_form.TryReadNumber(key, out long value) || value < 0) return otherwise;
        return value > int.MaxValue ? int.MaxValue : (int)value;
    }

    // The name that the console called, unless it is no plain name.
    private static string HostOf(HttpRequest request)
    {
        int count = request.HostCount;
        if (count == 0 || count > LongestHost) return UsualHost;
        for (int i = 0; i < count; i++)
        {
            int c = request.Buffer[request.HostOffset + i];
            int letter = c | 0x20;
            bool plain = (letter >= 'a' && letter <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
            if (!plain) return UsualHost;
        }
        return Ascii.ToText(request.Buffer, request.HostOffset, count);
    }
}
