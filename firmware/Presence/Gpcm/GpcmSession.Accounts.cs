namespace PocketSpy.Presence.Gpcm;

// Left out of images that have no other sign-in system.
public sealed partial class GpcmSession
{
    /// <summary>The login ticket that was sent last; null for none.</summary>
    public byte[] Ticket;
}
