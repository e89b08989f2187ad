using System;
using PocketSpy.Wire.Text;

namespace PocketSpy.Services.Gpcm;

/// <summary>\status\: what a player does.</summary>
public static class StatusHandler
{
    /// <summary>Takes a status: its code is the value of the key status itself.</summary>
    public static void Set(GpcmSession session, KvReader command)
    {
        if (command.TryGetInt32("status", out int code)) session.StatusCode = code;
        session.StatusText = Keep(command, "statstring", session.StatusText);
        session.Location = Keep(command, "locstring", session.Location);
    }

    // A text that has not changed, or only in its letters, takes no new memory.
    private static byte[] Keep(KvReader command, string key, byte[] old)
    {
        if (!command.TryGet(key, out int offset, out int count) || count == 0) return null;
        if (count > GpcmSession.StatusBytes) count = GpcmSession.StatusBytes;
        byte[] kept = old is not null && old.Length == count ? old : new byte[count];
        Array.Copy(command.Buffer, offset, kept, 0, count);
        return kept;
    }
}
