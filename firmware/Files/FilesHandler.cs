using System;
using PocketSpy.Core;
using PocketSpy.Web.Http;
using PocketSpy.Web.Owner;
using PocketSpy.Wire;
using PocketSpy.Wire.Http;
using PocketSpy.Wire.Json;

namespace PocketSpy.Files;

/// <summary>
/// /api/files, all of it with the owner's PIN: GET lists, GET ?name=N gives one, POST ?name=N takes one, POST ?delete=N deletes it. One upload at a
/// time.
/// </summary>
public sealed class FilesHandler : IHttpUpload
{
    /// <summary>What is asked for.</summary>
    public const string Path = "/api/files";

    private const string NameParameter = "name=";
    private const string DeleteParameter = "delete=";
    private const int LongestName = 40;

    private readonly OwnerFiles _files;
    private readonly ServiceTools _tools;
    private readonly OwnerGate _gate;
    private FileUpload _upload;

    /// <param name="files">The files.</param>
    /// <param name="tools">What all services share.</param>
    /// <param name="gate">Knows the owner.</param>
    public FilesHandler(OwnerFiles files, ServiceTools tools, OwnerGate gate)
    {
        _files = files;
        _tools = tools;
        _gate = gate;
    }

    /// <inheritdoc />
    public void Handle(HttpRequest request, HttpResponse response, long from)
    {
        if (!_gate.Admits(request, response, from)) return;
        try
        {
            if (request.QueryCount == 0) List(response);
            else Send(ReadName(request, NameParameter), response);
        }
        catch (Exception exception)
        {
            OwnerAnswer.Fail(response, 503, "the drive cannot be read: " + exception.Message);
        }
    }

    /// <inheritdoc />
    public IHttpBody Begin(HttpRequest request, HttpResponse response, long from)
    {
        if (!_gate.Admits(request, response, from)) return null;
        string deleted = ReadName(request, DeleteParameter);
        if (deleted.Length > 0)
        {
            Delete(deleted, response);
            return null;
        }
        int file = _files.Find(ReadName(request, NameParameter));
        int status = 400;
        string problem = null;
        if (file < 0) problem = "the box reads no file of this name: it reads " + Names();
        else if (_upload is not null) problem = "another file is being sent to the box right now";
        else if (request.ContentLength == 0) problem = "the file is empty: delete it instead";
        else if (request.ContentLength > _files.LimitOf(file)) problem = "the file is too long: it has " + request.ContentLength.ToString() + " bytes, and " + _files.LimitOf(file).ToString() + " count";
        else
        {
            status = 507;
            problem = TryBegin(file, request.ContentLength);
        }
        if (problem is not null) OwnerAnswer.Fail(response, status, problem);
        return problem is null ? _upload : null;
    }

    /// <summary>The upload is over.</summary>
    internal void EndUpload(string name)
    {
        _upload = null;
        if (name is not null) _tools.Events.Write("the owner put " + name + " onto the box: it counts after a restart");
    }

    private string TryBegin(int file, int size)
    {
        try
        {
            int free = _files.Free;
            if (size > free) return "there is no room for this file: it has " + size.ToString() + " bytes, and " + free.ToString() + " are free";
            _upload = new FileUpload(this, _files, file, size);
            return null;
        }
        catch (Exception exception)
        {
            return "the file cannot be kept: " + exception.Message;
        }
    }

    private void List(HttpResponse response)
    {
        JsonWriter json = OwnerAnswer.Begin(response);
        json.BeginObject();
        json.Name("files");
        json.BeginArray();
        for (int i = 0; i < _files.Count; i++)
        {
            int size = _files.SizeOf(i);
            if (size < 0) continue;
            json.BeginObject();
            json.Member("name", _files.NameOf(i));
            json.Member("size", size);
            json.EndObject();
        }
        json.EndArray();
        json.Name("names");
        json.BeginArray();
        for (int i = 0; i < _files.Count; i++) json.Text(_files.NameOf(i));
        json.EndArray();
        json.Member("free", _files.Free);
        json.Member("total", _tools.Facts.Number(BoxFact.FlashLimit));
        json.EndObject();
    }

    private void Send(string name, HttpResponse response)
    {
        int file = _files.Find(name);
        if (file < 0 || _files.SizeOf(file) < 0)
        {
            OwnerAnswer.Fail(response, 404, "there is no such file on the box");
            return;
        }
        response.ContentType = "text/plain; charset=utf-8";
        response.AddHeader("Cache-Control: no-store");
        response.SendFile(_files.Drive, name, _files.SizeOf(file));
    }

    private void Delete(string name, HttpResponse response)
    {
        int file = _files.Find(name);
        try
        {
            if (file < 0 || _files.SizeOf(file) < 0)
            {
                OwnerAnswer.Fail(response, 404, "there is no such file on the box");
                return;
            }
            _files.Delete(file);
        }
        catch (Exception exception)
        {
            OwnerAnswer.Fail(response, 503, "the file could not be deleted: " + exception.Message);
            return;
        }
        _tools.Events.Write("the owner deleted " + name + ": it counts after a restart");
        JsonWriter json = OwnerAnswer.Begin(response);
        json.BeginObject();
        json.Name("deleted");
        json.Flag(true);
        json.EndObject();
    }

    private string Names()
    {
        string names = "";
        for (int i = 0; i < _files.Count; i++) names = names + (i == 0 ? "" : ", ") + _files.NameOf(i);
        return names;
    }

    // The names have no letters that a query writes otherwise. Empty when it begins with something else, or is too long.
    private static string ReadName(HttpRequest request, string parameter)
    {
        int count = request.QueryCount - parameter.Length;
        if (count <= 0 || count > LongestName || !Ascii.StartsWith(request.Buffer, request.QueryOffset, request.QueryCount, parameter)) return "";
        return Ascii.ToText(request.Buffer, request.QueryOffset + parameter.Length, count);
    }
}
