using System;
using PocketSpy.Core;
using PocketSpy.Core.Owner;
using PocketSpy.Presence.Profiles;
using PocketSpy.Web.Http;
using PocketSpy.Web.Owner;
using PocketSpy.Wire.Http;

namespace PocketSpy.Backup;

/// <summary>GET /api/backup and POST /api/restore, both with the owner's PIN. One restore at a time.</summary>
public sealed class BackupHandler : IHttpUpload
{
    /// <summary>Gives a backup.</summary>
    public const string BackupPath = "/api/backup";

    /// <summary>Takes one.</summary>
    public const string RestorePath = "/api/restore";

    private readonly Keeper _keeper;
    private readonly OwnerStore _owner;
    private readonly OwnerGate _gate;
    private readonly IEventSink _events;
    private readonly IRestart _restart;
    private readonly int _driveBytes;
    private RestoreUpload _upload;

    /// <param name="keeper">All that is kept.</param>
    /// <param name="owner">The settings.</param>
    /// <param name="gate">Knows the owner.</param>
    /// <param name="events">Told of both.</param>
    /// <param name="restart">Restarts the box when a backup has come; null where that is done by hand.</param>
    /// <param name="driveBytes">Bytes that all files together may have.</param>
    public BackupHandler(Keeper keeper, OwnerStore owner, OwnerGate gate, IEventSink events, IRestart restart, int driveBytes)
    {
        _keeper = keeper;
        _owner = owner;
        _gate = gate;
        _events = events;
        _restart = restart;
        _driveBytes = driveBytes;
    }

    /// <summary>Whether somebody has to restart the box for a restore.</summary>
    internal bool RestartsByHand => _restart is null;

    /// <inheritdoc />
    public void Handle(HttpRequest request, HttpResponse response, long from)
    {
        if (!_gate.Admits(request, response, from)) return;
        if (!request.PathIs(BackupPath))
        {
            OwnerAnswer.Fail(response, 405, "this is not how it is asked for");
            return;
        }
        response.ContentType = "application/json";
        response.AddHeader("Cache-Control: no-store");
        response.AddHeader("Content-Disposition: attachment; filename=\"" + _owner.Settings.BoxName + ".json\"");
        response.Send(new BackupSource(_keeper, _owner.Settings, BoxVersion.Text));
        _events.Write("a backup is being taken");
    }

    /// <inheritdoc />
    public IHttpBody Begin(HttpRequest request, HttpResponse response, long from)
    {
        if (!_gate.Admits(request, response, from)) return null;
        string problem = null;
        int status = 507;
        int room = Room();
        if (!request.PathIs(RestorePath))
        {
            status = 405;
            problem = "this is not how it is asked for";
        }
        else if (_upload is not null)
        {
            status = 409;
            problem = "another backup is being sent to the box right now";
        }
        else if (request.ContentLength == 0)
        {
            status = 411;
            problem = "the length of the file is missing";
        }
        else if (request.ContentLength > room)
        {
            problem = "there is no room for this file: it has " + request.ContentLength.ToString() + " bytes, and " + room.ToString() + " are free";
        }
        else
        {
            try
            {
                _upload = new RestoreUpload(this, _keeper);
            }
            catch (Exception exception)
            {
                problem = "the file cannot be kept, the drive is full or failing: " + exception.Message;
            }
        }
        if (problem is not null) OwnerAnswer.Fail(response, status, problem);
        return problem is null ? _upload : null;
    }

    /// <summary>The upload is over.</summary>
    internal void EndUpload(bool isRight)
    {
        _upload = null;
        if (!isRight) return;
        _events.Write("a backup has come: it is put in when the box starts again");
        if (_restart is not null) _restart.Request("a backup is put in");
    }

    private int Room()
    {
        try
        {
            int room = _driveBytes - Restorer.UsedBytes(_keeper.Files, BackupForm.UploadFile);
            return room < 0 ? 0 : room;
        }
        catch (Exception)
        {
            // The drive tells by itself then.
            return _driveBytes;
        }
    }
}
