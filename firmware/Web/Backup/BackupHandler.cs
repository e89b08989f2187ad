using System;
using PocketSpy.Core;
using PocketSpy.Web.Http;
using PocketSpy.Web.Owner;
using PocketSpy.Wire.Http;

namespace PocketSpy.Web.Backup;

/// <summary>GET /api/backup and POST /api/restore, both with the owner's PIN. One restore at a time.</summary>
public sealed class BackupHandler : IHttpUpload
{
    /// <summary>Gives a backup.</summary>
    public const string BackupPath = "/api/backup";

    /// <summary>Takes one.</summary>
    public const string RestorePath = "/api/restore";

    private readonly Keeper _keeper;
    private readonly ServiceTools _tools;
    private readonly OwnerGate _gate;
    private readonly int _driveBytes;
    private RestoreUpload _upload;

    /// <param name="keeper">All that is kept.</param>
    /// <param name="tools">What all services share: the settings, the event log, and who restarts the box when a backup has come.</param>
    /// <param name="gate">Knows the owner.</param>
    /// <param name="driveBytes">Bytes that all files together may have.</param>
    public BackupHandler(Keeper keeper, ServiceTools tools, OwnerGate gate, int driveBytes)
    {
        _keeper = keeper;
        _tools = tools;
        _gate = gate;
        _driveBytes = driveBytes;
    }

    /// <summary>Whether somebody has to restart the box for a restore.</summary>
    internal bool RestartsByHand => _tools.Restart is null;

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
        response.AddHeader("Content-Disposition: attachment; filename=\"" + _tools.Owner.Settings.BoxName + ".json\"");
        response.Send(new BackupSource(_keeper, _tools.Owner.Settings, BoxVersion.Text));
        _tools.Events.Write("a backup is being taken");
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
                problem = RestoreUpload.WhyNot(exception);
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
        _tools.Events.Write("a backup has come: it is put in when the box starts again");
        if (_tools.Restart is not null) _tools.Restart.Request("a backup is put in");
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
