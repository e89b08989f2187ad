using System;
using PocketSpy.Core;
using PocketSpy.Storage;
using PocketSpy.Web.Http;
using PocketSpy.Web.Owner;
using PocketSpy.Wire.Json;

namespace PocketSpy.Web.Backup;

/// <summary>A backup on its way into the box: written to the drive and checked as it comes, kept only when it is whole and right.</summary>
internal sealed class RestoreUpload : IHttpBody
{
    private const int NoRoom = 507;

    private readonly BackupHandler _handler;
    private readonly Keeper _keeper;
    private readonly IFileSystem _files;
    private readonly BackupReader _reader;
    private IFileWriter _writer;
    private int _size;
    private string _problem;

    /// <summary>Throws as files do.</summary>
    public RestoreUpload(BackupHandler handler, Keeper keeper)
    {
        _handler = handler;
        _keeper = keeper;
        _files = keeper.Files;
        _reader = new BackupReader(keeper);
        _writer = _files.Create(BackupForm.UploadFile);
    }

    /// <summary>Why a file cannot be kept, in plain words.</summary>
    internal static string WhyNot(Exception exception) =>
        "the file cannot be kept, " + (exception is OutOfMemoryException ? EventTexts.MemoryShort : "the drive is full or failing: " + exception.Message);

    public bool Write(byte[] buffer, int offset, int count)
    {
        try
        {
            _writer.Write(buffer, offset, count);
            _size += count;
        }
        catch (Exception exception)
        {
            _problem = WhyNot(exception);
            return false;
        }
        return _reader.Write(buffer, offset, count);
    }

    public void End(HttpResponse response)
    {
        bool isRight = _problem is null && _reader.Finish() && TryKeep();
        if (!isRight) Drop();
        _handler.EndUpload(isRight);
        if (!isRight)
        {
            OwnerAnswer.Fail(response, _problem is null ? 400 : NoRoom, _problem ?? _reader.Problem);
            return;
        }
        JsonWriter json = OwnerAnswer.Begin(response);
        json.BeginObject();
        json.Name("restored");
        json.Flag(true);
        for (int i = 0; i < _keeper.TableCount; i++)
        {
            json.Name(_keeper.FormAt(i).Name);
            json.Number(_reader.CountOf(i));
        }
        json.Name("settings");
        json.Flag(_reader.HasSettings);
        json.Name("restart");
        json.Flag(true);
        json.Name("byHand");
        json.Flag(_handler.RestartsByHand);
        json.EndObject();
    }

    public void Abort()
    {
        Drop();
        _handler.EndUpload(false);
    }

    private bool TryKeep()
    {
        try
        {
            IFileWriter writer = _writer;
            _writer = null;
            writer.Close();
            if (_files.Size(BackupForm.UploadFile) == _size)
            {
                _files.Delete(BackupForm.PendingFile);
                _files.Move(BackupForm.UploadFile, BackupForm.PendingFile);
                return true;
            }
            _problem = "the file cannot be kept: the drive is full";
        }
        catch (Exception exception)
        {
            _problem = WhyNot(exception);
        }
        return false;
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
        try
        {
            _files.Delete(BackupForm.UploadFile);
        }
        catch (Exception)
        {
            // The next start deletes it.
        }
    }
}
