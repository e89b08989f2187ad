using PocketSpy.Web.Http;

namespace PocketSpy.Web.Owner;

/// <summary>The owner's requests, for the route table.</summary>
public static class OwnerRoutes
{
    /// <summary>The given table with the owner's requests at its end.</summary>
    public static HttpRoute[] AddTo(HttpRoute[] routes, OwnerHandler owner)
    {
        HttpRoute[] all = new HttpRoute[routes.Length + 4];
        for (int i = 0; i < routes.Length; i++) all[i] = routes[i];
        all[routes.Length] = new HttpRoute(null, OwnerHandler.SettingsPath, owner);
        all[routes.Length + 1] = new HttpRoute(null, OwnerHandler.PinPath, owner);
        all[routes.Length + 2] = new HttpRoute(null, OwnerHandler.UnlockPath, owner);
        all[routes.Length + 3] = new HttpRoute(null, OwnerHandler.RestartPath, owner);
        return all;
    }
}
