using System;
using System.Collections;
using PocketSpy.Storage;

namespace PocketSpy.Core;

/// <summary>
/// When what the box keeps reaches the drive. Records: before the answers of the pass in which they were written, all with one flush. Tables that nobody is
/// promised: a few seconds after their first change, and when the box stops.
/// </summary>
public sealed class DriveWrites : ICommit, ITimed
{
    /// <summary>The longest that a late writer waits.</summary>
    public const int DelayMilliseconds = 5_000;

    private const long Clean = -1;

    private readonly IFileSystem _files;
    private readonly ServiceTools _tools;
    private readonly ArrayList _late = new();
    private long[] _since = new long[0];

    /// <param name="files">The drive.</param>
    /// <param name="tools">The event log, and who restarts the box when the drive does not keep what was written to it.</param>
    public DriveWrites(IFileSystem files, ServiceTools tools)
    {
        _files = files;
        _tools = tools;
    }

    /// <summary>Whose logs are in doubt after a commit that failed.</summary>
    public Keeper Keeper;

    /// <inheritdoc />
    public bool IsDue => _files.HasUncommitted;

    /// <summary>Adds a table that may wait.</summary>
    public void Add(ILateWriter writer)
    {
        long[] since = new long[_since.Length + 1];
        Array.Copy(_since, 0, since, 0, _since.Length);
        since[_since.Length] = Clean;
        _since = since;
        _late.Add(writer);
    }

    /// <inheritdoc />
    public bool Commit()
    {
        try
        {
            _files.Commit();
            return true;
        }
        catch (Exception exception)
        {
            _tools.Events.Log("the drive did not keep what was written, it is full or failing (" + exception.Message + "): nobody was told that it is saved. Starting anew with what is there");
        }
        if (Keeper is not null) Keeper.Doubt();
        // The tables in memory know more than the drive does.
        if (_tools.Restart is not null) _tools.Restart.Request("the drive did not keep what was written");
        return false;
    }

    /// <inheritdoc />
    public void Tick(long now)
    {
        for (int i = 0; i < _since.Length; i++)
        {
            ILateWriter writer = (ILateWriter)_late[i];
            if (!writer.IsDirty) _since[i] = Clean;
            else if (_since[i] == Clean) _since[i] = now;
            else if (now - _since[i] >= DelayMilliseconds) Write(i);
        }
    }

    /// <summary>Writes all that waits: the box stops.</summary>
    public void Flush()
    {
        for (int i = 0; i < _since.Length; i++)
        {
            if (((ILateWriter)_late[i]).IsDirty) Write(i);
        }
        if (IsDue) Commit();
    }

    private void Write(int place)
    {
        _since[place] = Clean;
        ((ILateWriter)_late[place]).WriteLate();
    }
}
