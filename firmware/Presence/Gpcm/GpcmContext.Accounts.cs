using PocketSpy.Presence.Accounts;
using PocketSpy.Wire;

namespace PocketSpy.Presence.Gpcm;

// What other sign-in systems need of presence; left out of images that have none of them.
public sealed partial class GpcmContext
{
    /// <summary>Told of passwords that are known to be right; null for nobody.</summary>
    public IPasswordWatcher Watcher;

    /// <summary>The profile that is signed in and was given this login ticket last; 0 for none.</summary>
    public int ProfileOfTicket(byte[] buffer, int offset, int count)
    {
        if (count != LoginCompletion.TicketSize) return 0;
        for (int i = 0; i < Sessions.Length; i++)
        {
            GpcmSession session = Sessions[i];
            if (session is null || session.Ended || session.ProfileId == 0 || session.Ticket is null) continue;
            if (Ascii.FixedTimeEqual(session.Ticket, 0, buffer, offset, count)) return session.ProfileId;
        }
        return 0;
    }
}
