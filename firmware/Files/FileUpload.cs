using System;
using PocketSpy.Core;
using PocketSpy.Storage;
using PocketSpy.Web.Http;
using PocketSpy.Web.Owner;
using PocketSpy.Wire.Json;

namespace PocketSpy.Files;

/// <summary>A file on its way into the box: written beside the old one and checked as it comes, kept only when it is whole and right.</summary>
internal sealed class FileUpload : IHttpBody
{
    private const int NoRoom = 507;
    private const int BadRequest = 400;

    private readonly FilesHandler _handler;
    private readonly OwnerFiles _files;
    private readonly int _file;
    private readonly int _expected;
    private IFileWriter _writer;
    private int _size;
    private int _line = 1;
    private int _status = BadRequest;
    private string _problem;

    /// <summary>Throws as files do.</summary>
    public FileUpload(FilesHandler handler, OwnerFiles files, int file, int expected)
    {
        _handler = handler;
        _files = files;
        _file = file;
        _expected = expected;
        _writer = files.Create(file);
    }

    public bool Write(byte[] buffer, int offset, int count)
    {
        if (!IsText(buffer, offset, count)) return false;
        try
        {
            _writer.Write(buffer, offset, count);
            _size += count;
            return true;
        }
        catch (Exception exception)
        {
            Fail(exception);
            return false;
        }
    }

    public void End(HttpResponse response)
    {
        if (_problem is null && _size != _expected) _problem = "the file did not come whole";
        if (_problem is null) Keep();
        if (_problem is not null) Drop();
        _handler.EndUpload(_problem is null ? _files.NameOf(_file) : null);
        if (_problem is not null)
        {
            OwnerAnswer.Fail(response, _status, _problem);
            return;
        }
        JsonWriter json = OwnerAnswer.Begin(response);
        json.BeginObject();
        json.Name("saved");
        json.Flag(true);
        json.Name("restart");
        json.Flag(true);
        json.EndObject();
    }

    public void Abort()
    {
        Drop();
        _handler.EndUpload(null);
    }

    // What is read line by line holds lines: nothing but text, tabs and ends of lines.
    private bool IsText(byte[] buffer, int offset, int count)
    {
        for (int i = offset; i < offset + count; i++)
        {
            byte c = buffer[i];
            if (c == '\n') _line++;
            if (c >= ' ' && c != 0x7F || c == '\n' || c == '\r' || c == '\t') continue;
            _problem = "this is not a text file: line " + _line.ToString() + " holds a character that no text has";
            return false;
        }
        return true;
    }

    private void Keep()
    {
        try
        {
            IFileWriter writer = _writer;
            _writer = null;
            writer.Close();
            _files.Replace(_file);
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
    }

    private void Fail(Exception exception)
    {
        _status = NoRoom;
        _problem = "the file cannot be kept, " + (exception is OutOfMemoryException ? EventTexts.MemoryShort : "the drive is full or failing: " + exception.Message);
    }

    private void Drop()
    {
        try
        {
            if (_writer is not null) _writer.Close();
        }
        catch (Exception)
        {
            // It goes in a moment.
        }
        _writer = null;
        _files.Drop(_file);
    }
}
