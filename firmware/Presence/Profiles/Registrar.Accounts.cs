namespace PocketSpy.Presence.Profiles;

// Left out of images that have no other sign-in system.
public sealed partial class Registrar
{
    partial void Learn(int userId, int error)
    {
        if (error == Gpcm.GpError.None && _context.Watcher is not null) Passwords.Tell(_context.Watcher, userId);
    }
}
