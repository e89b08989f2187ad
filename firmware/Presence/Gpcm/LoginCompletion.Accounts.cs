using System;

namespace PocketSpy.Presence.Gpcm;

// Left out of images that have no other sign-in system.
public sealed partial class LoginCompletion
{
    /// <summary>Characters of a login ticket.</summary>
    public const int TicketSize = TicketBytes;

    partial void Note(GpcmSession session)
    {
        byte[] ticket = new byte[TicketBytes];
        Array.Copy(_context.Scratch, 0, ticket, 0, TicketBytes);
        session.Ticket = ticket;
    }
}
