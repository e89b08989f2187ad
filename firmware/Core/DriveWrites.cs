using System;
using PocketSpy.Storage;
using PocketSpy.Wire;

namespace PocketSpy.Core;

/// <summary>
/// When what the box keeps reaches the drive. Records: before the answers that speak of them, many with one flush. Tables that may wait: at
/// once, but then for some seconds not again, whatever changes; and when the box stops.
/// </summary>
public sealed class DriveWrites : ICommit, ITimed
{
    /// <summary>The shortest time between two writes of a table that may wait, and the longest that a change of it waits.</summary>
    public const int DelayMilliseconds = 5_000;

    private readonly IFileSystem _files;
    private readonly ServiceTools _tools;
    private readonly ShortList _late = new();
    private long[] _next = new long[0];

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
        long[] next = new long[_next.Length + 1];
        Array.Copy(_next, 0, next, 0, _next.Length);
        _next = next;
        _late.Add(writer);
    }

    /// <summary>A table that may wait has changed: it is written now when it was not a moment ago.</summary>
    public void Note(ILateWriter writer)
    {
        int place = _late.IndexOf(writer);
        if (_tools.Clock.Milliseconds >= _next[place]) Write(place);
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
        for (int i = 0; i < _next.Length; i++)
        {
            if (now >= _next[i] && ((ILateWriter)_late[i]).IsDirty) Write(i);
        }
    }

    /// <summary>Writes all that waits: the box stops.</summary>
    public void Flush()
    {
        for (int i = 0; i < _next.Length; i++)
        {
            if (((ILateWriter)_late[i]).IsDirty) Write(i);
        }
        if (IsDue) Commit();
    }

    private void Write(int place)
    {
        _next[place] = _tools.Clock.Milliseconds + DelayMilliseconds;
        ((ILateWriter)_late[place]).WriteLate();
    }
}
