using System;

namespace PocketSpy.Web.Http;

/// <summary>The links of the web server. When all places are taken, one that may be spared gives way to a newcomer.</summary>
internal sealed class HttpSessions
{
    // A client that has just connected gets this long before it gives way to another.
    private const int SilentMilliseconds = 250;

    private readonly HttpSession[] _sessions;

    /// <param name="capacity">Links at once.</param>
    internal HttpSessions(int capacity)
    {
        _sessions = new HttpSession[capacity];
    }

    /// <summary>Links that are open.</summary>
    internal int Count
    {
        get
        {
            int count = 0;
            for (int i = 0; i < _sessions.Length; i++)
            {
                if (_sessions[i] is not null) count++;
            }
            return count;
        }
    }

    /// <summary>Whether there is a place, if need be after another link was ended.</summary>
    internal bool TryMakeRoom(long now)
    {
        if (FreePlace() >= 0) return true;
        HttpSession oldest = OldestToLeave(now);
        if (oldest is not null) oldest.Leave();
        return FreePlace() >= 0;
    }

    /// <summary>Adds a link, after <see cref="TryMakeRoom"/>.</summary>
    internal void Add(HttpSession session) => _sessions[FreePlace()] = session;

    /// <summary>The link is gone.</summary>
    internal void Remove(HttpSession session)
    {
        for (int i = 0; i < _sessions.Length; i++)
        {
            if (_sessions[i] == session) _sessions[i] = null;
        }
    }

    /// <summary>Sends on, and ends what is late.</summary>
    internal void Tick(long now)
    {
        for (int i = 0; i < _sessions.Length; i++)
        {
            HttpSession session = _sessions[i];
            if (session is null) continue;
            Tick(session, now);
        }
    }

    // One that fails ends alone: those behind it have their turn.
    private static void Tick(HttpSession session, long now)
    {
        try
        {
            if (session.IsSending) session.SendMore();
            else if (session.IsLate(now)) session.Expire();
        }
        catch (Exception)
        {
            session.Leave();
        }
    }

    private int FreePlace()
    {
        int place = 0;
        while (place < _sessions.Length && _sessions[place] is not null) place++;
        return place < _sessions.Length ? place : -1;
    }

    // The page that was asked for first; without any, the client that has said nothing for longest.
    private HttpSession OldestToLeave(long now)
    {
        HttpSession page = null;
        HttpSession silent = null;
        for (int i = 0; i < _sessions.Length; i++)
        {
            HttpSession session = _sessions[i];
            if (session.IsPage && (page is null || session.Since < page.Since)) page = session;
            if (session.IsSilent && now - session.Since >= SilentMilliseconds && (silent is null || session.Since < silent.Since)) silent = session;
        }
        return page ?? silent;
    }
}
