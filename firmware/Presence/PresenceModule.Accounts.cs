using PocketSpy.Web;

namespace PocketSpy.Presence;

// Left out of images that have no other sign-in system.
public sealed partial class PresenceModule
{
    /// <summary>The web server.</summary>
    public WebModule Web => _nintendo.Web;
}
