using PocketSpy.Storage;

namespace PocketSpy.App.Boot;

/// <summary>The line that ends a start on the serial console: <c>ready</c> only when all services did start, otherwise why not, and what happens next.</summary>
public static class StartEnd
{
    /// <summary>All services are up.</summary>
    public const string Ready = "ready";

    /// <summary>What to say of a start that came to its end.</summary>
    /// <param name="result">How the boot ladder ended.</param>
    /// <param name="storage">How the tables opened; Ok where there are none.</param>
    public static string Of(BootResult result, StorageResult storage)
    {
        if (result == BootResult.Restarting) return "not ready: the board starts anew, its radio takes new settings";
        if (result == BootResult.SafeMode) return "not ready: safe mode, the page with the settings alone is up. After a minute of it the next start tries everything again";
        if (storage == StorageResult.Ok) return Ready;
        return storage == StorageResult.NoMemory
            ? "not ready: too little memory for the tables of players. They open when there is more; until then nobody can log in"
            : "not ready: the tables of players cannot be used (the lines above say why), nobody can log in. The page is up: restore a backup, or hold the button for 10 s to make a new box of it";
    }

    /// <summary>What to say of a start that failed.</summary>
    public static string Failed(string why) =>
        "not ready: the services did not start (" + why + "). The board starts anew; after " + BootNote.StartsBeforeSafeMode.ToString() + " such starts the next one is in safe mode";
}
